/** A point of a curve. */
type Point = readonly [x: number, y: number];

/**
 * The cubic through `(x1, y1)` and `(x2, y2)` that keeps the shape of the four points: between rising
 * points it rises, and it goes beyond none. Slopes by Fritsch and Butland: the weighted harmonic mean of
 * the slopes to both sides, 0 where they differ in sign; at the ends as SciPy's `PchipInterpolator`.
 *
 * @param before  the points before x1, if there is one, x1, x2, and after, if there is one
 * @source F. N. Fritsch, J. Butland (1984), A method for constructing local monotone piecewise cubic
 *         interpolants, SIAM J. Sci. Stat. Comput. 5, 300–304
 */
export function pchipBetween(
  left: { readonly before: Point | undefined; readonly at: Point },
  right: { readonly at: Point; readonly after: Point | undefined },
  x: number,
): number {
  const [x1, y1] = left.at;
  const [x2, y2] = right.at;
  const width = x2 - x1;
  const slope = (y2 - y1) / width;
  const before = left.before && steepness(left.before, left.at);
  const after = right.after && steepness(right.at, right.after);
  const middle = { width, slope };
  const d1 = before ? innerSlope(before, middle) : endSlope(middle, after ?? middle);
  const d2 = after ? innerSlope(middle, after) : endSlope(middle, before ?? middle);
  const t = (x - x1) / width;
  const u = 1 - t;
  const ends = y1 * (1 + 2 * t) * u * u + y2 * t * t * (3 - 2 * t);
  return ends + width * t * u * (d1 * u - d2 * t);
}

interface Stretch {
  readonly width: number;
  readonly slope: number;
}

function steepness([x1, y1]: Point, [x2, y2]: Point): Stretch {
  return { width: x2 - x1, slope: (y2 - y1) / (x2 - x1) };
}

function innerSlope(left: Stretch, right: Stretch): number {
  if (left.slope * right.slope <= 0) return 0;
  const w1 = 2 * right.width + left.width;
  const w2 = right.width + 2 * left.width;
  return (w1 + w2) / (w1 / left.slope + w2 / right.slope);
}

/** Of the outermost point, from the two stretches next to it, one-sided and kept from overshooting. */
function endSlope(outer: Stretch, inner: Stretch): number {
  const h0 = outer.width;
  const h1 = inner.width;
  const d = ((2 * h0 + h1) * outer.slope - h0 * inner.slope) / (h0 + h1);
  if (d * outer.slope <= 0) return 0;
  const overshoots = outer.slope * inner.slope <= 0 && Math.abs(d) > 3 * Math.abs(outer.slope);
  return overshoots ? 3 * outer.slope : d;
}
