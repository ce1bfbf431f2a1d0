import { OhlcOperator } from '../../bars/ohlc-operator.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';
import { ratio } from '../../statistics/ratio.js';
import { type WindowSumState, windowSumInit, windowSumStep } from '../../statistics/window-sum.js';

export interface RvgiParameters {
  /** Bars in the sums. */
  readonly period: number;
}

export interface RvgiValue {
  readonly rvgi: number;
  /** `rvgi`, weighed over four values. */
  readonly signal: number;
}

export type RvgiColumns = ColumnsOf<RvgiValue>;

export type RvgiState = {
  bodies: Float64Array;
  ranges: Float64Array;
  lines: Float64Array;
  body: WindowSumState;
  range: WindowSumState;
};

const rvgiInit = ({ period }: RvgiParameters): RvgiState => ({
  bodies: new Float64Array(3).fill(Number.NaN),
  ranges: new Float64Array(3).fill(Number.NaN),
  lines: new Float64Array(3).fill(Number.NaN),
  body: windowSumInit(period),
  range: windowSumInit(period),
});

/** Σ of the last four values with the weights 1, 2, 2, 1, over 6; NaN is passed on, not absorbed. */
function weigh(last: Float64Array, y: number, keep: boolean): number {
  const weighed = (y + 2 * last[0]! + 2 * last[1]! + last[2]!) / 6;
  if (keep && !Number.isNaN(y)) {
    last.copyWithin(1, 0);
    last[0] = y;
  }
  return weighed;
}

/**
 * Relative vigor index: how far bars close from their open, over how far they reach.
 *
 *   s(y) = (y + 2y₋₁ + 2y₋₂ + y₋₃)/6
 *   RVGI = Σ s(close − open) / Σ s(high − low) over `period` bars,  signal = s(RVGI)
 *
 * Not Dorsey's relative volatility index, which shares the letters.
 *
 * @param period  bars in the sums; integer ≥ 1. Usual: 10.
 * @input   bar: open, high, low, close; degree 0
 * @output  `{ rvgi, signal }`, −1 … 1 where closes and opens are within their bars
 * @warmUp  period + 6; rvgi: period + 3
 * @undefined while no bar has had a range, which the signal does not absorb
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1) amortised, O(period) once a lap; 2·period + 9 numbers
 * @source  J. F. Ehlers, Relative vigor index, TASC (January 2002)
 * @example
 * const bar = (open: number, high: number, low: number, close: number) => ({ time: 0, open, high, low, close, volume: 1 });
 * const vigor = new Rvgi(1);
 * [bar(1, 4, 0, 3), bar(3, 5, 1, 4), bar(4, 4, 2, 2), bar(2, 4, 2, 4)].map((b) => vigor.update(b).rvgi); // [NaN, NaN, NaN, 0.1111111111111111]
 */
export class Rvgi extends OhlcOperator<RvgiValue, RvgiParameters, RvgiState> {
  static readonly kind: Kind<'rvgi', RvgiParameters> = {
    name: 'rvgi',
    version: 1,
    title: 'Relative vigor index',
    aliases: ['iRvi', 'relativeVigor', 'relativeVigorIndex'],
    reads: 'bar',
    parameters: { period: bars(10) },
    outputs: { rvgi: { degree: {}, guides: [0] }, signal: { degree: {} } },
    pane: 'own',
    warmUp: ({ period }) => period + 6,
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ period }) => period + 6,
    lateStart: 'a window without a range has no value to weigh',
  };

  constructor(parameters?: Given<RvgiParameters>) {
    super(Rvgi.kind, parameters, rvgiInit);
  }

  protected step(
    open: number,
    high: number,
    low: number,
    close: number,
    out: Float64Array,
    at: number,
    keep: boolean,
  ): void {
    const { state } = this;
    const body = weigh(state.bodies, close - open, keep);
    const range = weigh(state.ranges, high - low, keep);
    const sum = windowSumStep(state.body, body, keep);
    const line = ratio(sum, windowSumStep(state.range, range, keep));
    out[at] = line;
    out[at + 1] = weigh(state.lines, line, keep);
  }

  protected override record(row: Float64Array): RvgiValue {
    return { rvgi: row[0]!, signal: row[1]! };
  }
}
