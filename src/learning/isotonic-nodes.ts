import { largestLogOdds, probabilityOf } from '../statistics/log-odds.js';
import { type IsotonicScratch, isotonicInto, isotonicScratch } from './isotonic-fit.js';

/** What outcomes say at each node: what they weigh, and what those that were up weigh. */
export type NodeCounts = {
  readonly weights: Float64Array;
  readonly ups: Float64Array;
};

/** Nodes of a map, evenly over the log-odds of 1 to 99 %; each is taken at its word at first. */
export class IsotonicNodes {
  /** Stated probability of each. */
  readonly stated: Float64Array;
  readonly #priorOutcomes: number;
  readonly #means: Float64Array;
  readonly #scratch: IsotonicScratch;

  constructor(count: number, priorOutcomes: number) {
    this.#priorOutcomes = priorOutcomes;
    this.#means = new Float64Array(count);
    this.#scratch = isotonicScratch(count);
    this.stated = Float64Array.from({ length: count }, (_, i) =>
      probabilityOf(largestLogOdds * ((2 * i) / (count - 1) - 1)),
    );
  }

  initial(): NodeCounts {
    const prior = this.#priorOutcomes;
    return {
      weights: new Float64Array(this.stated.length).fill(prior),
      ups: this.stated.map((p) => prior * p),
    };
  }

  /** Where log-odds lie among the nodes: 0 at the first, 1.5 half way from the second to the third. */
  #placeOf(logOdds: number): number {
    return ((logOdds / largestLogOdds + 1) / 2) * (this.stated.length - 1);
  }

  /** One outcome goes to the two nodes around it; the past weighs `memory` times what it did, the prior ever the same. */
  add({ weights, ups }: NodeCounts, logOdds: number, outcome: number, memory: number): void {
    const prior = (1 - memory) * this.#priorOutcomes;
    for (let i = 0; i < weights.length; i++) {
      weights[i] = memory * weights[i]! + prior;
      ups[i] = memory * ups[i]! + prior * this.stated[i]!;
    }
    const place = this.#placeOf(logOdds);
    const below = Math.min(weights.length - 2, Math.floor(place));
    const part = place - below;
    weights[below]! += 1 - part;
    ups[below]! += (1 - part) * outcome;
    weights[below + 1]! += part;
    ups[below + 1]! += part * outcome;
  }

  /** The map that the counts make, into `fitted`. */
  fit(fitted: Float64Array, { weights, ups }: NodeCounts): void {
    for (let i = 0; i < weights.length; i++) this.#means[i] = ups[i]! / weights[i]!;
    isotonicInto(fitted, this.#means, weights, this.#scratch);
  }

  /** What a fitted map makes of `logOdds`: on the line between the two nodes around it. */
  read(fitted: Float64Array, logOdds: number): number {
    const place = this.#placeOf(logOdds);
    const below = Math.min(fitted.length - 2, Math.floor(place));
    const low = fitted[below]!;
    return low + (place - below) * (fitted[below + 1]! - low);
  }
}
