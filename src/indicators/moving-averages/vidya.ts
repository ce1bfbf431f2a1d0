import { notNegative } from '../../core/invariants.js';
import type { Kind } from '../../core/kind.js';
import { bars, barsLike, type Given } from '../../core/parameters.js';
import { ValueOperator } from '../../core/value-operator.js';
import { type WindowSumState, windowSumInit, windowSumStep } from '../../statistics/window-sum.js';

export interface VidyaParameters {
  /** Of the exponential mean. */
  readonly period: number;
  /** Changes in the share of movement that led anywhere; 0 for as many as `period`. */
  readonly momentumPeriod: number;
}

export type VidyaState = { last: number; mean: number; up: WindowSumState; down: WindowSumState };

const vidyaInit = ({ period, momentumPeriod }: VidyaParameters): VidyaState => ({
  last: Number.NaN,
  mean: Number.NaN,
  up: windowSumInit(momentumPeriod || period),
  down: windowSumInit(momentumPeriod || period),
});

/**
 * Variable index dynamic average: an exponential mean that follows as fast as the price goes one way.
 *
 *   gain = 2/(period + 1) · |Σup − Σdown| / (Σup + Σdown),  VIDYA += gain · (x − VIDYA)
 *
 * The share is that of the Chande momentum oscillator over `momentumPeriod` changes; where nothing moved
 * it is 0. It starts from the first input. Chande's first form (1992; Tulip) takes a ratio of deviations.
 *
 * @param period          of the exponential mean; integer ≥ 1. Usual: 14.
 * @param momentumPeriod  changes in the share; integer ≥ 1, or 0 (default) for `period`
 * @input   any number; degree 1
 * @output  within the extremes of all inputs
 * @warmUp  momentumPeriod + 1
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1) amortised, O(period) once a lap; 2·period numbers
 * @source  T. Chande, Adapting moving averages to market volatility, TASC (March 1992); with the CMO: 1994
 * @example
 * const vidya = new Vidya({ period: 3, momentumPeriod: 2 });
 * [10, 12, 11, 13].map((x) => vidya.update(x)); // [NaN, NaN, 10.166666666666666, 10.63888888888889]
 */
export class Vidya extends ValueOperator<number, VidyaParameters, VidyaState> {
  static readonly kind: Kind<'vidya', VidyaParameters> = {
    name: 'vidya',
    version: 1,
    title: 'Variable index dynamic average',
    aliases: ['variableIndexDynamicAverage'],
    reads: 'value',
    parameters: { period: bars(14), momentumPeriod: barsLike('period') },
    outputs: { value: { degree: { price: 1 } } },
    pane: 'overlay',
    invariants: { __proto__: null, up: notNegative, down: notNegative },
    warmUp: ({ period, momentumPeriod }) => (momentumPeriod || period) + 1,
    memory: () => Number.POSITIVE_INFINITY,
  };

  constructor(parameters?: Given<VidyaParameters>) {
    super(Vidya.kind, parameters, vidyaInit);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const { state } = this;
    const { period } = this.parameters;
    const change = x - state.last;
    const up = windowSumStep(state.up, Math.max(change, 0), keep);
    const down = windowSumStep(state.down, Math.max(-change, 0), keep);
    const total = up + down;
    const share = total > 0 ? Math.abs(up - down) / total : 0;
    const before = Number.isNaN(state.mean) ? x : state.mean;
    const mean = before + ((2 * share) / (period + 1)) * (x - before);
    out[at] = Number.isNaN(total) ? Number.NaN : mean;
    if (keep) {
      state.last = x;
      state.mean = mean;
    }
  }
}
