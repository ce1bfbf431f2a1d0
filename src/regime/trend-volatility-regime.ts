import { HlcOperator } from '../bars/hlc-operator.js';
import { ConfigError } from '../core/errors.js';
import { notNegative } from '../core/invariants.js';
import type { Kind } from '../core/kind.js';
import { bars, type Given, real } from '../core/parameters.js';
import { misfit } from '../core/state.js';
import {
  type AdxDesign,
  adxDesign,
  adxInit,
  adxStep,
  requireOneBar,
} from '../indicators/trend/adx-step.js';
import { atrInit } from '../indicators/volatility/atr.js';
import { natrStep } from '../indicators/volatility/natr.js';
import { type ExponentialMeanDesign, wilderDesign } from '../statistics/exponential-mean.js';
import { sortedWindowInit, sortedWindowRevive } from '../statistics/sorted-window.js';
import { trendInit, trendStep, trends } from './trend.js';
import type {
  TrendVolatilityParameters,
  TrendVolatilityState,
  TrendVolatilityValue,
} from './trend-volatility.js';
import { windowRankStep } from './window-rank.js';

/**
 * Regime by trend and volatility: whether the market goes somewhere, and how restless it is for
 * its own standards.
 *
 *   trend = sign(+DI − −DI) from ADX ≥ enterAdx until ADX < exitAdx, else 0
 *   volatilityRank = rank of NATR among its last `volatilityBars`
 *   volatility = −1 up to lowRank, 1 from highRank on, else 0
 *
 * Numbers, so that it can stand in a row of indicators; `regimeOf` puts them into words.
 *
 * @param period          bars in ADX and ATR; integer ≥ 2; default 14
 * @param enterAdx        ADX at which a trend begins; default 25
 * @param exitAdx         ADX below which it ends; at most `enterAdx`; default 20
 * @param volatilityBars  bars in the ranking; integer ≥ 2; default 250
 * @param lowRank         up to here volatility is low; below `highRank`; default 0.25
 * @param highRank        from here on it is high; default 0.75
 * @input   bar: high, low, close; degree 0
 * @output  `{ trend, volatility, adx, volatilityRank }`
 * @warmUp  the later of 2·period and period + volatilityBars
 * @undefined trend and adx while nothing moves either way; volatility where the close is ≤ 0
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(log volatilityBars) to rank, and to move what stands between leaving and entering
 * @source  J. W. Wilder, New Concepts in Technical Trading Systems (1978), for ADX and its 20 and 25
 * @example
 * const regime = new TrendVolatilityRegime({ period: 2, volatilityBars: 3 });
 * const rise = (i: number) => ({ time: i, open: 8 + i, high: 10 + i, low: 8 + i, close: 9 + i, volume: 1 });
 * for (let i = 0; i < 9; i++) regime.update(rise(i));
 * regimeOf(regime.value); // { trend: 'up', volatility: 'low', adx: 100, volatilityRank: 0 }
 */
export class TrendVolatilityRegime extends HlcOperator<
  TrendVolatilityValue,
  TrendVolatilityParameters,
  TrendVolatilityState
> {
  static readonly kind: Kind<'trendVolatilityRegime', TrendVolatilityParameters> = {
    name: 'trendVolatilityRegime',
    version: 1,
    title: 'Regime by trend and volatility',
    reads: 'bar',
    parameters: {
      period: bars(14, 2),
      enterAdx: real(25, 0, 100),
      exitAdx: real(20, 0, 100),
      volatilityBars: bars(250, 2),
      lowRank: real(0.25, 0, 1),
      highRank: real(0.75, 0, 1),
    },
    outputs: {
      trend: { degree: {}, range: [-1, 1] },
      volatility: { degree: {}, range: [-1, 1] },
      adx: { degree: {}, range: [0, 100], guides: [20, 25] },
      volatilityRank: { degree: {}, range: [0, 1] },
    },
    pane: 'own',
    invariants: {
      __proto__: null,
      'adx.movement.range': notNegative,
      'adx.movement.plus': { of: 'adx.movement.range', ratio: 1 },
      'adx.movement.minus': { of: 'adx.movement.range', ratio: 1 },
      'adx.mean.mean': [0, 100],
      'natr.mean': notNegative,
    },
    warmUp: ({ period, volatilityBars }) => Math.max(2 * period, period + volatilityBars),
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ period, volatilityBars }) => 2 + 17 * period + volatilityBars,
    lateStart: 'a volatility at a close that is not above 0 is not ranked',
  };

  readonly #adx: AdxDesign;
  readonly #wilder: ExponentialMeanDesign;

  constructor(parameters?: Given<TrendVolatilityParameters>) {
    super(TrendVolatilityRegime.kind, parameters, ({ volatilityBars }) => ({
      adx: adxInit(),
      trend: trendInit(),
      natr: atrInit(),
      window: sortedWindowInit(volatilityBars),
    }));
    const { period, enterAdx, exitAdx, lowRank, highRank } = this.parameters;
    if (exitAdx > enterAdx) {
      throw new ConfigError('exitAdx', `at most enterAdx, which is ${enterAdx}`, exitAdx);
    }
    if (lowRank >= highRank) {
      throw new ConfigError('lowRank', `below highRank, which is ${highRank}`, lowRank);
    }
    this.#adx = adxDesign({ period, adxPeriod: 0, seed: 'wilder' });
    this.#wilder = wilderDesign(period);
  }

  protected step(
    high: number,
    low: number,
    close: number,
    out: Float64Array,
    at: number,
    keep: boolean,
  ): void {
    const { state, parameters } = this;
    adxStep(state.adx, high, low, close, this.#adx, out, at, keep);
    const adx = out[at]!;
    const trend = trendStep(state.trend, adx, out[at + 1]!, out[at + 2]!, parameters, keep);
    const natr = natrStep(state.natr, high, low, close, 'skip', this.#wilder, keep);
    const rank = windowRankStep(state.window, natr, keep);
    out[at] = trend;
    out[at + 1] = volatilityOf(rank, parameters);
    out[at + 2] = adx;
    out[at + 3] = rank;
  }

  protected override record(row: Float64Array): TrendVolatilityValue {
    return { trend: row[0]!, volatility: row[1]!, adx: row[2]!, volatilityRank: row[3]! };
  }

  protected override revive(state: TrendVolatilityState): void {
    if (!trends.includes(state.trend.trend)) throw misfit('state.kernel.trend', 'is no trend');
    requireOneBar(state.adx, 'state.kernel.adx');
    sortedWindowRevive(state.window);
  }
}

function volatilityOf(rank: number, { lowRank, highRank }: TrendVolatilityParameters): number {
  if (Number.isNaN(rank)) return Number.NaN;
  return rank <= lowRank ? -1 : Number(rank >= highRank);
}
