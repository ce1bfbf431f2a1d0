import { exp } from '../../core/exp.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given } from '../../core/parameters.js';
import { cos } from '../../core/sine.js';
import { ValueOperator } from '../../core/value-operator.js';

export interface SuperSmootherParameters {
  /** Cycles shorter than this are taken out. */
  readonly period: number;
}

/** How the filter weighs its inputs and its own outputs. */
export interface SuperSmootherDesign {
  readonly c1: number;
  readonly c2: number;
  readonly c3: number;
}

export function superSmootherDesign(period: number): SuperSmootherDesign {
  const angle = (Math.SQRT2 * Math.PI) / period;
  const a = exp(-angle);
  const c2 = 2 * a * cos(angle);
  return { c1: 1 - c2 + a * a, c2, c3: -a * a };
}

/** The last input and the last two outputs, NaN until there are any. */
export type SuperSmootherState = { last: number; smooth: number; earlier: number };

export const superSmootherInit = (): SuperSmootherState => ({
  last: Number.NaN,
  smooth: Number.NaN,
  earlier: Number.NaN,
});

export function superSmootherStep(
  state: SuperSmootherState,
  x: number,
  { c1, c2, c3 }: SuperSmootherDesign,
  keep: boolean,
): number {
  const { last, smooth: before, earlier } = state;
  // Shares of the distances from the input: equal inputs stay what they are.
  const smooth = Number.isNaN(earlier)
    ? x
    : x + (c1 / 2) * (last - x) + c2 * (before - x) + c3 * (earlier - x);
  if (keep) {
    state.last = x;
    state.earlier = before;
    state.smooth = smooth;
  }
  return smooth;
}

/**
 * Super smoother: a two-pole Butterworth filter with a moving average of two in front.
 *
 *   a = exp(−√2·π/period),  c2 = 2a·cos(√2·π/period),  c3 = −a²,  c1 = 1 − c2 − c3
 *   F = c1·(x + x₋₁)/2 + c2·F₋₁ + c3·F₋₂
 *
 * The first two inputs pass as they are.
 *
 * @param period  cycles shorter than this are taken out; integer ≥ 2. Usual: 10.
 * @input   any number; degree 1
 * @output  may pass beyond the extremes by a little
 * @warmUp  period
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1); 3 numbers
 * @source  J. F. Ehlers, Cycle Analytics for Traders (2013), chapter 3
 * @example
 * const smoother = new SuperSmoother(2);
 * [10, 12, 11].map((x) => smoother.update(x)); // [NaN, 12, 11.451953206061932]
 */
export class SuperSmoother extends ValueOperator<
  number,
  SuperSmootherParameters,
  SuperSmootherState
> {
  static readonly kind: Kind<'superSmoother', SuperSmootherParameters> = {
    name: 'superSmoother',
    version: 1,
    title: 'Super smoother',
    aliases: ['ehlersSuperSmoother', 'ssf', 'butterworth'],
    reads: 'value',
    parameters: { period: bars(10, 2) },
    outputs: { value: { degree: { price: 1 } } },
    pane: 'overlay',
    invariants: {},
    warmUp: ({ period }) => period,
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ period }) => 4 * period + 10,
  };

  readonly #design: SuperSmootherDesign;

  constructor(parameters?: Given<SuperSmootherParameters>) {
    super(SuperSmoother.kind, parameters, superSmootherInit);
    this.#design = superSmootherDesign(this.parameters.period);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const smooth = superSmootherStep(this.state, x, this.#design, keep);
    out[at] = this.absorbed + 1 < this.parameters.period ? Number.NaN : smooth;
  }
}
