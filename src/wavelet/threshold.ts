import { requireNumber, requireOneOf } from '../core/arguments.js';
import { requireNumbers } from '../core/lists.js';

/** What happens to a coefficient w at a threshold T; all of them set |w| < T to 0. */
export type Shrinkage = 'garrote' | 'soft' | 'hard' | 'hyperbolic' | 'firm';

export const shrinkages: readonly Shrinkage[] = ['garrote', 'soft', 'hard', 'hyperbolic', 'firm'];

/**
 * One coefficient, shrunk: `garrote` w − T²/w, `soft` w ∓ T, `hard` w, `hyperbolic`
 * ±√(w² − T²), `firm` 2(w ∓ T) up to 2T and w from there (Gao and Bruce). With T = 0 each is w.
 */
export function shrink(w: number, threshold: number, shrinkage: Shrinkage): number {
  const size = Math.abs(w);
  if (shrinkage === 'hard') return size >= threshold ? w : 0;
  if (!(size > threshold)) return 0;
  if (shrinkage === 'garrote') return w - (threshold / w) * threshold;
  if (shrinkage === 'soft') return w > 0 ? w - threshold : w + threshold;
  if (shrinkage === 'hyperbolic') {
    const root = Math.sqrt((size - threshold) * (size + threshold));
    return w > 0 ? root : -root;
  }
  if (size > 2 * threshold) return w;
  return w > 0 ? 2 * (w - threshold) : 2 * (w + threshold);
}

/**
 * How strongly the shrunk coefficient answers to w: the derivative of `shrink`, its jumps left
 * out. What Stein's estimate of the risk is made of.
 */
export function shrinkSlope(w: number, threshold: number, shrinkage: Shrinkage): number {
  const size = Math.abs(w);
  if (!(size > threshold)) return 0;
  const ratio = threshold / w;
  if (shrinkage === 'garrote') return 1 + ratio * ratio;
  // the hyperbola is upright at its threshold, and no slope counts for more than 16
  if (shrinkage === 'hyperbolic') return 1 / Math.sqrt(Math.max(1 / 256, 1 - ratio * ratio));
  return shrinkage === 'firm' && size <= 2 * threshold ? 2 : 1;
}

/**
 * A copy of `values`, each shrunk at the threshold `value`: what `pywt.threshold` does.
 *
 * @param values  coefficients
 * @param value   the threshold, ≥ 0
 * @param mode    'soft' (default), 'hard', 'garrote', 'hyperbolic' or 'firm' (whose upper threshold
 *                is 2·value: `pywt.threshold_firm(values, value, 2·value)`)
 * @throws {ConfigError} if `value` is negative or not finite, or `mode` another word
 * @source  D. Donoho and I. Johnstone (1994); H.-Y. Gao (1998), garrote; Gao and Bruce (1997), firm
 * @example
 * threshold([3, -1, 0.5], 1, 'soft'); // Float64Array [2, 0, 0]
 */
export function threshold(
  values: ArrayLike<number>,
  value: number,
  mode: Shrinkage = 'soft',
): Float64Array {
  requireNumber('value', value, 0);
  requireOneOf('mode', mode, shrinkages);
  return requireNumbers('values', values).map((w) => shrink(w, value, mode));
}
