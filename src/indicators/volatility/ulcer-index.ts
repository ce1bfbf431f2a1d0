import type { Kind } from '../../core/kind.js';
import { bars, type Given } from '../../core/parameters.js';
import { ValueOperator } from '../../core/value-operator.js';
import { type WindowMaxState, windowMaxInit, windowMaxStep } from '../../statistics/window-max.js';
import { type WindowSumState, windowSumInit, windowSumStep } from '../../statistics/window-sum.js';

export interface UlcerIndexParameters {
  /** Inputs back to which a high counts, and drawdowns in the mean. */
  readonly period: number;
}

export type UlcerIndexState = { highest: WindowMaxState; squares: WindowSumState };

function ulcerIndexInit({ period }: UlcerIndexParameters): UlcerIndexState {
  return { highest: windowMaxInit(period), squares: windowSumInit(period) };
}

function ulcerIndexStep(state: UlcerIndexState, x: number, keep: boolean): number {
  if (!(x > 0)) return Number.NaN;
  const highest = windowMaxStep(state.highest, x, keep);
  const drawdown = 100 * ((x - highest) / highest);
  const squares = windowSumStep(state.squares, drawdown * drawdown, keep);
  return Math.sqrt(squares / state.squares.lap.length);
}

const warmUpOf = ({ period }: UlcerIndexParameters): number => 2 * period - 1;

/**
 * Ulcer index: the depth of the recent drawdowns, which is the risk that keeps one awake.
 *
 *   drawdown = 100·(x − highest) / highest,  UI = √ mean(drawdown²)
 *
 * The high is that of the `period` inputs before and at each drawdown (Martin, TTR);
 * Stock.Indicators looks for it inside the one window of the mean and so speaks `period` − 1 earlier.
 *
 * @param period  integer ≥ 1. Usual: 14.
 * @input   a positive number, others are passed over; degree 0
 * @output  percent, 0 … 100
 * @warmUp  2·period − 1
 * @undefined where the input is not positive
 * @throws {ConfigError} if `period` is not an integer ≥ 1
 * @cost    O(1) amortised, O(period) once a lap; 2·period numbers
 * @source  P. G. Martin, B. B. McCann, The Investor's Guide to Fidelity Funds (1989)
 * @example
 * const ulcer = new UlcerIndex(2);
 * [100, 80, 100, 50].map((x) => ulcer.update(x)); // [NaN, NaN, 14.142135623730951, 35.35533905932738]
 */
export class UlcerIndex extends ValueOperator<number, UlcerIndexParameters, UlcerIndexState> {
  static readonly kind: Kind<'ulcerIndex', UlcerIndexParameters> = {
    name: 'ulcerIndex',
    version: 1,
    title: 'Ulcer index',
    aliases: ['ulcer', 'ui'],
    reads: 'value',
    parameters: { period: bars(14) },
    outputs: { value: { degree: {}, range: [0, 100] } },
    pane: 'own',
    invariants: { __proto__: null, squares: [0, 10_000] },
    warmUp: warmUpOf,
    memory: () => Number.POSITIVE_INFINITY,
    lateStart: 'an input that is not positive is passed over',
  };

  constructor(parameters?: Given<UlcerIndexParameters>) {
    super(UlcerIndex.kind, parameters, ulcerIndexInit);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    out[at] = ulcerIndexStep(this.state, x, keep);
  }
}
