/**
 * A window of any length in buckets of 1, 2, 4, … inputs: at most five of a size, the oldest last.
 * Each bucket has the sum of its inputs and the squares around their mean.
 */
export type ExponentialHistogram = {
  /** Buckets of each size: `held[row]` of 2^row inputs. */
  readonly held: Float64Array;
  /** By row, the oldest first; six places a row. */
  readonly totals: Float64Array;
  readonly squares: Float64Array;
};

/** Sizes of buckets there can be: beyond any stream. */
export const histogramRows = 40;
const mostHeld = 5;
const places = mostHeld + 1;
const largestSize = 549755813888; // 2^39

export const exponentialHistogram = (): ExponentialHistogram => ({
  held: new Float64Array(histogramRows),
  totals: new Float64Array(histogramRows * places),
  squares: new Float64Array(histogramRows * places),
});

/** Let `x` in; where a row overflows, its two oldest buckets become one of the next. */
export function histogramPush(histogram: ExponentialHistogram, x: number): void {
  const { held, totals, squares } = histogram;
  let [total, spread] = [x, 0];
  let size = 1;
  for (let row = 0; row < histogramRows; row++) {
    const at = row * places + held[row]!;
    totals[at] = total;
    squares[at] = spread;
    held[row] = held[row]! + 1;
    if (held[row]! <= mostHeld) return;
    const first = row * places;
    const apart = (totals[first]! - totals[first + 1]!) / size;
    total = totals[first]! + totals[first + 1]!;
    spread = squares[first]! + squares[first + 1]! + (apart * apart * size) / 2;
    dropFrom(histogram, row, 2);
    size *= 2;
  }
}

/** Let the oldest bucket go. */
export function histogramDrop(histogram: ExponentialHistogram): void {
  for (let row = histogramRows - 1; row >= 0; row--) {
    if (histogram.held[row]! === 0) continue;
    dropFrom(histogram, row, 1);
    return;
  }
}

function dropFrom({ held, totals, squares }: ExponentialHistogram, row: number, n: number): void {
  const first = row * places;
  const left = held[row]! - n;
  totals.copyWithin(first, first + n, first + places);
  squares.copyWithin(first, first + n, first + places);
  totals.fill(0, first + left, first + places);
  squares.fill(0, first + left, first + places);
  held[row] = left;
}

/** Buckets in a row of memory, for what walks them. */
export interface Buckets {
  length: number;
  readonly sizes: Float64Array;
  readonly totals: Float64Array;
  readonly squares: Float64Array;
}

export const buckets = (): Buckets => ({
  length: 0,
  sizes: new Float64Array(histogramRows * places),
  totals: new Float64Array(histogramRows * places),
  squares: new Float64Array(histogramRows * places),
});

/** The buckets of `histogram`, the oldest first. */
export function listBuckets(histogram: ExponentialHistogram, into: Buckets): void {
  let length = 0;
  let size = largestSize;
  for (let row = histogramRows - 1; row >= 0; row--, size /= 2) {
    for (let k = 0; k < histogram.held[row]!; k++) {
      into.sizes[length] = size;
      into.totals[length] = histogram.totals[row * places + k]!;
      into.squares[length] = histogram.squares[row * places + k]!;
      length += 1;
    }
  }
  into.length = length;
}

/** Whether `held` and the numbers beside it could have come from inputs. */
export function isHistogram({ held, totals, squares }: ExponentialHistogram): boolean {
  let [isOpen, isSound] = [true, true];
  held.forEach((count, row) => {
    isSound &&= Number.isInteger(count) && count >= 0 && count <= mostHeld;
    isSound &&= isOpen || count === 0; // a row fills from the one before, which then is not empty
    isOpen &&= count >= mostHeld - 1;
    for (let k = 0; k < places; k++) {
      const at = row * places + k;
      isSound &&= squares[at]! >= 0 && squares[at]! < 1e190 && Math.abs(totals[at]!) < 1e104;
      isSound &&= k < count || (totals[at] === 0 && squares[at] === 0);
      isSound &&= row > 0 || squares[at] === 0;
    }
  });
  return isSound;
}
