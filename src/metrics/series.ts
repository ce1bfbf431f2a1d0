import { type Distribution, QuantileSketch } from './quantile-sketch.js';

/** What one type of measurement of one component amounts to. */
export interface Summary extends Distribution {
  readonly unit: string;
  readonly last: number;
  /** Measurements a second, between the first and the last; NaN until they have different times. */
  readonly perSecond: number;
}

/** The measurements of one type of one component. */
export class Series {
  readonly #sketch: QuantileSketch = new QuantileSketch();
  #unit = '';
  #last: number = Number.NaN;
  #first: number = Number.NaN;
  #latest: number = Number.NaN;

  /** Take a finite value in, at `time`, or NaN where the clock failed. */
  add(value: number, unit: string, time: number): void {
    this.#sketch.add(value);
    this.#unit = unit;
    this.#last = value;
    if (Number.isNaN(time)) return;
    this.#latest = time;
    if (Number.isNaN(this.#first)) this.#first = time;
  }

  /** Take in what another has measured. */
  merge(other: Series): void {
    this.#sketch.merge(other.#sketch);
    if (Number.isNaN(this.#first) || other.#first < this.#first) this.#first = other.#first;
    if (!Number.isNaN(this.#latest) && !(other.#latest >= this.#latest)) return;
    this.#unit = other.#unit;
    this.#last = other.#last;
    this.#latest = other.#latest;
  }

  summary(): Summary {
    const distribution = this.#sketch.distribution();
    const seconds = (this.#latest - this.#first) / 1000;
    const perSecond = seconds > 0 ? (distribution.count - 1) / seconds : Number.NaN;
    return { ...distribution, unit: this.#unit, last: this.#last, perSecond };
  }
}
