import { notNegative } from '../core/invariants.js';
import type { Kind } from '../core/kind.js';
import { bars, type Given, oneOf } from '../core/parameters.js';
import { misfit } from '../core/state.js';
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
  cycleMeansInit,
  cycleMeansStep,
  requireMeans,
} from './cycle-means.js';
import type { Spectrum } from './level-spectrum.js';

export interface WaveletCycleParameters {
  /** Levels J: cycles of 4 to 2^(J + 1) inputs. */
  readonly maxLevels: number;
  /** Inputs in which the weight of an old coefficient halves. */
  readonly halfLifeBars: number;
  /** What a cycle stands out of: 'walk' for prices, 'white' for returns. */
  readonly spectrum: Spectrum;
}

/** The dominant cycle, `delayBars` inputs ago. */
export interface Cycle {
  /** Half of what lies between crest and trough. */
  readonly amplitude: number;
  /** In radians, −π … π: 0 on the crest, π/2 halfway down, −π/2 halfway up. */
  readonly phase: number;
  /** Inputs from crest to crest. */
  readonly periodBars: number;
  /** The level that it was found at, from 2. */
  readonly level: number;
  /** Inputs between what amplitude and phase are of and the newest. */
  readonly delayBars: number;
}

export type WaveletCycleState = {
  tree: AnalyticTreeState;
  /** The coefficients of levels 2 … J at the last input. */
  real: Float64Array;
  imaginary: Float64Array;
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
    parameters: {
      maxLevels: { type: 'integer', min: 2, max: 10, default: 5 },
      halfLifeBars: bars(32),
      spectrum: oneOf<Spectrum>('walk', 'white'),
    },
    outputs: {
      amplitude: { degree: { price: 1 }, range: [0, Number.MAX_VALUE] },
      phase: { degree: {}, range: [-Math.PI, Math.PI] },
      periodBars: { degree: {}, range: [2, 1 << 13] },
      level: { degree: {}, range: [2, 10] },
      delayBars: { degree: {}, range: [0, 1 << 13] },
    },
    pane: 'own',
    invariants: {
      __proto__: null,
      tree: 'optional',
      real: 'optional',
      imaginary: 'optional',
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
      real: new Float64Array(maxLevels - 1).fill(Number.NaN),
      imaginary: new Float64Array(maxLevels - 1).fill(Number.NaN),
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
    return this.state.real;
  }

  /** The same of the wavelets' Hilbert transforms. */
  get imaginary(): Float64Array {
    return this.state.imaginary;
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const { state } = this;
    const now = this.#now;
    const { absorbed } = this;
    const tree = this.#tree;
    analyticTreeStep(state.tree, x, absorbed, tree, now.real, now.imaginary, keep);
    const means = keep ? state.means : this.#means;
    if (absorbed + 1 >= this.warmUp) {
      const rounding = 1e-13 * Math.abs(tree.pair[1]!); // V_1: the size of the series
      cycleMeansStep(state.means, now, state, this.#decay, rounding, means);
      cycleOf(now, means, this.#bands, this.parameters.spectrum, out, at);
    } else {
      for (let i = 0; i < 5; i++) out[at + i] = Number.NaN;
    }
    if (!keep) return;
    state.real.set(now.real);
    state.imaginary.set(now.imaginary);
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
    const path = 'state.kernel';
    analyticTreeRevive(state.tree, this.#tree, count, `${path}.tree`);
    requireMeans(state.means, count >= this.warmUp, `${path}.means`);
    const isThere = count >= this.warmUp - 1;
    const areThere = [...state.real, ...state.imaginary].every((w) => !Number.isNaN(w));
    if (isThere && !areThere) throw misfit(`${path}.real`, 'are not there');
  }
}
