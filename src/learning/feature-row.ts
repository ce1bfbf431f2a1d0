/** Larger features or targets are no numbers that anything can be learned from. */
export const largestFeature = 1e30;

/**
 * Copy the numbers of `given` to the beginning of `into`, each read once.
 *
 * @returns whether they are `width` numbers within ±1e30
 */
export function readFeatures(given: unknown, width: number, into: Float64Array): boolean {
  try {
    const features = given as ArrayLike<unknown>;
    if (features.length !== width) return false;
    for (let i = 0; i < width; i++) {
      const x = features[i];
      if (!(typeof x === 'number' && Math.abs(x) <= largestFeature)) return false;
      into[i] = x;
    }
    return true;
  } catch {
    return false;
  }
}

/** A row of features and what came of it. */
export interface Example {
  readonly features: ArrayLike<number>;
  /** What they are to foretell: a return, or for a direction 1, 0, ½ for a tie. */
  readonly target: number;
}

/**
 * Read `given` once, its features into `into`; its target, NaN if it is no example of `width`
 * features and one finite target.
 */
export function readExample(given: unknown, width: number, into: Float64Array): number {
  try {
    const { features, target } = given as Example;
    const isTarget = typeof target === 'number' && Math.abs(target) <= largestFeature;
    return isTarget && readFeatures(features, width, into) ? target : Number.NaN;
  } catch {
    return Number.NaN;
  }
}
