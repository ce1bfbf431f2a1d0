import { ConfigError } from '../core/errors.js';
import type { Kind } from '../core/kind.js';
import { bars, type Given, longestPeriod, real } from '../core/parameters.js';
import { ValueOperator } from '../core/value-operator.js';
import { permutedIndices } from './block-permutation.js';
import {
  bins,
  blocksOf,
  type PsiParameters,
  type PsiState,
  psiAbsorb,
  psiState,
  requirePsi,
} from './psi-state.js';
import { binOf, stabilityIndex } from './stability-index.js';

/** How far a window is from the reference, and how far chance alone would take it. */
export interface Stability {
  readonly index: number;
  /** That is exceeded by chance in a share `level` of windows. */
  readonly threshold: number;
  /** How often chance alone takes a window as far. */
  readonly pValue: number;
}

/**
 * Population stability index: has the distribution of a feature changed since it was frozen?
 *
 *   PSI = Σ (p − q)·ln(p / q)  over ten bins, p their shares in the window, q in the reference
 *
 * Windows follow each other without overlap. What an index means depends on how the feature
 * remembers itself: the usual .1 and .25 fire in most windows of an AR(.97) that has not drifted. So
 * each is held against `permutations` of the blocks of reference and window, drawn by a
 * generator with a fixed seed. A drift shows where pValue ≤ level, which is where the index exceeds
 * the threshold.
 *
 * @param referenceBars  inputs that are the reference; integer ≥ 20; default 8000
 * @param windowBars     inputs of a window; integer ≥ 20; default 2000
 * @param blockBars      inputs that stay together, several times what the feature remembers; 0, the
 *                       default, is a fifth of the window
 * @param level          of the test; 1e-3 … .5; default .001
 * @param permutations   integer 19 … 99,999; default 3999
 * @input   any number; degree 0
 * @output  of the last full window; index ≥ 0, pValue 0 … 1
 * @warmUp  referenceBars + windowBars
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1), and at the end of a window about a millisecond; 500 + 10·blocks numbers
 * @source  N. Siddiqi, Credit Risk Scorecards (2006); P. Good, Permutation, Parametric and
 *          Bootstrap Tests of Hypotheses (2005), for tests by permutation
 * @example
 * const psi = new Psi({ referenceBars: 400, windowBars: 100, blockBars: 10 });
 * for (let i = 0; i < 500; i++) psi.update(Math.sin(i) + (i < 400 ? 0 : 1));
 * psi.value.pValue < 0.001; // true
 */
export class Psi extends ValueOperator<Stability, PsiParameters, PsiState> {
  static readonly kind: Kind<'psi', PsiParameters> = {
    name: 'psi',
    version: 1,
    title: 'Population stability index',
    reads: 'value',
    parameters: {
      referenceBars: bars(8000, 20),
      windowBars: bars(2000, 20),
      blockBars: { type: 'integer', min: 0, max: longestPeriod, default: 0 },
      level: real(0.001, 0.001, 0.5),
      permutations: { type: 'integer', min: 19, max: 99_999, default: 3999 },
    },
    outputs: {
      index: { degree: {}, range: [0, 1e3] },
      threshold: { degree: {}, range: [0, 1e3] },
      pValue: { degree: {}, range: [0, 1] },
    },
    pane: 'own',
    warmUp: ({ referenceBars, windowBars }) => referenceBars + windowBars,
    memory: () => Number.POSITIVE_INFINITY,
    invariants: {
      __proto__: null,
      '*': 'optional',
      index: [0, 1e3],
      threshold: [0, 1e3],
      pValue: [0, 1],
    },
  };

  readonly #referenceBlocks: number;

  constructor(parameters?: Given<PsiParameters>) {
    super(Psi.kind, parameters, psiState);
    const { windowBars, blockBars } = this.parameters;
    if (blockBars > windowBars / 2) {
      throw new ConfigError(
        'blockBars',
        `at most half of windowBars, ${windowBars / 2}`,
        blockBars,
      );
    }
    this.#referenceBlocks = blocksOf(this.parameters).reference;
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const { state } = this;
    const { referenceBars, windowBars } = this.parameters;
    const inWindow = state.heardCount - referenceBars; // of inputs before this one
    const isLast = inWindow >= 0 && (inWindow + 1) % windowBars === 0;
    let { index, threshold, pValue } = state;
    if (isLast) ({ index, threshold, pValue } = this.#judge(x));
    out[at] = index;
    out[at + 1] = threshold;
    out[at + 2] = pValue;
    if (!keep) return;
    state.index = index;
    state.threshold = threshold;
    state.pValue = pValue;
    psiAbsorb(state, x, this.parameters);
  }

  protected override record(row: Float64Array): Stability {
    return { index: row[0]!, threshold: row[1]!, pValue: row[2]! };
  }

  /** The full window, whose last input is `x`, against all the permutations. */
  #judge(x: number): Stability {
    const blocks = this.state.blocks.slice();
    const last = (blocks.length / bins - 1) * bins + binOf(this.state.edges, x);
    blocks[last] = blocks[last]! + 1;
    const all = blocks.length / bins;
    const own = Array.from(
      { length: all - this.#referenceBlocks },
      (_, i) => this.#referenceBlocks + i,
    );
    const index = stabilityIndex(blocks, bins, own);
    const chance = permutedIndices(blocks, bins, {
      chosen: own.length,
      draws: this.parameters.permutations,
    });
    const reached = chance.reduce((count, other) => count + Number(other >= index), 0);
    const rank = Math.max(1, Math.floor(this.parameters.level * (chance.length + 1)));
    const threshold = chance.sort()[chance.length - rank]!;
    return { index, threshold, pValue: (reached + 1) / (chance.length + 1) };
  }

  protected override revive(state: PsiState): void {
    requirePsi(state, this.parameters);
  }
}
