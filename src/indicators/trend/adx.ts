import type { Columns } from '../../bars/bar.js';
import { HlcOperator } from '../../bars/hlc-operator.js';
import { notNegative } from '../../core/invariants.js';
import type { Kind } from '../../core/kind.js';
import { areAdmissible } from '../../core/operator.js';
import { bars, barsLike, type Given, oneOf } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';
import { refuse } from '../../core/transfer.js';
import { exponentialMeanStep } from '../../statistics/exponential-mean.js';
import {
  type AdxDesign,
  type AdxParameters,
  type AdxState,
  adxDesign,
  adxInit,
  adxStep,
  requireOneBar,
} from './adx-step.js';
import { directionalMovementStep } from './directional-movement.js';

export interface AdxValue {
  /** Wilder's mean of `dx`: the strength of the trend, whichever its direction. */
  readonly adx: number;
  /** Share of the true range that was movement upward. */
  readonly plusDi: number;
  /** Share of the true range that was movement downward. */
  readonly minusDi: number;
  /** How far apart the two are, over their sum. */
  readonly dx: number;
}

export type AdxColumns = ColumnsOf<AdxValue>;

/**
 * Average directional index: how strong the trend is, with the two movements it is made of.
 *
 *   +DM = high − high₋₁ if that is > low₋₁ − low and > 0, else 0;  −DM mirrored
 *   +DI = 100·S(+DM)/S(TR),  −DI = 100·S(−DM)/S(TR),  DX = 100·|+DI − −DI| / (+DI + −DI)
 *   ADX = wilder(DX)
 *
 * S is Wilder's sum S += x − S/period. The two ways to begin come together as the first sums fade.
 *
 * @param period     movements in Wilder's sums; integer ≥ 2. Usual: 14.
 * @param adxPeriod  values of DX in the mean that is ADX; integer ≥ 1, or 0 (default) for `period`:
 *                   TradingView's `dmi(17, 14)` is `{ period: 17, adxPeriod: 14 }`
 * @param seed       'wilder' (default; TA-Lib, TTR): the sum of period − 1 terms gives up its share
 *                   before the next; 'sma' (TradingView): the sum of `period` terms
 * @input   bar: high, low, close; degree 0
 * @output  `{ adx, plusDi, minusDi, dx }`, each 0 … 100
 * @warmUp  period + adxPeriod; plusDi, minusDi, dx: period + 1
 * @undefined all four while nothing has moved; dx, and adx for that bar, while neither direction
 *            has (TA-Lib repeats the last ADX)
 * @throws {ConfigError} if `period` is not an integer ≥ 2
 * @cost    O(1); 9 numbers
 * @source  J. W. Wilder, New Concepts in Technical Trading Systems (1978), section IV
 * @example
 * const bar = (high: number, low: number, close: number) => ({ time: 0, open: close, high, low, close, volume: 1 });
 * const adx = new Adx(2);
 * const bars = [bar(12, 10, 11), bar(14, 11, 13), bar(16, 12, 14), bar(15, 8, 10)];
 * bars.map((b) => adx.update(b).plusDi); // [NaN, NaN, 54.54545454545454, 15.384615384615385]
 * adx.value.adx; // 72.72727272727272
 */
export class Adx extends HlcOperator<AdxValue, AdxParameters, AdxState> {
  static readonly kind: Kind<'adx', AdxParameters> = {
    name: 'adx',
    version: 1,
    title: 'Average directional index',
    aliases: ['dmi', 'dx', 'di', 'directionalMovement', 'plusDi', 'minusDi'],
    reads: 'bar',
    parameters: {
      period: bars(14, 2),
      adxPeriod: barsLike('period'),
      seed: oneOf('wilder', 'sma'),
    },
    outputs: {
      adx: { degree: {}, range: [0, 100], guides: [25] },
      plusDi: { degree: {}, range: [0, 100] },
      minusDi: { degree: {}, range: [0, 100] },
      dx: { degree: {}, range: [0, 100] },
    },
    pane: 'own',
    invariants: {
      __proto__: null,
      'movement.range': notNegative,
      'movement.plus': { of: 'movement.range', ratio: 1 },
      'movement.minus': { of: 'movement.range', ratio: 1 },
      'mean.mean': [0, 100],
    },
    warmUp: ({ period, adxPeriod }) => period + (adxPeriod || period),
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ period, adxPeriod }) => 2 + 17 * Math.max(period, adxPeriod),
    lateStart: 'a movement in neither direction has no dx to absorb',
  };

  readonly #design: AdxDesign;

  constructor(parameters?: Given<AdxParameters>) {
    super(Adx.kind, parameters, adxInit);
    this.#design = adxDesign(this.parameters);
  }

  protected override revive(state: AdxState): void {
    requireOneBar(state, 'state.kernel');
  }

  protected step(
    high: number,
    low: number,
    close: number,
    out: Float64Array,
    at: number,
    keep: boolean,
  ): void {
    // As `adxStep`, which would be one call too many for engines to put all of it where it is called.
    const { state } = this;
    const { movement, mean } = this.#design;
    directionalMovementStep(state.movement, high, low, close, movement, out, at + 1, keep);
    out[at] = exponentialMeanStep(state.mean, out[at + 3]!, mean, keep);
  }

  protected override processRows(
    { high, low, close }: Columns,
    length: number,
    output: AdxColumns,
  ): AdxColumns {
    const { state, io, outputs } = this;
    const design = this.#design;
    const { adx, plusDi, minusDi, dx } = output;
    for (let i = 0; i < length; i++) {
      const top = high[i]!;
      const bottom = low[i]!;
      const last = close[i]!;
      const row = areAdmissible(top, bottom, last) ? outputs : io;
      if (row === io) refuse(io, 0, 4);
      else {
        adxStep(state, top, bottom, last, design, outputs, 0, true);
        this.absorbed += 1;
      }
      adx[i] = row[0]!;
      plusDi[i] = row[1]!;
      minusDi[i] = row[2]!;
      dx[i] = row[3]!;
    }
    return output;
  }

  protected override record(row: Float64Array): AdxValue {
    return { adx: row[0]!, plusDi: row[1]!, minusDi: row[2]!, dx: row[3]! };
  }
}
