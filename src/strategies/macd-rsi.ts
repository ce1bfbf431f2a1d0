import { ConfigError } from '../core/errors.js';
import { bars, real } from '../core/parameters.js';
import { reason } from '../core/reason.js';
import { Macd } from '../indicators/oscillators/macd.js';
import { Rsi } from '../indicators/oscillators/rsi.js';
import type { Specs } from '../indicators/set/spec.js';
import { type CrossingState, crossingInit, crossingStep } from './crossing.js';
import { directionOf, type Opinion } from './opinion.js';
import { Remembering } from './remembering.js';
import type { StrategyView } from './strategy.js';
import type { StrategyKind } from './strategy-kind.js';

export interface MacdRsiParameters {
  /** Bars in MACD's fast mean. */
  readonly fastPeriod: number;
  /** Bars in MACD's slow mean. */
  readonly slowPeriod: number;
  /** Bars in MACD's signal line. */
  readonly signalPeriod: number;
  /** Bars in the RSI. */
  readonly rsiPeriod: number;
  /** RSI from which on nothing is expected to rise further. */
  readonly overbought: number;
  /** RSI down to which nothing is expected to fall further. */
  readonly oversold: number;
  /** Bars after which it expects to have been right. */
  readonly horizonBars: number;
}

/**
 * MACD with RSI: momentum turns, and there is room left for it.
 *
 *   up    where macd − signal turns positive and RSI < overbought
 *   down  where macd − signal turns negative and RSI > oversold
 *   strength = room left / (overbought − oversold), at most 1; room is overbought − RSI for up,
 *              RSI − oversold for down
 *
 * A difference of exactly 0 turns nothing: the side before it goes on.
 *
 * @param fastPeriod    bars in MACD's fast mean; default 12
 * @param slowPeriod    bars in its slow mean, more than `fastPeriod`; default 26
 * @param signalPeriod  bars in its signal line; default 9
 * @param rsiPeriod     bars in the RSI; default 14
 * @param overbought    RSI from which up is not said; default 70
 * @param oversold      RSI down to which down is not said, below `overbought`; default 30
 * @param horizonBars   bars after which it expects to have been right; default 5
 * @output  an opinion on the bar of the turn, and none on any other
 * @warmUp  one bar more than MACD or RSI, whichever is later
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1); 1 number
 * @example
 * const strategy = new MacdRsi({ overbought: 75 });
 * strategy.id; // 'macdRsi(12,26,9,14,75,30,5)'
 * Object.keys(strategy.needs); // ['macd(12,26,9)', 'rsi(14)']
 * strategy.warmUp; // 35
 */
export class MacdRsi extends Remembering<MacdRsiParameters, CrossingState> {
  static readonly kind: StrategyKind<'macdRsi', MacdRsiParameters> = {
    name: 'macdRsi',
    version: 1,
    title: 'MACD with RSI',
    aliases: ['macdAndRsi', 'macd'],
    family: 'momentum',
    parameters: {
      fastPeriod: bars(12),
      slowPeriod: bars(26),
      signalPeriod: bars(9),
      rsiPeriod: bars(14),
      overbought: real(70, 0, 100),
      oversold: real(30, 0, 100),
      horizonBars: bars(5),
    },
  };

  readonly needs: Specs;
  readonly warmUp: number;
  readonly #histogram: string;
  readonly #rsi: string;

  constructor(parameters?: Partial<MacdRsiParameters>) {
    super(MacdRsi.kind, parameters, crossingInit);
    const { fastPeriod, slowPeriod, signalPeriod, rsiPeriod, overbought, oversold } =
      this.parameters;
    if (!(oversold < overbought)) {
      throw new ConfigError('oversold', `below overbought, which is ${overbought}`, oversold);
    }
    const macd = new Macd({ fastPeriod, slowPeriod, signalPeriod });
    const rsi = new Rsi(rsiPeriod);
    this.needs = {
      [macd.id]: { kind: 'macd', fastPeriod, slowPeriod, signalPeriod },
      [rsi.id]: { kind: 'rsi', period: rsiPeriod },
    };
    this.warmUp = Math.max(macd.warmUp, rsi.warmUp) + 1;
    this.#histogram = `${macd.id}.histogram`;
    this.#rsi = rsi.id;
  }

  protected judge({ features }: StrategyView, keep: boolean): Opinion | undefined {
    const histogram = features.get(this.#histogram) ?? Number.NaN;
    const rsi = features.get(this.#rsi) ?? Number.NaN;
    const turn = crossingStep(this.state, histogram, keep);
    const { overbought, oversold, horizonBars } = this.parameters;
    const room = turn > 0 ? overbought - rsi : rsi - oversold;
    if (turn === 0 || !(room > 0)) return undefined;
    return {
      direction: directionOf(turn),
      strength: Math.min(1, room / (overbought - oversold)),
      horizonBars,
      reasons: [
        reason(turn > 0 ? 'macd-turned-up' : 'macd-turned-down', histogram),
        reason('rsi-leaves-room', rsi, turn > 0 ? overbought : oversold),
      ],
    };
  }
}
