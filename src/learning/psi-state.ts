import { misfit } from '../core/state.js';
import { binOf } from './stability-index.js';

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

/** Bins of a distribution. */
export const bins = 10;
/** Inputs that edges are taken from. */
const forEdges = 500;

export const psiState = (parameters: Readonly<PsiParameters>): PsiState => ({
  heardCount: 0,
  first: new Float64Array(Math.min(forEdges, parameters.referenceBars)).fill(Number.NaN),
  edges: new Float64Array(bins - 1).fill(Number.NaN),
  blocks: new Float64Array(blocksOf(parameters).all * bins),
  index: Number.NaN,
  threshold: Number.NaN,
  pValue: Number.NaN,
});

/** Inputs of a block, and how many blocks there are; what is left over joins the last. */
export function blocksOf({ referenceBars, windowBars, blockBars }: Readonly<PsiParameters>): {
  each: number;
  reference: number;
  all: number;
} {
  const each = blockBars > 0 ? blockBars : Math.floor(windowBars / 5);
  const reference = Math.max(1, Math.floor(referenceBars / each));
  return { each, reference, all: reference + Math.floor(windowBars / each) };
}

/** Refuse, with a `SnapshotError`, a state that no inputs lead to. */
export function requirePsi(state: PsiState, parameters: Readonly<PsiParameters>): void {
  const { heardCount, first, edges, blocks } = state;
  const { referenceBars, windowBars } = parameters;
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

/** Count `x` in its block; the last input of a window leaves an empty one for the next. */
export function psiAbsorb(state: PsiState, x: number, parameters: Readonly<PsiParameters>): void {
  const { first, edges, blocks, heardCount } = state;
  const { referenceBars, windowBars } = parameters;
  const { reference } = blocksOf(parameters);
  state.heardCount += 1;
  if (heardCount < first.length) {
    first[heardCount] = x;
    if (heardCount + 1 === first.length) settleEdges(state, parameters);
  } else if (heardCount >= referenceBars && (state.heardCount - referenceBars) % windowBars === 0) {
    blocks.fill(0, reference * bins);
  } else {
    countIn(state, blockAt(heardCount, parameters), binOf(edges, x));
  }
}

/** Take the edges from the first inputs, and count those. */
function settleEdges(state: PsiState, parameters: Readonly<PsiParameters>): void {
  const { first, edges } = state;
  const sorted = first.slice().sort();
  for (let i = 0; i < edges.length; i++) {
    edges[i] = sorted[Math.floor(((i + 1) * sorted.length) / bins)]!;
  }
  first.forEach((x, i) => {
    countIn(state, blockAt(i, parameters), binOf(edges, x));
  });
  first.fill(Number.NaN);
}

function countIn({ blocks }: PsiState, block: number, bin: number): void {
  blocks[block * bins + bin] = blocks[block * bins + bin]! + 1;
}

/** The block of input `i`: of the reference, or of the window that it falls into. */
function blockAt(i: number, parameters: Readonly<PsiParameters>): number {
  const { referenceBars, windowBars } = parameters;
  const { each, reference, all } = blocksOf(parameters);
  if (i < referenceBars) return Math.min(Math.floor(i / each), reference - 1);
  const inside = (i - referenceBars) % windowBars;
  return Math.min(reference + Math.floor(inside / each), all - 1);
}
