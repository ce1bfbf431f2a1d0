import { notNegative } from '../../core/invariants.js';
import type { Kind } from '../../core/kind.js';
import { isAdmissible } from '../../core/operator.js';
import { bars, type Given } from '../../core/parameters.js';
import { ValueOperator } from '../../core/value-operator.js';
import {
  type ExponentialMeanDesign,
  type ExponentialMeanState,
  exponentialMeanInit,
  exponentialMeanNext,
  exponentialMeanStep,
  wilderDesign,
} from '../../statistics/exponential-mean.js';

export interface RsiParameters {
  /** Changes in Wilder's means. */
  readonly period: number;
}

/** `last` is NaN until there is an input to measure a change from. */
export type RsiState = { last: number; gain: ExponentialMeanState; loss: ExponentialMeanState };

export const rsiInit = (): RsiState => ({
  last: Number.NaN,
  gain: exponentialMeanInit(),
  loss: exponentialMeanInit(),
});

/**
 * max(change, 0), exactly: no processor can foresee the branch in a maximum of random signs, and
 * wrong guesses took half of the time.
 */
function riseOf(change: number): number {
  return 0.5 * (Math.abs(change) + change);
}

/** NaN while nothing has moved, or a mean is not there yet. */
function rsiOf(gain: number, loss: number): number {
  return 100 * (gain / (gain + loss));
}

/** Write the RSI after `x` at `out[at]`: a number returned by a call may be boxed. */
export function rsiStep(
  state: RsiState,
  x: number,
  design: ExponentialMeanDesign,
  out: Float64Array,
  at: number,
  keep: boolean,
): void {
  const change = x - state.last;
  const rise = riseOf(change);
  const gain = exponentialMeanStep(state.gain, rise, design, keep);
  const loss = exponentialMeanStep(state.loss, rise - change, design, keep);
  if (keep) state.last = x;
  out[at] = rsiOf(gain, loss);
}

/**
 * Relative strength index: the share of recent movement that was upward.
 *
 *   gain ← wilder(max(Δx, 0)),  loss ← wilder(max(−Δx, 0)),  RSI = 100·gain / (gain + loss)
 *
 * @param period  changes in Wilder's means; integer ≥ 1. Usual: 14.
 * @input   any number; degree 0
 * @output  0 … 100
 * @warmUp  period + 1: the first input only anchors Δx
 * @undefined while gain + loss = 0, no movement at all (TradingView says 100, TA-Lib 0)
 * @throws {ConfigError} if `period` is not an integer ≥ 1
 * @cost    O(1); 5 numbers
 * @source  J. W. Wilder, New Concepts in Technical Trading Systems (1978), section VI
 * @example
 * const rsi = new Rsi(2);
 * [10, 11, 10, 12].map((x) => rsi.update(x)); // [NaN, NaN, 50, 83.33333333333334]
 */
export class Rsi extends ValueOperator<number, RsiParameters, RsiState> {
  static readonly kind: Kind<'rsi', RsiParameters> = {
    name: 'rsi',
    version: 1,
    title: 'Relative strength index',
    aliases: ['relativeStrengthIndex'],
    reads: 'value',
    parameters: { period: bars(14) },
    outputs: { value: { degree: {}, range: [0, 100], guides: [30, 70] } },
    pane: 'own',
    invariants: { __proto__: null, gain: notNegative, loss: notNegative },
    warmUp: ({ period }) => period + 1,
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ period }) => 1 + 16 * period,
  };

  readonly #design: ExponentialMeanDesign;

  constructor(parameters?: Given<RsiParameters>) {
    super(Rsi.kind, parameters, rsiInit);
    this.#design = wilderDesign(this.parameters.period);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    rsiStep(this.state, x, this.#design, out, at, keep);
  }

  protected override processRows(
    input: Float64Array,
    length: number,
    output: Float64Array,
  ): Float64Array {
    const design = this.#design;
    const { state } = this;
    let { absorbed } = this;
    let { last } = state;
    let { count, mean: gain } = state.gain;
    let { mean: loss } = state.loss;
    let rsi = this.outputs[0]!;
    for (let i = 0; i < length; i++) {
      const x = input[i]!;
      output[i] = Number.NaN;
      if (!isAdmissible(x)) continue;
      const change = x - last;
      last = x;
      absorbed += 1;
      if (Number.isNaN(change)) continue;
      count += 1;
      const rise = riseOf(change);
      gain = exponentialMeanNext(gain, rise, count, design);
      loss = exponentialMeanNext(loss, rise - change, count, design);
      rsi = count < design.warmUp ? Number.NaN : rsiOf(gain, loss);
      output[i] = rsi;
    }
    this.absorbed = absorbed;
    this.outputs[0] = rsi;
    state.last = last;
    state.gain.count = count;
    state.gain.mean = gain;
    state.loss.count = count;
    state.loss.mean = loss;
    return output;
  }
}
