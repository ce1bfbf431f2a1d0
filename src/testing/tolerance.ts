import type { Kind } from '../core/kind.js';
import { type Inputs, isPair } from './input.js';

/**
 * Whether two sets of outputs agree to `tolerance` of what inputs of this size can explain: an
 * output of price degree 1 is held against the largest price, not against itself, which may have
 * cancelled; one without a degree against its range, or against 1; whatever is larger than that
 * against itself.
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
  const { price, volume } = size;
  return Object.values(kind.outputs).every(({ degree, range }, o) => {
    const a = actual[o]!;
    const b = expected[o]!;
    if (Object.is(a, b) || (Number.isNaN(a) && Number.isNaN(b))) return true;
    const isRatio = (degree.price ?? 0) === 0 && (degree.volume ?? 0) === 0;
    if (isRatio && isBeyond(a) && isBeyond(b)) return true;
    const explained = isRatio
      ? range === undefined
        ? 1
        : range[1] - range[0]
      : power(price, degree.price ?? 0) * power(volume, degree.volume ?? 0);
    return Math.abs(a - b) <= tolerance * Math.max(Math.abs(b), explained);
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

/** The largest price and the largest volume of a series: what errors are judged against. */
export interface Magnitude {
  readonly price: number;
  readonly volume: number;
}

export function magnitudeOf(inputs: Inputs, before?: Magnitude): Magnitude {
  let { price, volume } = before ?? { price: 0, volume: 0 };
  for (const input of inputs) {
    if (typeof input === 'number') price = Math.max(price, Math.abs(input));
    else if (isPair(input)) price = Math.max(price, Math.abs(input[0]), Math.abs(input[1]));
    else {
      price = Math.max(price, Math.abs(input.high), Math.abs(input.low));
      volume = Math.max(volume, Math.abs(input.volume));
    }
  }
  return { price, volume };
}
