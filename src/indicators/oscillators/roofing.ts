import type { Kind } from '../../core/kind.js';
import { bars, type Given } from '../../core/parameters.js';
import { cos, sin } from '../../core/sine.js';
import { ValueOperator } from '../../core/value-operator.js';
import {
  type SuperSmootherDesign,
  type SuperSmootherState,
  superSmootherDesign,
  superSmootherInit,
  superSmootherStep,
} from '../moving-averages/super-smoother.js';

export interface RoofingParameters {
  /** Cycles longer than this are taken out. */
  readonly longPeriod: number;
  /** Cycles shorter than this are taken out. */
  readonly shortPeriod: number;
}

export type RoofingState = {
  x1: number;
  x2: number;
  h1: number;
  h2: number;
  smoother: SuperSmootherState;
};

const roofingInit = (): RoofingState => ({
  x1: Number.NaN,
  x2: Number.NaN,
  h1: 0,
  h2: 0,
  smoother: superSmootherInit(),
});

/**
 * Roofing filter: the price without its trend and without its noise.
 *
 *   HP: a two-pole high-pass filter of longPeriod;  value = superSmoother(HP, shortPeriod)
 *
 * Both begin at 0, as if nothing had been before.
 *
 * @param longPeriod   cycles longer than this are taken out; integer ≥ 4. Usual: 48.
 * @param shortPeriod  cycles shorter than this are taken out; integer ≥ 2. Usual: 10.
 * @input   any number; degree 1
 * @output  centred on 0
 * @warmUp  longPeriod
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1); 7 numbers
 * @source  J. F. Ehlers, Cycle Analytics for Traders (2013), chapter 7
 * @example
 * const roofing = new Roofing({ longPeriod: 4, shortPeriod: 2 });
 * [10, 12, 11, 13].map((x) => roofing.update(x)); // [NaN, NaN, NaN, -0.02432590661691319]
 */
export class Roofing extends ValueOperator<number, RoofingParameters, RoofingState> {
  static readonly kind: Kind<'roofing', RoofingParameters> = {
    name: 'roofing',
    version: 1,
    title: 'Roofing filter',
    aliases: ['roofingFilter'],
    reads: 'value',
    parameters: { longPeriod: bars(48, 4), shortPeriod: bars(10, 2) },
    outputs: { value: { degree: { price: 1 }, guides: [0] } },
    pane: 'own',
    invariants: {},
    warmUp: ({ longPeriod }) => longPeriod,
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ longPeriod, shortPeriod }) => 8 * (longPeriod + shortPeriod),
  };

  readonly #alpha: number;
  readonly #design: SuperSmootherDesign;

  constructor(parameters?: Given<RoofingParameters>) {
    super(Roofing.kind, parameters, roofingInit);
    const { longPeriod, shortPeriod } = this.parameters;
    const angle = (Math.SQRT1_2 * 2 * Math.PI) / longPeriod;
    this.#alpha = (cos(angle) + sin(angle) - 1) / cos(angle);
    this.#design = superSmootherDesign(shortPeriod);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const { state } = this;
    const { x1, x2, h1, h2 } = state;
    const alpha = this.#alpha;
    const keeps = 1 - alpha;
    const bend = Number.isNaN(x1) ? 0 : x - x1 - (x1 - x2);
    const high = (1 - alpha / 2) * (1 - alpha / 2) * bend + 2 * keeps * h1 - keeps * keeps * h2;
    const smooth = superSmootherStep(state.smoother, high, this.#design, keep);
    out[at] = this.absorbed + 1 < this.parameters.longPeriod ? Number.NaN : smooth;
    if (!keep) return;
    state.x2 = Number.isNaN(x1) ? x : x1;
    state.x1 = x;
    state.h2 = h1;
    state.h1 = high;
  }
}
