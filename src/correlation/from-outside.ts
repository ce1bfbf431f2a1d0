import { requireNumber, requireText } from '../core/arguments.js';
import { requireFields } from '../core/door.js';
import { requireList } from '../core/lists.js';
import { numberIn } from '../core/reading.js';
import * as horizon from './horizon.js';
import * as pooling from './pool.js';

/*
 * What the room exports. Each function checks its arguments. The library itself calls the function of that name
 * with `Raw` behind it, which checks nothing.
 */

/**
 * Several probabilities of one thing as one, by their log-odds l and weights w:
 *
 *   L = Σ b·l,  b = argmin over b ≥ 0 of b′Rb − 2b′w,  R with 1 on its diagonal and rho beside it
 *
 * Non-negative generalised least squares: how much each voice adds to what the others have said.
 * Independent voices (rho = 0) add up; voices that all say the same thing (rho = 1) count once, at
 * the largest weight; a voice too light to add anything beside heavier ones like it counts for
 * nothing. So a further voice above ½ and above all others never lowers the result. Where log-odds
 * are jointly normal with correlation rho this is Bayes' rule, so the result is calibrated.
 *
 * @param evidence  in any order; equal sets give equal bits
 * @param rho       how alike the voices are, 0 … 1
 * @throws {ConfigError} if a voice has no key, a pUp not between 0 and 1 or a weight below 0, or `rho` is out of bounds
 * @returns pUp = 0.5 where nothing has weight
 * @cost    O(n log n)
 * @source  V. A. Satopää et al., Combining multiple probability predictions using a simple logit
 *          model (2014), for log-odds; equicorrelated normal evidence for the weights
 * @example
 * const voice = (key: string, pUp: number, weight = 1) => ({ key, pUp, weight });
 * pool([voice('a', 0.6), voice('b', 0.6)], 0).pUp.toFixed(4); // '0.6923'
 * pool([voice('a', 0.6), voice('b', 0.6)], 1).pUp.toFixed(4); // '0.6000'
 * pool([voice('a', 0.6), voice('b', 0.6, 0.5)], 0.6).pUp.toFixed(4); // '0.6000'
 * pool([voice('a', 0.6), voice('b', 0.4)], 0).agreement; // 0
 */
export function pool(evidence: readonly pooling.Evidence[], rho: number): pooling.Pooled {
  const voices = Array.from(requireList('evidence', evidence), (given, i) => {
    const { key, pUp, weight } = requireFields(`evidence[${i}]`, given as pooling.Evidence);
    return {
      key: requireText(`evidence[${i}].key`, key),
      pUp: requireNumber(`evidence[${i}].pUp`, pUp, Number.MIN_VALUE, 1 - Number.EPSILON / 2),
      weight: requireNumber(`evidence[${i}].weight`, weight, 0),
    };
  });
  return pooling.poolRaw(voices, requireNumber('rho', rho, 0, 1));
}

/**
 * What log-odds about one horizon amount to at another: log-odds · √(shorter / longer).
 *
 * A signal knows of a drift that lasts as long as its own horizon. Until a shorter horizon only part
 * of it comes, against less noise; until a longer one no more of it comes, against more noise: with
 * noise that grows with the root of time both lose the same factor.
 *
 * @param from  horizon of the signal, above 0, in the unit of `to`
 * @param to    horizon that is asked for
 * @returns a factor, 0 … 1; 1 where the two are equal; NaN unless both are numbers above 0
 */
export function horizonFactor(from: number, to: number): number {
  const isSound = numberIn(from) > 0 && numberIn(to) > 0;
  return isSound ? horizon.horizonFactorRaw(from, to) : Number.NaN;
}
