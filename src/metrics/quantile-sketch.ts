import { exp } from '../core/exp.js';
import { log } from '../core/log.js';

/** What a sketch knows of the values that it was given; NaN where there were none. */
export interface Distribution {
  readonly count: number;
  readonly mean: number;
  readonly min: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** No quantile is further from the true one than this share of it. */
const relativeAccuracy = 0.01;
/** Values of one counter lie within a factor of γ = (1 + accuracy) / (1 − accuracy). */
const logGamma = log((1 + relativeAccuracy) / (1 - relativeAccuracy));

/** The counter of a value above 0: the k for which γ^(k−1) < x ≤ γ^k. */
const counterOf = (x: number): number => Math.ceil(log(x) / logGamma);

/**
 * The value that is within the accuracy of all that counter `k` counts: (1 − accuracy)·γ^k, by one
 * exponent, because γ^k alone is infinite for the largest numbers.
 */
const middleOf = (k: number): number => exp(k * logGamma + log(1 - relativeAccuracy));

/**
 * Quantile sketch: quantiles of any number of values in bounded memory, that can be merged.
 *
 * Extremes are exact, and the mean but for rounding; a quantile is within 1 % of a value that has
 * that rank, before and after merging, whatever the values are distributed like.
 *
 * @input   finite numbers; others are passed over
 * @cost    O(1) a value; some hundred counters for latencies
 * @source  C. Masson, J. E. Rim, H. K. Lee, DDSketch (2019)
 * @example
 * const [one, other] = [new QuantileSketch(), new QuantileSketch()];
 * for (let i = 1; i <= 50; i++) one.add(i);
 * for (let i = 51; i <= 100; i++) other.add(i);
 * one.merge(other);
 * const { count, mean, max, p95 } = one.distribution();
 * [count, mean, max, Math.round(p95)]; // [100, 50.5, 100, 95]
 */
export class QuantileSketch {
  /** How many values each counter has, of those above 0 and, by their size, of those below. */
  readonly #above = new Map<number, number>();
  readonly #below = new Map<number, number>();
  #zeros = 0;
  #count = 0;
  #sum = 0;
  #min: number = Number.POSITIVE_INFINITY;
  #max: number = Number.NEGATIVE_INFINITY;

  /** Take a value in; whether it was a finite number. */
  add(value: number): boolean {
    if (!Number.isFinite(value)) return false;
    if (value === 0) this.#zeros += 1;
    else addTo(value > 0 ? this.#above : this.#below, counterOf(Math.abs(value)), 1);
    this.#count += 1;
    this.#sum += value;
    this.#min = Math.min(this.#min, value);
    this.#max = Math.max(this.#max, value);
    return true;
  }

  /** The value below which a share `q` of all values lies, 0 … 1; 0 and 1 give the extremes. */
  quantile(q: number): number {
    if (this.#count === 0 || !(q >= 0 && q <= 1)) return Number.NaN;
    if (q === 0 || q === 1) return q === 0 ? this.#min : this.#max;
    return Math.min(this.#max, Math.max(this.#min, this.#valueAt(q * (this.#count - 1))));
  }

  distribution(): Distribution {
    const isEmpty = this.#count === 0;
    return {
      count: this.#count,
      mean: this.#sum / this.#count,
      min: isEmpty ? Number.NaN : this.#min,
      p50: this.quantile(0.5),
      p95: this.quantile(0.95),
      p99: this.quantile(0.99),
      max: isEmpty ? Number.NaN : this.#max,
    };
  }

  /** Take in all that `other` was given; `other` stays as it is. */
  merge(other: QuantileSketch): void {
    for (const [k, count] of other.#above) addTo(this.#above, k, count);
    for (const [k, count] of other.#below) addTo(this.#below, k, count);
    this.#zeros += other.#zeros;
    this.#count += other.#count;
    this.#sum += other.#sum;
    this.#min = Math.min(this.#min, other.#min);
    this.#max = Math.max(this.#max, other.#max);
  }

  /** The value of a rank, counted from 0. */
  #valueAt(rank: number): number {
    let passed = 0;
    for (const [k, count] of [...this.#below].sort(([a], [b]) => b - a)) {
      passed += count;
      if (passed > rank) return -middleOf(k);
    }
    passed += this.#zeros;
    if (passed > rank) return 0;
    for (const [k, count] of [...this.#above].sort(([a], [b]) => a - b)) {
      passed += count;
      if (passed > rank) return middleOf(k);
    }
    return this.#max;
  }
}

function addTo(counters: Map<number, number>, k: number, count: number): void {
  counters.set(k, (counters.get(k) ?? 0) + count);
}
