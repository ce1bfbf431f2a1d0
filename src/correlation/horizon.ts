/**
 * What log-odds about one horizon amount to at another: log-odds · √(shorter / longer).
 *
 * A signal knows of a drift that lasts as long as its own horizon. Until a shorter horizon only part
 * of it comes, against less noise; until a longer one no more of it comes, against more noise: with
 * noise that grows with the root of time both lose the same factor.
 *
 * @param from  horizon of the signal, above 0, in the unit of `to`
 * @param to    horizon that is asked for
 * @returns a factor, 0 … 1; 1 where the two are equal
 */
export function horizonFactor(from: number, to: number): number {
  return from === to ? 1 : Math.sqrt(Math.min(from, to) / Math.max(from, to));
}
