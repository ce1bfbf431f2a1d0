/** A range of tangents: up to where, its middle, and the middle's angle in two parts. */
interface Range {
  readonly below: number;
  readonly tangent: number;
  readonly high: number;
  readonly low: number;
}

/** Beyond 4 the angle is measured down from a right one. */
const ranges: readonly Range[] = [
  { below: 0.5, tangent: 0.375, high: 0.35877067027057225, low: -2.4623815582638635e-17 },
  { below: 0.75, tangent: 0.625, high: 0.5585993153435624, low: -5.4556305485916264e-18 },
  { below: 1.25, tangent: 1, high: 0.7853981633974483, low: 3.061616997868383e-17 },
  { below: 2, tangent: 1.5, high: 0.982793723247329, low: 1.3903311031230998e-17 },
  { below: 4, tangent: 3, high: 1.2490457723982544, low: -2.196203799612311e-18 },
];
const rightAngle = { high: 1.5707963267948966, low: 6.123233995736766e-17 };

/**
 * Angle whose tangent is `x`, in radians, from + − × ÷ alone: rounds alike in every engine.
 *
 *   t = (|x| − c)/(1 + |x|·c) for the nearest tabled c;  atan |x| = atan c + t − t³/3 + t⁵/5 − …
 *
 * @param x  Any number.
 * @output  −π/2 … π/2, error below 2 units in the last place
 * @undefined for NaN
 * @cost    O(1)
 * @example
 * atan(1); // 0.7853981633974483
 */
export function atan(x: number): number {
  const size = Math.abs(x);
  if (size === 0) return x; // −0 stays
  if (size < 0.25) return x - x * restNearZero(x);
  // The plus tells V8 that both branches are numbers; without it they are put on the heap.
  const angle = size < 4 ? +inRange(size) : +fromMiddle(-1 / size, rightAngle);
  return x < 0 ? -angle : angle;
}

function inRange(size: number): number {
  const range = ranges.find(({ below }) => size < below)!;
  return fromMiddle((size - range.tangent) / (1 + size * range.tangent), range);
}

function fromMiddle(t: number, { high, low }: { high: number; low: number }): number {
  return high + (t - (t * restNearZero(t) - low));
}

/** t²/3 − t⁴/5 + … − t²⁶/27, |t| ≤ 1/4. */
function restNearZero(t: number): number {
  const z = t * t;
  let sum = 0;
  for (let n = 27; n > 1; n -= 2) sum = z * (1 / n - sum);
  return sum;
}
