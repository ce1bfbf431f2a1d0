import { ConfigError } from '../../core/errors.js';
import { expAt } from '../../core/exp.js';
import type { Kind } from '../../core/kind.js';
import { logAt } from '../../core/log.js';
import { bars, type Given } from '../../core/parameters.js';
import { ValueOperator } from '../../core/value-operator.js';
import { type DelayState, delayInit, delayStep } from '../../statistics/delay.js';
import {
  type WindowRangeState,
  windowRangeInit,
  windowRangeStep,
} from '../../statistics/window-range.js';

export interface FramaParameters {
  /** Inputs in the window, an even number. */
  readonly period: number;
}

export type FramaState = {
  mean: number;
  half: WindowRangeState;
  whole: WindowRangeState;
  before: DelayState;
};

const framaInit = ({ period }: FramaParameters): FramaState => ({
  mean: 0,
  half: windowRangeInit(Math.ceil(period / 2)),
  whole: windowRangeInit(period),
  before: delayInit(Math.ceil(period / 2)),
});

/**
 * Fractal adaptive moving average: an exponential mean whose gain follows the fractal dimension.
 *
 *   N1, N2 = range of the newer, the older half of the window, each over period/2;  N3 = its range over period
 *   D = (ln(N1 + N2) − ln N3) / ln 2,  gain = exp(−4.6·(D − 1)), held to 0.01 … 1
 *   FRAMA += gain · (x − FRAMA)
 *
 * It starts from the input of the `period`-th update. Where a half is flat, D is 1 and the mean is the input.
 *
 * @param period  an even integer ≥ 2. Usual: 16.
 * @input   any number (Ehlers: hl2); degree 1
 * @output  within the extremes of all inputs
 * @warmUp  period
 * @throws {ConfigError} if `period` is not even, or out of bounds
 * @cost    O(1) amortised, O(period) once a lap; 3·period numbers
 * @source  J. F. Ehlers, Fractal adaptive moving averages, TASC (October 2005)
 * @example
 * const frama = new Frama(2);
 * [10, 12, 11, 13].map((x) => frama.update(x)); // [NaN, 12, 11, 13]
 */
export class Frama extends ValueOperator<number, FramaParameters, FramaState> {
  static readonly kind: Kind<'frama', FramaParameters> = {
    name: 'frama',
    version: 1,
    title: 'Fractal adaptive moving average',
    aliases: ['fractalAdaptiveMovingAverage'],
    reads: 'value',
    parameters: { period: bars(16, 2) },
    outputs: { value: { degree: { price: 1 } } },
    pane: 'overlay',
    invariants: {},
    warmUp: ({ period }) => period,
    memory: () => Number.POSITIVE_INFINITY,
  };

  constructor(parameters?: Given<FramaParameters>) {
    super(Frama.kind, parameters, framaInit);
    const { period } = this.parameters;
    if (period % 2 !== 0) throw new ConfigError('period', 'an even number', period);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const { state, io } = this;
    const { period } = this.parameters;
    windowRangeStep(state.half, x, x, io, 0, keep);
    const newer = io[0]! - io[1]!;
    const older = delayStep(state.before, newer, keep);
    windowRangeStep(state.whole, x, x, io, 0, keep);
    const range = io[0]! - io[1]!;
    const isRough = newer > 0 && older > 0;
    io[0] = (2 * (newer + older)) / range;
    if (isRough) logAt(io, 0);
    const dimension = isRough ? io[0]! / Math.LN2 : 1;
    io[0] = -4.6 * (dimension - 1);
    expAt(io, 0);
    const gain = Math.min(Math.max(io[0]!, 0.01), 1);
    io[0] = x; // not `isFirst ? x : …`: what may be `x` as it came is put on the heap
    if (this.absorbed + 1 > period) io[0] = state.mean + gain * (x - state.mean);
    if (keep) state.mean = io[0]!;
    out[at] = this.absorbed + 1 < period ? Number.NaN : io[0]!;
  }
}
