import { squash, stretched } from './logistic.js';
import { RangeCoder } from './range-coder.js';

/** Contexts in which the probability of each binary decision is looked up. */
export const CONTEXTS = 4;

const TABLE_BITS = 16;
const TABLE = 1 << TABLE_BITS;
const GROUPS = 512;

/** How fast the weights of the contexts follow what they got right. */
const WEIGHT_GAIN = 0.012;

/** A probability moves by 1 / (n + 1.6) of its error after n decisions, and never less than at 250. */
const LONGEST_COUNT = 250;
const gains: Float64Array = Float64Array.from({ length: 256 }, (_, n) => 1 / (n + 1.6));

/**
 * Codes binary decisions by probabilities that it learns on the way.
 *
 * Four contexts each look up how decisions in their place went so far, and a logistic mixture
 * weighs them by how well each has foretold (Mahoney's context mixing). The arithmetic is
 * + − × ÷ alone: writer and reader stay equal to the bit on every engine.
 */
export class BitCoder {
  readonly range: RangeCoder;
  /** Chance of a 1 less one half in 2^−23, and in the lowest 8 bits how many decisions it has seen. */
  readonly #cells = new Int32Array(CONTEXTS << TABLE_BITS);
  readonly #weights = new Float64Array(CONTEXTS * GROUPS).fill(0.3);
  readonly #bases = new Int32Array(CONTEXTS);
  #firstGroup = 0;

  /** Reads `bytes`; without them it writes. */
  constructor(bytes?: Uint8Array) {
    this.range = new RangeCoder(bytes);
  }

  /** What the decisions that follow are about: one of eight fields, and four numbers known to both sides. */
  enter(field: number, contexts: Int32Array): void {
    this.#firstGroup = field * 64;
    for (let i = 0; i < CONTEXTS; i++) {
      const mixed = Math.imul(contexts[i]! * 16 + field + 1, 0x2c1b3c6d);
      this.#bases[i] = mixed ^ Math.imul(i + 1, 0x297a2d39);
    }
  }

  /**
   * One decision: written as `bit`, or read; the decision.
   *
   * @param node   which decision of the field this is
   * @param group  0 … 63: decisions of a group share their weights
   */
  code(bit: number, node: number, group: number): number {
    const cells = this.#cells;
    const weights = this.#weights;
    // What each context looks up stays in locals: in fields it took a fifth longer.
    const a = this.#slot(0, node);
    const b = this.#slot(1, node);
    const c = this.#slot(2, node);
    const d = this.#slot(3, node);
    const voteA = vote(cells[a]!);
    const voteB = vote(cells[b]!);
    const voteC = vote(cells[c]!);
    const voteD = vote(cells[d]!);
    const at = (this.#firstGroup + group) * CONTEXTS;
    const chance = squash(
      weights[at]! * voteA +
        weights[at + 1]! * voteB +
        weights[at + 2]! * voteC +
        weights[at + 3]! * voteD,
    );
    const coded = this.range.code(bit, Math.min(Math.max((chance * 65536) | 0, 4), 65532));

    const target = coded === 1 ? 8388607 : -8388608;
    cells[a] = followed(cells[a]!, target);
    cells[b] = followed(cells[b]!, target);
    cells[c] = followed(cells[c]!, target);
    cells[d] = followed(cells[d]!, target);
    const step = (coded - chance) * WEIGHT_GAIN;
    weights[at] = weights[at]! + step * voteA;
    weights[at + 1] = weights[at + 1]! + step * voteB;
    weights[at + 2] = weights[at + 2]! + step * voteC;
    weights[at + 3] = weights[at + 3]! + step * voteD;
    return coded;
  }

  /** Where context `i` keeps a node; sixteen nodes share a line of the processor's cache. */
  #slot(i: number, node: number): number {
    const hash = Math.imul(this.#bases[i]! + (node >> 4), 0x9e3779b1) >>> (32 - TABLE_BITS);
    return i * TABLE + (hash ^ (node & 15));
  }
}

/** The log odds that a cell stands for. */
function vote(cell: number): number {
  return stretched[(cell >> 20) + 2048]!;
}

/** A cell after one decision more. */
function followed(cell: number, target: number): number {
  const count = cell & 255;
  const chance = cell >> 8;
  const moved = chance + (((target - chance) * gains[count]!) | 0);
  return (moved << 8) | (count < LONGEST_COUNT ? count + 1 : count);
}
