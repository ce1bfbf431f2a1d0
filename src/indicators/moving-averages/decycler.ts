import type { Kind } from '../../core/kind.js';
import { bars, type Given } from '../../core/parameters.js';
import { cos, sin } from '../../core/sine.js';
import { ValueOperator } from '../../core/value-operator.js';

export interface DecyclerParameters {
  /** Cycles shorter than this are taken out. */
  readonly period: number;
}

export type DecyclerState = { last: number; trend: number };

const decyclerInit = (): DecyclerState => ({ last: Number.NaN, trend: Number.NaN });

/**
 * Decycler: the price less all cycles shorter than a period; a mean with hardly any lag.
 *
 *   a = (cos w + sin w − 1) / cos w,  w = 2π/period
 *   D = a/2·(x + x₋₁) + (1 − a)·D₋₁
 *
 * It starts from the first input.
 *
 * @param period  cycles shorter than this are taken out; integer ≥ 5. Usual: 60.
 * @input   any number; degree 1
 * @output  within the extremes of all inputs
 * @warmUp  period
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1); 2 numbers
 * @source  J. F. Ehlers, Decyclers, TASC (September 2015)
 * @example
 * const decycler = new Decycler(5);
 * [10, 12, 11, 13, 12].map((x) => decycler.update(x)); // [NaN, NaN, NaN, NaN, 12.405649088681704]
 */
export class Decycler extends ValueOperator<number, DecyclerParameters, DecyclerState> {
  static readonly kind: Kind<'decycler', DecyclerParameters> = {
    name: 'decycler',
    version: 1,
    title: 'Decycler',
    aliases: ['simpleDecycler', 'ehlersDecycler'],
    reads: 'value',
    parameters: { period: bars(60, 5) },
    outputs: { value: { degree: { price: 1 } } },
    pane: 'overlay',
    invariants: {},
    warmUp: ({ period }) => period,
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ period }) => 4 * period,
  };

  readonly #gain: number;

  constructor(parameters?: Given<DecyclerParameters>) {
    super(Decycler.kind, parameters, decyclerInit);
    const angle = (2 * Math.PI) / this.parameters.period;
    this.#gain = (cos(angle) + sin(angle) - 1) / cos(angle);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const { state } = this;
    const gain = this.#gain;
    const isFirst = Number.isNaN(state.last);
    const middle = isFirst ? x : (x + state.last) / 2;
    const mean = isFirst ? x : state.trend + gain * (middle - state.trend);
    out[at] = this.absorbed + 1 < this.parameters.period ? Number.NaN : mean;
    if (keep) {
      state.last = x;
      state.trend = mean;
    }
  }
}
