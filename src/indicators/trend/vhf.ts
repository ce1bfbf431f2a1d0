import { HlcOperator } from '../../bars/hlc-operator.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given, oneOf } from '../../core/parameters.js';
import {
  type WindowRangeState,
  windowRangeInit,
  windowRangeStep,
} from '../../statistics/window-range.js';
import { type WindowSumState, windowSumInit, windowSumStep } from '../../statistics/window-sum.js';

export interface VhfParameters {
  /** Changes of the close in the path, and bars in the range. */
  readonly period: number;
  /** What the range is of. */
  readonly range: 'closes' | 'bars';
}

/** `close` is that of the bar before; NaN until there is one. */
export type VhfState = { close: number; path: WindowSumState; extremes: WindowRangeState };

const vhfInit = ({ period }: VhfParameters): VhfState => ({
  close: Number.NaN,
  path: windowSumInit(period),
  extremes: windowRangeInit(period),
});

/**
 * Vertical horizontal filter: how much of the way the closes went led anywhere.
 *
 *   VHF = (highest close − lowest close) / Σ|close − close₋₁|
 *
 * With range: 'bars' the highest high and the lowest low stand above: that is no share of the way
 * any more, and can exceed 1.
 *
 * @param period  changes in the sum, bars in the range; integer ≥ 1. Usual: 28.
 * @param range   'closes' (default; White, Tulip, TTR of closes) or 'bars' (TTR of high, low, close)
 * @input   bar: high, low, close; degree 0
 * @output  ≥ 0, with 'closes' ≤ 1; high in a trend, low in a range
 * @warmUp  period + 1
 * @undefined while no close differs from the one before
 * @throws {ConfigError} if `period` is not an integer ≥ 1
 * @cost    O(1) amortised, O(period) once a lap; 3·period numbers
 * @source  A. White, The vertical horizontal filter, Futures (August 1991)
 * @example
 * const bar = (high: number, low: number, close: number) => ({ time: 0, open: close, high, low, close, volume: 1 });
 * const filter = new Vhf(2);
 * const bars = [bar(11, 10, 10), bar(13, 10, 12), bar(14, 11, 14)];
 * bars.map((b) => filter.update(b)); // [NaN, NaN, 0.5]
 */
export class Vhf extends HlcOperator<number, VhfParameters, VhfState> {
  static readonly kind: Kind<'vhf', VhfParameters> = {
    name: 'vhf',
    version: 2,
    title: 'Vertical horizontal filter',
    aliases: ['verticalHorizontalFilter'],
    reads: 'bar',
    parameters: { period: bars(28), range: oneOf('closes', 'bars') },
    outputs: { value: { degree: {} } },
    pane: 'own',
    invariants: {},
    warmUp: ({ period }) => period + 1,
    memory: ({ period }) => period + 1,
  };

  constructor(parameters?: Given<VhfParameters>) {
    super(Vhf.kind, parameters, vhfInit);
  }

  protected step(
    high: number,
    low: number,
    close: number,
    out: Float64Array,
    at: number,
    keep: boolean,
  ): void {
    const { state, io: scratch } = this;
    const path = windowSumStep(state.path, Math.abs(close - state.close), keep);
    const ofCloses = this.parameters.range === 'closes';
    windowRangeStep(
      state.extremes,
      ofCloses ? close : high,
      ofCloses ? close : low,
      scratch,
      0,
      keep,
    );
    const span = scratch[0]! - scratch[1]!;
    if (keep) state.close = close;
    out[at] = path > 0 ? span / path : Number.NaN;
  }
}
