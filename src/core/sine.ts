/** π/2 in four parts: n times each of the first three is exact for n up to 2^20. */
const quarterTurn: Float64Array = /* @__PURE__ */ Float64Array.of(
  1.5707963267341256,
  6.077100506303966e-11,
  2.0222662487111665e-21,
  8.4784276603689e-32,
);

/** The largest angle that sin and cos reduce without loss: 2^20. */
const largestAngle = 1048576;

/** An angle as n quarter turns and what is left, at most π/4, as a sum of two numbers. */
const left = { quarters: 0, high: 0, low: 0 };

/**
 * Sine of an angle in radians, from + − × ÷ alone: rounds alike in every engine.
 *
 * @param x  Angle; at most 2^20 in magnitude.
 * @output  −1 … 1, error below 1 unit in the last place
 * @undefined beyond 2^20, where a double no longer says much about an angle
 * @cost    O(1)
 * @example
 * sin(1); // 0.8414709848078965
 */
export function sin(x: number): number {
  return x === 0 ? x : turned(x, 0); // −0 stays
}

/**
 * Cosine of an angle in radians, from + − × ÷ alone: rounds alike in every engine.
 *
 * @param x  Angle; at most 2^20 in magnitude.
 * @output  −1 … 1, error below 1 unit in the last place
 * @undefined beyond 2^20, where a double no longer says much about an angle
 * @cost    O(1)
 * @example
 * cos(1); // 0.5403023058681398
 */
export function cos(x: number): number {
  return turned(x, 1);
}

/** sin(x + quarters·π/2). */
function turned(x: number, quarters: number): number {
  if (!(Math.abs(x) <= largestAngle)) return Number.NaN;
  reduce(x);
  const { high, low } = left;
  const isCosine = ((left.quarters + quarters) & 1) === 1;
  const value = isCosine ? cosineNearZero(high, low) : sineNearZero(high, low);
  return ((left.quarters + quarters) & 2) === 2 ? -value : value;
}

function reduce(x: number): void {
  const n = Math.round(x * 0.6366197723675814);
  left.quarters = n;
  left.high = x;
  left.low = 0;
  if (n === 0) return;
  for (let i = 0; i < quarterTurn.length; i++) {
    const product = n * quarterTurn[i]!;
    const difference = left.high - product;
    const taken = left.high - difference;
    left.low += left.high - (difference + taken) + (taken - product); // what the difference lost
    left.high = difference;
  }
  const sum = left.high + left.low;
  left.low += left.high - sum;
  left.high = sum;
}

function sineNearZero(x: number, low: number): number {
  const z = x * x;
  const end = -1 / 39916800 + z * (1 / 6227020800 + z * (-1 / 1307674368000 + z / 355687428096000));
  const series = -1 / 6 + z * (1 / 120 + z * (-1 / 5040 + z * (1 / 362880 + z * end)));
  return x + (x * z * series + low * (1 - z / 2));
}

function cosineNearZero(x: number, low: number): number {
  const z = x * x;
  const end = -1 / 3628800 + z * (1 / 479001600 + z * (-1 / 87178291200 + z / 20922789888000));
  const series = 1 / 24 + z * (-1 / 720 + z * (1 / 40320 + z * end));
  const parabola = 1 - z / 2;
  return parabola + (1 - parabola - z / 2 + (z * z * series - x * low));
}
