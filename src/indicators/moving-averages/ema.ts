import type { Kind } from '../../core/kind.js';
import { isAdmissible } from '../../core/operator.js';
import { bars, type Given, oneOf } from '../../core/parameters.js';
import { misfit } from '../../core/state.js';
import { ValueOperator } from '../../core/value-operator.js';
import {
  type ExponentialMeanDesign,
  type ExponentialMeanState,
  emaDesign,
  exponentialMeanInit,
  exponentialMeanNext,
  exponentialMeanStep,
} from '../../statistics/exponential-mean.js';

export interface EmaParameters {
  /** Inputs whose exponential mean has the same centre of mass as their plain mean. */
  readonly period: number;
  /** Start from the mean of the first `period` inputs, or from the first input. */
  readonly seed: 'sma' | 'first';
}

/**
 * Exponential moving average: a mean in which each input weighs less than the one after it.
 *
 *   EMA += 2 / (period + 1) · (x − EMA)
 *
 * @param period  integer ≥ 1. Usual: 20.
 * @param seed    'sma' (default; TradingView, TA-Lib, technicalindicators) or 'first'
 *                (trading-signals, pandas adjust=False); below 1e-6 apart after about 4.5·period.
 * @input   any number; degree 1
 * @output  within the extremes of all inputs
 * @warmUp  period, whatever the seed
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1); 2 numbers
 * @example
 * const ema = new Ema(3);
 * [1, 2, 3, 7].map((x) => ema.update(x)); // [NaN, NaN, 2, 4.5]
 */
export class Ema extends ValueOperator<number, EmaParameters, ExponentialMeanState> {
  static readonly kind: Kind<'ema', EmaParameters> = {
    name: 'ema',
    version: 1,
    title: 'Exponential moving average',
    aliases: ['exponentialMovingAverage'],
    reads: 'value',
    parameters: { period: bars(20), seed: oneOf('sma', 'first') },
    outputs: { value: { degree: { price: 1 } } },
    pane: 'overlay',
    invariants: {},
    warmUp: ({ period }) => period,
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ period }) => 8 * period,
  };

  readonly #design: ExponentialMeanDesign;

  constructor(parameters?: Given<EmaParameters>) {
    super(Ema.kind, parameters, exponentialMeanInit);
    this.#design = emaDesign(this.parameters.period, this.parameters.seed);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    out[at] = exponentialMeanStep(this.state, x, this.#design, keep);
  }

  /**
   * As the shell's, but the mean is said from where it was worked out, not read again from `out`,
   * and is not asked whether it is a number, which that of a number is. The formula is written out:
   * what V8 learns of a shared function is what all kinds together call it with.
   */
  protected override hear(x: number, out: Float64Array, keep: boolean): number {
    if (!isAdmissible(x)) return this.refused();
    const { state } = this;
    const design = this.#design;
    const count = state.count + 1;
    const before = state.mean;
    const weight = count > design.seedBars ? design.gain : 1 / count;
    const mean = before + weight * (x - before);
    if (keep) {
      this.absorbed = state.count = count;
      state.mean = mean;
    }
    const said = count < design.warmUp ? Number.NaN : mean;
    out[0] = said;
    return said;
  }

  protected override revive(state: ExponentialMeanState, _: Float64Array, count: number): void {
    if (state.count !== count) throw misfit('state.kernel.count', `is not ${count}`);
  }

  protected override processRows(
    input: Float64Array,
    length: number,
    output: Float64Array,
  ): Float64Array {
    const design = this.#design;
    let { count, mean } = this.state;
    for (let i = 0; i < length; i++) {
      const x = input[i]!;
      output[i] = Number.NaN;
      if (!isAdmissible(x)) continue;
      count += 1;
      mean = exponentialMeanNext(mean, x, count, design);
      if (count >= design.warmUp) output[i] = mean;
    }
    this.absorbed = this.state.count = count;
    this.outputs[0] = count < design.warmUp ? Number.NaN : mean;
    this.state.mean = mean;
    return output;
  }
}
