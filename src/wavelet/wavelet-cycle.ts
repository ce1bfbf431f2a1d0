import { notNegative } from '../core/invariants.js';
import type { Kind } from '../core/kind.js';
import type { Given } from '../core/parameters.js';
import { ValueOperator } from '../core/value-operator.js';
import { gainOfHalfLife } from '../statistics/gain.js';
import {
  type AnalyticTree,
  type AnalyticTreeState,
  analyticReach,
  analyticTree,
  analyticTreeInit,
  analyticTreeRevive,
  analyticTreeStep,
} from './analytic-tree.js';
import { type CycleBand, cycleBands, cycleOf } from './cycle-bands.js';
import {
  type Complexes,
  type CycleMeansState,
  cycleMeansHear,
  cycleMeansInit,
  cycleMeansStep,
  requireMeans,
} from './cycle-means.js';
import {
  type Cycle,
  type WaveletCycleParameters,
  waveletCycleOutputs,
  waveletCycleParameters,
} from './cycle-parameters.js';

export type WaveletCycleState = {
  tree: AnalyticTreeState;
  /** Of levels 2 … J. */
  means: CycleMeansState;
};

/**
 * Amplitude, phase and period of the dominant cycle, from analytic wavelets.
 *
 *   z_j = W_j + i·W′_j,  W′ of wavelets that are the Hilbert transforms of W's
 *   ω_j = angle of the mean of z_j[t]·conj z_j[t−1],  periodBars = 2π/ω_j
 *   amplitude = |z_j|/|C_j(ω_j)|,  phase = angle z_j − angle C_j(ω_j),  C_j what the level does to a wave
 *
 * The level is the one whose mean |z|² stands highest above a walk's, or white noise's. Its filters are
 * causal, so what is told is of `delayBars` inputs ago: 5, 12, 25, 51 at levels 2 to 5. The phase at
 * the newest input, if the cycle has gone on, is phase + 2π·delayBars/periodBars. On a sine of any
 * period from 5 to 2^J inputs, amplitude is right to 4 % and phase to 0.05. A level always stands highest:
 * on a walk, which has no cycle, one is told as well, and its period wanders.
 *
 * @param maxLevels     levels J; integer, 2 … 10. Default 5.
 * @param halfLifeBars  of energies and periods; integer ≥ 1. Default 32.
 * @param spectrum      'walk' (default) for prices, 'white' for returns
 * @input   any number; degree 1
 * @output  `{ amplitude, phase, periodBars, level, delayBars }`; the complex coefficients of levels 2 … J
 *   in `real` and `imaginary`
 * @warmUp  7·(2^J − 1) + 3
 * @undefined all five until the series has moved, and where it has stood still for so long that nothing
 *   is left of it in the means
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(J) per update; 2^(J + 6) numbers
 * @source  I. Selesnick (2001), Hilbert transform pairs; I. Selesnick, R. Baraniuk and N. Kingsbury (2005)
 * @example
 * const cycle = new WaveletCycle();
 * for (let t = 0; t < 400; t++) cycle.update(100 + 3 * Math.cos((2 * Math.PI * t) / 20));
 * Math.round(cycle.value.amplitude); // 3
 * Math.round(cycle.value.periodBars); // 20
 */
export class WaveletCycle extends ValueOperator<Cycle, WaveletCycleParameters, WaveletCycleState> {
  static readonly kind: Kind<'waveletCycle', WaveletCycleParameters> = {
    name: 'waveletCycle',
    version: 1,
    title: 'Dominant cycle by analytic wavelets',
    reads: 'value',
    parameters: waveletCycleParameters,
    outputs: waveletCycleOutputs,
    pane: 'own',
    invariants: {
      __proto__: null,
      tree: 'optional',
      'means.real': 'optional',
      'means.imaginary': 'optional',
      'means.weight': notNegative,
      'means.energies': notNegative,
    },
    warmUp: ({ maxLevels }) => analyticReach(analyticTree(maxLevels)) + 1,
    memory: () => Number.POSITIVE_INFINITY,
    lateStart: 'undefined until the series has moved',
  };

  readonly #tree: AnalyticTree;
  readonly #bands: readonly CycleBand[];
  readonly #decay: number;
  readonly #now: Complexes;
  readonly #means: CycleMeansState;

  constructor(parameters?: Given<WaveletCycleParameters>) {
    super(WaveletCycle.kind, parameters, ({ maxLevels }) => ({
      tree: analyticTreeInit(analyticTree(maxLevels)),
      means: cycleMeansInit(maxLevels - 1),
    }));
    const { maxLevels, halfLifeBars } = this.parameters;
    const size = maxLevels - 1;
    this.#tree = analyticTree(maxLevels);
    this.#bands = cycleBands(this.#tree);
    this.#decay = 1 - gainOfHalfLife(halfLifeBars);
    this.#now = { real: new Float64Array(size), imaginary: new Float64Array(size) };
    this.#means = cycleMeansInit(size);
  }

  /** W_2 … W_J of the last input, live: read it, copy it, do not write it. */
  get real(): Float64Array {
    return this.state.means.real;
  }

  /** The same of the wavelets' Hilbert transforms. */
  get imaginary(): Float64Array {
    return this.state.means.imaginary;
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const { state, absorbed } = this;
    const tree = this.#tree;
    const now = this.#now;
    analyticTreeStep(state.tree, x, absorbed, tree, now.real, now.imaginary, keep);
    const isWarm = absorbed + 1 >= this.warmUp;
    const means = keep || !isWarm ? state.means : this.#means;
    const rounding = 1e-13 * Math.abs(tree.pair[1]!); // V_1: the size of the series
    if (isWarm) cycleMeansStep(state.means, now, this.#decay, rounding, means);
    else if (keep) cycleMeansHear(means, now);
    cycleOf(means, this.#bands, this.parameters.spectrum, out, at);
  }

  protected override record(row: Float64Array): Cycle {
    return {
      amplitude: row[0]!,
      phase: row[1]!,
      periodBars: row[2]!,
      level: row[3]!,
      delayBars: row[4]!,
    };
  }

  protected override revive(state: WaveletCycleState, _: Float64Array, count: number): void {
    analyticTreeRevive(state.tree, this.#tree, count, 'state.kernel.tree');
    requireMeans(state.means, count, this.warmUp, 'state.kernel.means');
  }
}
