import type { Kind } from '../../core/kind.js';
import { type Given, real } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';
import { ValueOperator } from '../../core/value-operator.js';

export interface CyberCycleParameters {
  /** How fast the trend is followed. */
  readonly alpha: number;
}

export interface CyberCycleValue {
  readonly cycle: number;
  /** `cycle` of the input before. */
  readonly trigger: number;
}

export type CyberCycleColumns = ColumnsOf<CyberCycleValue>;

export type CyberCycleState = {
  x1: number;
  x2: number;
  x3: number;
  s1: number;
  s2: number;
  c1: number;
  c2: number;
};

const cyberCycleInit = (): CyberCycleState => ({
  x1: Number.NaN,
  x2: Number.NaN,
  x3: Number.NaN,
  s1: Number.NaN,
  s2: Number.NaN,
  c1: 0,
  c2: 0,
});

/**
 * Cyber cycle: the cyclic part of the price, by a high-pass filter over a short smoother.
 *
 *   s = (x + 2x₋₁ + 2x₋₂ + x₋₃)/6
 *   C = (1 − alpha/2)²·(s − 2s₋₁ + s₋₂) + 2·(1 − alpha)·C₋₁ − (1 − alpha)²·C₋₂;  trigger = C₋₁
 *
 * All that is before the first input is taken to have been like it.
 *
 * @param alpha  0.001 … 1. Usual: 0.07.
 * @input   any number (Ehlers: hl2); degree 1
 * @output  `{ cycle, trigger }`, centred on 0
 * @warmUp  7
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1); 7 numbers
 * @source  J. F. Ehlers, Cybernetic Analysis for Stocks and Futures (2004), chapter 4
 * @example
 * const cyber = new CyberCycle();
 * [10, 12, 11, 13, 12, 14, 13].map((x) => cyber.update(x).cycle).at(-1); // 1.972838727879659
 */
export class CyberCycle extends ValueOperator<
  CyberCycleValue,
  CyberCycleParameters,
  CyberCycleState
> {
  static readonly kind: Kind<'cyberCycle', CyberCycleParameters> = {
    name: 'cyberCycle',
    version: 1,
    title: 'Cyber cycle',
    reads: 'value',
    parameters: { alpha: real(0.07, 0.001, 1) },
    outputs: { cycle: { degree: { price: 1 }, guides: [0] }, trigger: { degree: { price: 1 } } },
    pane: 'own',
    invariants: {},
    warmUp: () => 7,
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ alpha }) => 7 + Math.ceil(40 / alpha),
  };

  constructor(parameters?: Given<CyberCycleParameters>) {
    super(CyberCycle.kind, parameters, cyberCycleInit);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const { state } = this;
    const { alpha } = this.parameters;
    const { x1, x2, x3, s1, s2, c1, c2 } = state;
    const isFirst = Number.isNaN(x1);
    const smooth = isFirst ? x : x + (2 * (x1 - x) + 2 * (x2 - x) + (x3 - x)) / 6;
    const bend = isFirst ? 0 : smooth - s1 - (s1 - s2);
    const keeps = 1 - alpha;
    const cycle = (1 - alpha / 2) * (1 - alpha / 2) * bend + 2 * keeps * c1 - keeps * keeps * c2;
    const isHeard = this.absorbed + 1 >= 7;
    out[at] = isHeard ? cycle : Number.NaN;
    out[at + 1] = isHeard ? c1 : Number.NaN;
    if (!keep) return;
    state.x3 = isFirst ? x : x2;
    state.x2 = isFirst ? x : x1;
    state.x1 = x;
    state.s2 = isFirst ? x : s1;
    state.s1 = smooth;
    state.c2 = c1;
    state.c1 = cycle;
  }

  protected override record(row: Float64Array): CyberCycleValue {
    return { cycle: row[0]!, trigger: row[1]! };
  }
}
