import { ConfigError } from '../core/errors.js';
import type { Kind } from '../core/kind.js';
import { bars, type Given, longestPeriod, real } from '../core/parameters.js';
import { misfit } from '../core/state.js';
import { ValueOperator } from '../core/value-operator.js';
import { permutedIndices } from './block-permutation.js';
import { binOf, stabilityIndex } from './stability-index.js';

export type PsiParameters = {
  readonly referenceBars: number;
  readonly windowBars: number;
  readonly blockBars: number;
  readonly level: number;
  readonly permutations: number;
};

export type PsiState = {
  heardCount: number;
  /** The first inputs, NaN before and after the edges were taken from them. */
  readonly first: Float64Array;
  /** Upper edges of all bins but the last, ascending; NaN before. */
  readonly edges: Float64Array;
  /** Inputs by block and bin: those of the reference, then of the newest window. */
  readonly blocks: Float64Array;
  index: number;
  threshold: number;
  pValue: number;
};

/** How far a window is from the reference, and how far chance alone would take it. */
export interface Stability {
  readonly index: number;
  /** That is exceeded by chance in a share `level` of windows. */
  readonly threshold: number;
  /** How often chance alone takes a window as far. */
  readonly pValue: number;
}

export const bins = 10;
/** Inputs that edges are taken from. */
const forEdges = 500;

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

  readonly #blockBars: number;
  readonly #referenceBlocks: number;

  constructor(parameters?: Given<PsiParameters>) {
    super(Psi.kind, parameters, (own) => ({
      heardCount: 0,
      first: new Float64Array(Math.min(forEdges, own.referenceBars)).fill(Number.NaN),
      edges: new Float64Array(bins - 1).fill(Number.NaN),
      blocks: new Float64Array(blocksOf(own).all * bins),
      index: Number.NaN,
      threshold: Number.NaN,
      pValue: Number.NaN,
    }));
    const { windowBars, blockBars } = this.parameters;
    if (blockBars > windowBars / 2) {
      throw new ConfigError(
        'blockBars',
        `at most half of windowBars, ${windowBars / 2}`,
        blockBars,
      );
    }
    const { each, reference } = blocksOf(this.parameters);
    this.#blockBars = each;
    this.#referenceBlocks = reference;
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
    this.#absorb(x, inWindow, isLast);
  }

  protected override record(row: Float64Array): Stability {
    return { index: row[0]!, threshold: row[1]!, pValue: row[2]! };
  }

  #absorb(x: number, inWindow: number, isLast: boolean): void {
    const { state } = this;
    const { first, edges } = state;
    const { heardCount } = state;
    state.heardCount += 1;
    if (heardCount < first.length) {
      first[heardCount] = x;
      if (heardCount + 1 < first.length) return;
      const sorted = first.slice().sort();
      for (let i = 0; i < edges.length; i++) {
        edges[i] = sorted[Math.floor(((i + 1) * sorted.length) / bins)]!;
      }
      for (let i = 0; i < first.length; i++) this.#count(this.#blockAt(i), first[i]!);
      first.fill(Number.NaN);
    } else if (isLast) {
      state.blocks.fill(0, this.#referenceBlocks * bins);
    } else {
      this.#count(inWindow < 0 ? this.#blockAt(heardCount) : this.#blockInWindow(inWindow), x);
    }
  }

  #count(block: number, x: number): void {
    const { blocks, edges } = this.state;
    const at = block * bins + binOf(edges, x);
    blocks[at] = blocks[at]! + 1;
  }

  #blockAt(i: number): number {
    return Math.min(Math.floor(i / this.#blockBars), this.#referenceBlocks - 1);
  }

  #blockInWindow(inWindow: number): number {
    const inside = inWindow % this.parameters.windowBars;
    const all = this.state.blocks.length / bins;
    return Math.min(this.#referenceBlocks + Math.floor(inside / this.#blockBars), all - 1);
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
    const { heardCount, first, edges, blocks } = state;
    const { referenceBars, windowBars } = this.parameters;
    const isBinned = heardCount >= first.length;
    const isFirst = first.every((x, i) => Number.isNaN(x) === (isBinned || i >= heardCount));
    const isSorted = edges.every((edge, i) =>
      isBinned ? i === 0 || edge >= edges[i - 1]! : Number.isNaN(edge),
    );
    if (!isFirst || !isSorted) throw misfit('state.kernel.edges', 'are not those of its inputs');
    const inWindow = heardCount < referenceBars ? 0 : (heardCount - referenceBars) % windowBars;
    const due = isBinned ? Math.min(heardCount, referenceBars) + inWindow : 0;
    const sum = blocks.reduce(
      (total, count) => total + (Number.isInteger(count) && count >= 0 ? count : Number.NaN),
      0,
    );
    if (sum !== due) throw misfit('state.kernel.blocks', 'do not add up');
    const isJudged = heardCount >= referenceBars + windowBars;
    const { index, threshold, pValue } = state;
    if ([index, threshold, pValue].some((x) => Number.isNaN(x) === isJudged)) {
      throw misfit('state.kernel.index', 'and heardCount differ');
    }
  }
}

/** Inputs of a block, and how many blocks there are; what is left over joins the last. */
function blocksOf({ referenceBars, windowBars, blockBars }: Readonly<PsiParameters>) {
  const each = blockBars > 0 ? blockBars : Math.floor(windowBars / 5);
  const reference = Math.max(1, Math.floor(referenceBars / each));
  return { each, reference, all: reference + Math.floor(windowBars / each) };
}
