import { misfit } from '../core/state.js';
import {
  type Pyramid,
  type PyramidState,
  pyramidInit,
  pyramidOf,
  pyramidStep,
  reach,
} from './pyramid.js';
import { pyramidRevive } from './pyramid-restore.js';

/**
 * Lowpass filters of a Hilbert pair, by test/data/make/wavelet-hilbert.py: two vanishing moments; the
 * second is the first half an input later, all but 1e-3 of its energy.
 */
// biome-ignore format: a table
export const realLowpass: readonly number[] = [
  0.21946187400829215, 0.7390887681797742, 0.6180219812451568, -0.06948915536540383,
  -0.1317732410457488, 0.037921740254200115, 0.0013961669788473316, -0.0004145718820229746,
];
// biome-ignore format: a table
export const imaginaryLowpass: readonly number[] = [
  0.043892374801658425, 0.4989567520492223, 0.8145518275580957, 0.23233989407097128,
  -0.17490113134836227, -0.02211700552353115, 0.02356371017515564, -0.002072859410114873,
];

const alternate = (taps: readonly number[]): number[] =>
  taps.map((tap, l) => (l % 2 === 0 ? tap : -tap));

/**
 * The undecimated dual-tree transform: two pyramids whose wavelets are each other's Hilbert transform
 * from level 2 on, so that a level's two coefficients are one complex number.
 *
 * Level 1 is the same in both, but an input later in the imaginary tree. From there on each tree has
 * its own lowpass filter, and as highpass the other's with every second sign turned, which is the pair
 * of the shortest delay. What is between one input and the next of level 2 belongs to different times
 * modulo 2, so each tree is two pyramids that take turns.
 */
export interface AnalyticTree {
  /** Levels J, of which 2 … J are told. */
  readonly levels: number;
  readonly first: Pyramid;
  readonly real: Pyramid;
  readonly imaginary: Pyramid;
  /** V_{j−1} and what comes of it, for the first level and for the others: scratch. */
  readonly pair: Float64Array;
  readonly row: Float64Array;
}

export type AnalyticTreeState = {
  first: PyramidState;
  /** V_1 of the last input; NaN before there is one. */
  before: number;
  real: PyramidState[];
  imaginary: PyramidState[];
};

export function analyticTree(levels: number): AnalyticTree {
  const real = { lowpass: realLowpass, highpass: alternate(imaginaryLowpass) };
  const imaginary = { lowpass: imaginaryLowpass, highpass: alternate(realLowpass) };
  return {
    levels,
    first: pyramidOf(real, 1, 'percival-walden'),
    real: pyramidOf(real, levels - 1, 'percival-walden'),
    imaginary: pyramidOf(imaginary, levels - 1, 'percival-walden'),
    pair: new Float64Array(2),
    row: new Float64Array(levels),
  };
}

export function analyticTreeInit({ first, real, imaginary }: AnalyticTree): AnalyticTreeState {
  return {
    first: pyramidInit(first),
    before: Number.NaN,
    real: [pyramidInit(real), pyramidInit(real)],
    imaginary: [pyramidInit(imaginary), pyramidInit(imaginary)],
  };
}

/** Inputs that the deepest imaginary coefficient depends on. */
export function analyticReach({ first, levels }: AnalyticTree): number {
  return reach(first.taps, levels) + 1;
}

/**
 * Absorb `x`, the input of number `count` from 0; write the coefficients of levels 2 … J into
 * `real` and `imaginary`, NaN before they are there. With `keep` false the state stays as it is.
 */
export function analyticTreeStep(
  state: AnalyticTreeState,
  x: number,
  count: number,
  tree: AnalyticTree,
  real: Float64Array,
  imaginary: Float64Array,
  keep: boolean,
): void {
  const { pair } = tree;
  const { before } = state;
  pair[1] = x;
  pyramidStep(state.first, pair, tree.first, keep);
  const smooth = pair[1]!;
  const number = count + 1 - tree.first.taps; // of V_1, from 0
  if (number < 0) real.fill(Number.NaN);
  else splitOff(state.real[number & 1]!, smooth, tree.real, tree.row, real, keep);
  if (number < 1) imaginary.fill(Number.NaN);
  else
    splitOff(state.imaginary[(number & 1) ^ 1]!, before, tree.imaginary, tree.row, imaginary, keep);
  if (keep) state.before = smooth;
}

/** One V_1 through one of a tree's two pyramids. */
function splitOff(
  state: PyramidState,
  smooth: number,
  design: Pyramid,
  row: Float64Array,
  to: Float64Array,
  keep: boolean,
): void {
  row[row.length - 1] = smooth;
  pyramidStep(state, row, design, keep);
  for (let j = 0; j < to.length; j = (j + 1) | 0) to[j] = row[j]!;
}

/** Refuse a state that `count` inputs do not leave behind; rebuild second copies. */
export function analyticTreeRevive(
  state: AnalyticTreeState,
  { first, real, imaginary }: AnalyticTree,
  count: number,
  path: string,
): void {
  pyramidRevive(state.first, first, count, `${path}.first`);
  const smooths = Math.max(0, count + 1 - first.taps);
  if (Number.isNaN(state.before) !== (smooths === 0)) {
    throw misfit(`${path}.before`, 'is not of the last input');
  }
  [0, 1].forEach((turn) => {
    const ofReal = (smooths + 1 - turn) >> 1;
    const ofImaginary = Math.max(0, smooths - turn) >> 1;
    pyramidRevive(state.real[turn]!, real, ofReal, `${path}.real`);
    pyramidRevive(state.imaginary[turn]!, imaginary, ofImaginary, `${path}.imaginary`);
  });
}
