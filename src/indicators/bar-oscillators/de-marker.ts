import { HlOperator } from '../../bars/hl-operator.js';
import { notNegative } from '../../core/invariants.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given } from '../../core/parameters.js';
import { ratio } from '../../statistics/ratio.js';
import { type WindowSumState, windowSumInit, windowSumStep } from '../../statistics/window-sum.js';

export interface DeMarkerParameters {
  /** Bars in the sums. */
  readonly period: number;
}

export type DeMarkerState = { high: number; low: number; up: WindowSumState; down: WindowSumState };

const deMarkerInit = ({ period }: DeMarkerParameters): DeMarkerState => ({
  high: Number.NaN,
  low: Number.NaN,
  up: windowSumInit(period),
  down: windowSumInit(period),
});

/**
 * DeMarker: the share of recent reaching beyond the bar before that was upward.
 *
 *   up = max(high − high₋₁, 0),  down = max(low₋₁ − low, 0),  value = 100·Σup / (Σup + Σdown)
 *
 * MetaTrader and trading-signals give a share, 0 … 1.
 *
 * @param period  bars in the sums; integer ≥ 1. Usual: 14.
 * @input   bar: high, low; degree 0
 * @output  0 … 100
 * @warmUp  period + 1
 * @undefined while no bar reaches beyond the one before
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1) amortised, O(period) once a lap; 2·period numbers
 * @source  T. DeMark, The New Science of Technical Analysis (1994)
 * @example
 * const bar = (high: number, low: number, close: number) => ({ time: 0, open: close, high, low, close, volume: 1 });
 * const marker = new DeMarker(2);
 * [bar(12, 10, 11), bar(14, 11, 13), bar(13, 10, 12)].map((b) => marker.update(b)); // [NaN, NaN, 66.66666666666666]
 */
export class DeMarker extends HlOperator<number, DeMarkerParameters, DeMarkerState> {
  static readonly kind: Kind<'deMarker', DeMarkerParameters> = {
    name: 'deMarker',
    version: 1,
    title: 'DeMarker',
    aliases: ['dem', 'demarkerIndicator', 'demark'],
    reads: 'bar',
    parameters: { period: bars(14) },
    outputs: { value: { degree: {}, range: [0, 100], guides: [30, 70] } },
    pane: 'own',
    invariants: { __proto__: null, up: notNegative, down: notNegative },
    warmUp: ({ period }) => period + 1,
    memory: ({ period }) => period + 1,
  };

  constructor(parameters?: Given<DeMarkerParameters>) {
    super(DeMarker.kind, parameters, deMarkerInit);
  }

  protected step(high: number, low: number, out: Float64Array, at: number, keep: boolean): void {
    const { state } = this;
    const up = windowSumStep(state.up, Math.max(high - state.high, 0), keep);
    const down = windowSumStep(state.down, Math.max(state.low - low, 0), keep);
    out[at] = 100 * ratio(up, up + down);
    if (keep) {
      state.high = high;
      state.low = low;
    }
  }
}
