import type { Kind } from '../core/kind.js';
import { type Inputs, isPair } from './input.js';

/**
 * Whether two sets of outputs agree to `tolerance` of what inputs of this size can explain: an
 * output of price degree 1 is held against the largest price, not against itself, which may have
 * cancelled; one without a degree against its range, or against 1 if that is larger than itself;
 * one that falls as the inputs grow against the smallest of them.
 * A ratio beyond 1e12 is a division by what rounding left of zero: it agrees with any other such,
 * and with "undefined".
 */
export function closeTo(
  kind: Kind,
  actual: readonly number[],
  expected: readonly number[],
  size: Magnitude,
  tolerance = 1e-9,
): boolean {
  return Object.values(kind.outputs).every(({ degree, range }, o) => {
    const a = actual[o]!;
    const b = expected[o]!;
    if (Object.is(a, b) || (Number.isNaN(a) && Number.isNaN(b))) return true;
    const isRatio = (degree.price ?? 0) === 0 && (degree.volume ?? 0) === 0;
    if (isRatio && isBeyond(a) && isBeyond(b)) return true;
    const scale = isRatio
      ? Math.max(Math.abs(b), range === undefined ? 1 : range[1] - range[0])
      : explained(size.price, degree.price ?? 0) * explained(size.volume, degree.volume ?? 0);
    return Math.abs(a - b) <= tolerance * scale;
  });
}

function isBeyond(ratio: number): boolean {
  return !(Math.abs(ratio) < 1e12);
}

/** base^exponent for a whole exponent, by repeated multiplication: exact for powers of two. */
export function power(base: number, exponent: number): number {
  let product = 1;
  for (let i = 0; i < Math.abs(exponent); i++) product *= exponent < 0 ? 1 / base : base;
  return product;
}

/** The most that numbers of this extent give at `degree`: from the smallest where it is negative. */
function explained({ largest, smallest }: Extent, degree: number): number {
  return power(degree < 0 ? smallest : largest, degree);
}

/** The largest and the smallest magnitude there was, zeros apart. */
export interface Extent {
  readonly largest: number;
  readonly smallest: number;
}

/** The extent of the prices and of the volumes of a series: what errors are judged against. */
export interface Magnitude {
  readonly price: Extent;
  readonly volume: Extent;
}

const nothing: Extent = { largest: 0, smallest: Number.MAX_VALUE };

export function magnitudeOf(inputs: Inputs, before?: Magnitude): Magnitude {
  let { price, volume } = before ?? { price: nothing, volume: nothing };
  for (const input of inputs) {
    if (typeof input === 'number') price = extended(price, input);
    else if (isPair(input)) price = extended(extended(price, input[0]), input[1]);
    else {
      price = extended(extended(price, input.high), input.low);
      volume = extended(volume, input.volume);
    }
  }
  return { price, volume };
}

function extended({ largest, smallest }: Extent, x: number): Extent {
  const size = Math.abs(x);
  return {
    largest: Math.max(largest, size),
    smallest: size === 0 ? smallest : Math.min(smallest, size),
  };
}
