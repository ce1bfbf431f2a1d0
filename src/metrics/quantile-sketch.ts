import { DDSketch } from '@datadog/sketches-js';

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

/**
 * Quantile sketch: quantiles of any number of values in bounded memory, that can be merged.
 *
 * Extremes and mean are exact; a quantile is within 1 % of a value that has that rank, before and
 * after merging, whatever the values are distributed like.
 *
 * @input   finite numbers; others are passed over
 * @cost    O(1) a value; some hundred counters for latencies
 * @source  C. Masson, J. E. Rim, H. K. Lee, DDSketch (2019), by `@datadog/sketches-js`
 * @example
 * const [one, other] = [new QuantileSketch(), new QuantileSketch()];
 * for (let i = 1; i <= 50; i++) one.add(i);
 * for (let i = 51; i <= 100; i++) other.add(i);
 * one.merge(other);
 * const { count, mean, max, p95 } = one.distribution();
 * [count, mean, max, Math.round(p95)]; // [100, 50.5, 100, 95]
 */
export class QuantileSketch {
  readonly #sketch: DDSketch = new DDSketch({ relativeAccuracy });

  /** Take a value in; whether it was a finite number. */
  add(value: number): boolean {
    if (!Number.isFinite(value)) return false;
    this.#sketch.accept(value);
    return true;
  }

  /** The value below which a share `q` of all values lies, 0 … 1. */
  quantile(q: number): number {
    const { count, min, max } = this.#sketch;
    if (count === 0 || !(q >= 0 && q <= 1)) return Number.NaN;
    return Math.min(max, Math.max(min, this.#sketch.getValueAtQuantile(q)));
  }

  distribution(): Distribution {
    const { count, sum, min, max } = this.#sketch;
    return {
      count,
      mean: sum / count,
      min: count === 0 ? Number.NaN : min,
      p50: this.quantile(0.5),
      p95: this.quantile(0.95),
      p99: this.quantile(0.99),
      max: count === 0 ? Number.NaN : max,
    };
  }

  /** Take in all that `other` was given; `other` stays as it is. */
  merge(other: QuantileSketch): void {
    if (other.#sketch.count > 0) this.#sketch.merge(other.#sketch);
  }
}
