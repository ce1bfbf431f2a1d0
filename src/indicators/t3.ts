import type { Kind } from '../core/kind.js';
import { isAdmissible } from '../core/operator.js';
import { bars, type Given, oneOf, real } from '../core/parameters.js';
import { Streaming } from '../core/streaming.js';
import { type DemaDesign, type DemaState, demaDesign, demaInit, demaStep } from './dema.js';

export interface T3Parameters {
  /** Of each of the six EMAs. */
  readonly period: number;
  /** How much of the lag each stage takes off: 0 is a triple EMA smoothing, 1 a triple DEMA. */
  readonly volumeFactor: number;
  /** Start each mean from the mean of its first inputs, or from the first alone. */
  readonly seed: 'sma' | 'first';
}

export interface T3Design {
  readonly inner: DemaDesign;
  readonly outer: DemaDesign;
}

export function t3Design(parameters: T3Parameters, warmUp: number): T3Design {
  const { volumeFactor } = parameters;
  return {
    inner: demaDesign(parameters, volumeFactor, 1),
    outer: demaDesign(parameters, volumeFactor, warmUp),
  };
}

export type T3State = { first: DemaState; second: DemaState; third: DemaState };

export const t3Init = (): T3State => ({
  first: demaInit(),
  second: demaInit(),
  third: demaInit(),
});

export function t3Step(state: T3State, x: number, design: T3Design, keep: boolean): number {
  const first = demaStep(state.first, x, design.inner, keep);
  const second = demaStep(state.second, first, design.inner, keep);
  return demaStep(state.third, second, design.outer, keep);
}

/**
 * Tillson's T3: a generalised DEMA taken three times, smooth and with little lag.
 *
 *   GD(x) = (1 + v)·e1 − v·e2,  e1 = EMA(x),  e2 = EMA(e1),  T3 = GD(GD(GD(x)))
 *
 * Multiplied out, this is the sum of six EMAs that TA-Lib prints.
 *
 * @param period        of each EMA; integer ≥ 1. Usual: 5.
 * @param volumeFactor  v, 0 … 1. Usual: 0.7.
 * @param seed          'sma' (default; TA-Lib) or 'first' (TradingView scripts)
 * @input   any number; degree 1
 * @output  can overshoot the inputs
 * @warmUp  6·period − 5, whatever the seed
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1); 12 numbers
 * @source  T. Tillson, Technical Analysis of Stocks & Commodities (January 1998)
 * @example
 * const t3 = new T3({ period: 1 });
 * [1, 3, 4].map((x) => t3.update(x)); // ?
 */
export class T3 extends Streaming<number, number, T3Parameters, T3State> {
  static readonly kind: Kind<'t3', T3Parameters> = {
    name: 't3',
    version: 1,
    title: 'Tillson T3',
    aliases: ['tillson', 'tillsonT3'],
    reads: 'value',
    parameters: { period: bars(5), volumeFactor: real(0.7, 0, 1), seed: oneOf('sma', 'first') },
    outputs: { value: { degree: { price: 1 } } },
    pane: 'overlay',
    warmUp: ({ period }) => 6 * period - 5,
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ period }) => 24 * period,
  };

  readonly #design: T3Design;

  constructor(parameters?: Given<T3Parameters>) {
    super(T3.kind, parameters, t3Init);
    this.#design = t3Design(this.parameters, this.warmUp);
  }

  update(x: number): number {
    return this.#through(x, true);
  }

  peek(x: number): number {
    return this.#through(x, false);
  }

  process(
    input: Float64Array,
    output: Float64Array = new Float64Array(input.length),
  ): Float64Array {
    for (let i = 0; i < input.length; i++) output[i] = this.#through(input[i]!, true);
    return output;
  }

  transfer(row: Float64Array, from: number, to: number, keep: boolean): void {
    row[to] = this.#through(row[from]!, keep);
  }

  #through(x: number, keep: boolean): number {
    if (!isAdmissible(x)) return Number.NaN;
    const value = t3Step(this.state, x, this.#design, keep);
    if (keep) {
      this.absorbed += 1;
      this.outputs[0] = value;
    }
    return value;
  }
}
