import { misfit } from '../../core/state.js';

/**
 * Exponentially weighted sums of products of two series, at every lag up to a largest one:
 *
 *   P_k = Σ β^age·x[t − k]·y[t],  k = −M … M,  and Σ β^age, Σ β^age·x², Σ β^age·y²
 */
export type CrossProductsState = {
  /** P_−M … P_M, then the sums of weights, of x² and of y². */
  readonly sums: Float64Array;
  /** The last M of x, then of y; a ring, NaN where none has come yet. */
  readonly past: Float64Array;
};

export function crossProductsInit(maxLag: number): CrossProductsState {
  return {
    sums: new Float64Array(2 * maxLag + 4),
    past: new Float64Array(2 * maxLag).fill(Number.NaN),
  };
}

/**
 * The sums after one more pair, [x, y], that `time` others came before: into `scratch`, or into the
 * state itself with `keep`; it returns where they are.
 */
export function crossProductsStep(
  { sums, past }: CrossProductsState,
  pair: Float64Array,
  time: number,
  decay: number,
  scratch: Float64Array | undefined,
): Float64Array {
  const into = scratch ?? sums;
  const x = pair[0]!;
  const y = pair[1]!;
  const maxLag = past.length >> 1;
  for (let i = 0; i < sums.length; i++) into[i] = decay * sums[i]!;
  into[maxLag] = into[maxLag]! + x * y;
  for (let k = 1; k <= maxLag && k <= time; k++) {
    const place = (time - k) % maxLag;
    if (Number.isNaN(past[place])) continue;
    into[maxLag + k] = into[maxLag + k]! + past[place]! * y;
    into[maxLag - k] = into[maxLag - k]! + x * past[maxLag + place]!;
  }
  const weight = 2 * maxLag + 1;
  into[weight] = into[weight]! + 1;
  into[weight + 1] = into[weight + 1]! + x * x;
  into[weight + 2] = into[weight + 2]! + y * y;
  if (scratch === undefined && maxLag > 0) {
    past[time % maxLag] = x;
    past[maxLag + (time % maxLag)] = y;
  }
  return into;
}

/** Refuse sums that no pairs give, and a ring that does not hold what `count` inputs left, from `first`. */
export function requireCrossProducts(
  { sums, past }: CrossProductsState,
  count: number,
  first: number,
  path: string,
): void {
  const maxLag = past.length >> 1;
  if (sums.subarray(2 * maxLag + 1).some((sum) => sum < 0)) {
    throw misfit(`${path}.sums`, 'have a sum of squares below 0');
  }
  for (let k = 1; k <= maxLag; k++) {
    const time = count - k;
    const place = ((time % maxLag) + maxLag) % maxLag;
    for (const value of [past[place]!, past[maxLag + place]!]) {
      if (Number.isNaN(value) === time < first) continue;
      throw misfit(`${path}.past`, 'does not hold what came in');
    }
  }
}
