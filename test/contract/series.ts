import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Bar } from '../../src/bars/bar.js';
import type { Reads } from '../../src/core/kind.js';
import type { Input } from '../../src/testing/input.js';

/** Uniform numbers from a seed: the same series on every machine. */
export class Random {
  readonly #generator;

  constructor(seed: number) {
    this.#generator = xoroshiro128plus(seed);
  }

  /** In [0, 1). */
  unit(): number {
    return uniformFloat64(this.#generator);
  }

  /** From `min` to `max`, both included. */
  integer(min: number, max: number): number {
    return uniformInt(this.#generator, min, max);
  }
}

/**
 * What a series is like: `lively` prices on a grid of 1/64 with no tie anywhere; `flat` stretches
 * without movement or volume; `ties`, small whole numbers, negative too where one number is read;
 * `jumps` over eighteen binary decades.
 */
export const temperaments = ['lively', 'flat', 'ties', 'jumps'] as const;
export type Temperament = (typeof temperaments)[number];

/** A series of `length` inputs of the sort that an operator reads. */
export function seriesOf(
  reads: Reads,
  temperament: Temperament,
  seed: number,
  length: number,
): Input[] {
  const random = new Random(seed);
  if (reads === 'value') return closes(temperament, random, length);
  if (reads === 'bar') return barsOf(temperament, random, length);
  const x = closes(temperament, random, length);
  const y = closes(temperament, random, length);
  return x.map((_, i) => [x[i]!, (x[i]! + 3 * y[i]!) / 4] as const);
}

function closes(temperament: Temperament, random: Random, length: number): number[] {
  if (temperament === 'ties') return times(length, () => random.integer(-3, 3));
  let price = 100;
  return times(length, (i) => {
    price = moved(price, i, temperament, random);
    return price;
  });
}

/** The next price: a step up or down on the grid, never none when lively. */
function moved(price: number, i: number, temperament: Temperament, random: Random): number {
  if (temperament === 'flat' && i % 40 < 25) return price;
  const step = random.integer(1, 96) / 64;
  const next = random.unit() < 0.5 || price < 20 ? price + step : price - step;
  if (temperament !== 'jumps' || random.unit() < 0.95) return next;
  return next * (next > 1000 ? 1 / 64 : 512);
}

function barsOf(temperament: Temperament, random: Random, length: number): Bar[] {
  const start = Date.UTC(2024, 0, 1);
  let close = temperament === 'ties' ? 3 : 100;
  return times(length, (i) => {
    const time = start + i * 60_000;
    const open = close;
    if (temperament === 'flat' && i % 40 < 25) {
      return { time, open, high: close, low: close, close, volume: 0 };
    }
    if (temperament === 'ties') {
      const [low, a, b, high] = times(4, () => random.integer(1, 5)).sort() as [
        number,
        number,
        number,
        number,
      ];
      close = b;
      return { time, open: a, high, low, close, volume: random.integer(0, 3) };
    }
    close = moved(close, i, temperament, random);
    const high = Math.max(open, close) + random.integer(1, 32) / 64;
    const low = Math.min(open, close) - random.integer(1, 32) / 64;
    return { time, open, high, low, close, volume: random.integer(1, 4096) / 4 };
  });
}

function times<T>(length: number, make: (i: number) => T): T[] {
  return Array.from({ length }, (_, i) => make(i));
}
