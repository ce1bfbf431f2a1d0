import type { Kind } from '../../core/kind.js';
import { type Given, real } from '../../core/parameters.js';
import { ValueOperator } from '../../core/value-operator.js';
import { ratio } from '../../statistics/ratio.js';

export interface LaguerreRsiParameters {
  /** How much of a stage stays. */
  readonly gamma: number;
}

export type LaguerreRsiState = { l0: number; l1: number; l2: number; l3: number };

const laguerreRsiInit = (): LaguerreRsiState => ({
  l0: Number.NaN,
  l1: Number.NaN,
  l2: Number.NaN,
  l3: Number.NaN,
});

/**
 * Laguerre RSI: a relative strength over the four stages of a Laguerre filter, quick with little memory.
 *
 *   L0 += (1 − gamma)·(x − L0),  Lk = −gamma·L(k−1) + L(k−1)₋₁ + gamma·Lk₋₁
 *   value = 100·Σ⁺ / (Σ⁺ + Σ⁻) of the differences L0 − L1, L1 − L2, L2 − L3
 *
 * All stages start at the first input. Ehlers gives a share, 0 … 1.
 *
 * @param gamma  0 … 0.99: the larger, the smoother. Usual: 0.5.
 * @input   any number; degree 0
 * @output  0 … 100
 * @warmUp  2
 * @undefined while nothing has moved
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1); 4 numbers
 * @source  J. F. Ehlers, Cybernetic Analysis for Stocks and Futures (2004), chapter 14
 * @example
 * const laguerre = new LaguerreRsi(0.5);
 * [10, 12, 11].map((x) => laguerre.update(x)); // [NaN, 71.42857142857143, 61.53846153846154]
 */
export class LaguerreRsi extends ValueOperator<number, LaguerreRsiParameters, LaguerreRsiState> {
  static readonly kind: Kind<'laguerreRsi', LaguerreRsiParameters> = {
    name: 'laguerreRsi',
    version: 1,
    title: 'Laguerre RSI',
    aliases: ['lrsi'],
    reads: 'value',
    parameters: { gamma: real(0.5, 0, 0.99) },
    outputs: { value: { degree: {}, range: [0, 100], guides: [20, 80] } },
    pane: 'own',
    invariants: {},
    warmUp: () => 2,
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ gamma }) => 4 + Math.ceil(50 / (1 - gamma)),
  };

  constructor(parameters?: Given<LaguerreRsiParameters>) {
    super(LaguerreRsi.kind, parameters, laguerreRsiInit);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const { state } = this;
    const { gamma } = this.parameters;
    const isFirst = Number.isNaN(state.l0);
    const l0 = isFirst ? x : x + gamma * (state.l0 - x);
    const l1 = isFirst ? x : state.l0 + gamma * (state.l1 - l0);
    const l2 = isFirst ? x : state.l1 + gamma * (state.l2 - l1);
    const l3 = isFirst ? x : state.l2 + gamma * (state.l3 - l2);
    const up = Math.max(l0 - l1, 0) + Math.max(l1 - l2, 0) + Math.max(l2 - l3, 0);
    const down = Math.max(l1 - l0, 0) + Math.max(l2 - l1, 0) + Math.max(l3 - l2, 0);
    out[at] = 100 * ratio(up, up + down);
    if (keep) {
      state.l0 = l0;
      state.l1 = l1;
      state.l2 = l2;
      state.l3 = l3;
    }
  }
}
