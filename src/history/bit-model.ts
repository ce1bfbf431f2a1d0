import { squash, stretched } from './logistic.js';

/** Contexts in which the probability of each binary decision is looked up. */
export const CONTEXTS = 4;

const TABLE_BITS = 16;
const GROUPS = 512;

/** How fast the weights of the contexts follow what they got right. */
const WEIGHT_GAIN = 0.012;

/** A probability moves by 1 / (n + 1.6) of its error after n decisions, and never less than at 250. */
const LONGEST_COUNT = 250;
const gains: Float64Array = Float64Array.from({ length: 256 }, (_, n) => 1 / (n + 1.6));

/**
 * The probability that the next binary decision is 1, learned while coding.
 *
 * Four contexts each look up how decisions in their place went so far, and a logistic mixture
 * weighs them by how well each has foretold (Mahoney's context mixing). The arithmetic is
 * + − × ÷ alone: writer and reader stay equal to the bit on every engine.
 */
export class BitModel {
  /** Chance of a 1 less one half in 2^−23, and in the lowest 8 bits how many decisions it has seen. */
  readonly #cells = new Int32Array(CONTEXTS << TABLE_BITS);
  readonly #weights = new Float64Array(CONTEXTS * GROUPS).fill(0.3);
  readonly #bases = new Int32Array(CONTEXTS);
  readonly #slots = new Int32Array(CONTEXTS);
  readonly #inputs = new Float64Array(CONTEXTS);
  #firstGroup = 0;
  #weightsAt = 0;
  #chance = 0.5;

  /** What the decisions that follow are about: one of eight fields, and four numbers known to both sides. */
  enter(field: number, contexts: Int32Array): void {
    this.#firstGroup = field * 64;
    for (let i = 0; i < CONTEXTS; i++) {
      const mixed = Math.imul(contexts[i]! * 16 + field + 1, 0x2c1b3c6d);
      this.#bases[i] = mixed ^ Math.imul(i + 1, 0x297a2d39);
    }
  }

  /**
   * Probability of a 1 in 65,536ths, 4 … 65,532.
   *
   * @param node   which decision of the field this is
   * @param group  0 … 63: decisions of a group share their weights
   */
  predict(node: number, group: number): number {
    const at = (this.#firstGroup + group) * CONTEXTS;
    const sum =
      this.#vote(0, node, at) +
      this.#vote(1, node, at) +
      this.#vote(2, node, at) +
      this.#vote(3, node, at);
    this.#weightsAt = at;
    this.#chance = squash(sum);
    return Math.min(Math.max((this.#chance * 65536) | 0, 4), 65532);
  }

  /** The decision that was predicted last went this way. */
  learn(bit: number): void {
    const step = (bit - this.#chance) * WEIGHT_GAIN;
    const target = bit === 1 ? 8388607 : -8388608;
    this.#follow(0, target, step);
    this.#follow(1, target, step);
    this.#follow(2, target, step);
    this.#follow(3, target, step);
  }

  /** What context `i` has to say, by its weight; sixteen nodes share a line of the processor's cache. */
  #vote(i: number, node: number, at: number): number {
    const hash = Math.imul(this.#bases[i]! + (node >> 4), 0x9e3779b1) >>> (32 - TABLE_BITS);
    const slot = (i << TABLE_BITS) + (hash ^ (node & 15));
    const input = stretched[(this.#cells[slot]! >> 20) + 2048]!;
    this.#slots[i] = slot;
    this.#inputs[i] = input;
    return this.#weights[at + i]! * input;
  }

  #follow(i: number, target: number, step: number): void {
    const slot = this.#slots[i]!;
    const cell = this.#cells[slot]!;
    const count = cell & 255;
    const chance = cell >> 8;
    const moved = chance + (((target - chance) * gains[count]!) | 0);
    this.#cells[slot] = (moved << 8) | (count < LONGEST_COUNT ? count + 1 : count);
    const weight = this.#weightsAt + i;
    this.#weights[weight] = this.#weights[weight]! + step * this.#inputs[i]!;
  }
}
