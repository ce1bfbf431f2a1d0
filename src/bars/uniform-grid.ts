import type { Grid, Place } from './grid.js';

/** Days of a market that never closes, from any time of day. */
export class UniformGrid implements Grid {
  readonly #origin: number;
  readonly #stepMs: number;

  constructor(origin: number, stepMs: number) {
    this.#origin = origin;
    this.#stepMs = stepMs;
  }

  locate(time: number, place: Place): void {
    place.start = this.#origin + this.#stepMs * Math.floor((time - this.#origin) / this.#stepMs);
    place.end = place.start + this.#stepMs;
  }

  uncutStart({ start }: Readonly<Place>): number {
    return start;
  }

  startsIn(start: number, end: number): number {
    const starts = (time: number): number => Math.ceil((time - this.#origin) / this.#stepMs);
    return Math.max(0, starts(end) - starts(start));
  }
}
