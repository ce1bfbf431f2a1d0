import { ConfigError } from '../core/errors.js';
import { bars, barsLike, type ParameterTable } from '../core/parameters.js';
import { ratio } from '../statistics/ratio.js';

/** The window of a scaler, and how much of it has to be there. */
export interface WindowParameters {
  /** Inputs in the window, the newest included. */
  readonly windowSize: number;
  /** Inputs from which on there is an output: until the window is full it grows. 0: all of them. */
  readonly minDataPoints: number;
}

export const windowParameters: ParameterTable<WindowParameters> = {
  windowSize: bars(100, 2),
  minDataPoints: barsLike('windowSize'),
};

/** Inputs from which on there is an output. */
export function fewestOf({ windowSize, minDataPoints }: WindowParameters): number {
  return minDataPoints === 0 ? windowSize : minDataPoints;
}

/** Refuse a least count that the window never reaches, or that has no spread. */
export function requireWindow({ windowSize, minDataPoints }: WindowParameters): void {
  if (minDataPoints === 0 || (minDataPoints >= 2 && minDataPoints <= windowSize)) return;
  throw new ConfigError('minDataPoints', `an integer from 2 to ${windowSize}`, minDataPoints);
}

/** Why NaN may still stand in a state that is ready. */
export const growing = 'from minDataPoints on the window grows until it is full';

/** Where a scaler stands: an output is (x − location) / spread. */
export type Place = { location: number; spread: number };

export const noPlace = (): Place => ({ location: Number.NaN, spread: Number.NaN });

/** `x` on the scale of `location` and `spread`, which `keep` leaves in `place`. */
export function onScale(
  place: Place,
  x: number,
  location: number,
  spread: number,
  keep: boolean,
): number {
  if (keep) {
    place.location = location;
    place.spread = spread;
  }
  return ratio(x - location, spread);
}

/** The way back: the input that stands at `y`. */
export function offScale({ location, spread }: Readonly<Place>, y: number): number {
  return location + y * spread;
}
