import { normalCdf } from '../statistics/normal-distribution.js';

/** Whether each of the last 500 outcomes lay outside of its interval: a ring. */
export type CoverageScore = { slot: number; outcomeCount: number; readonly misses: Float64Array };

export const coverageScore = (): CoverageScore => ({
  slot: 0,
  outcomeCount: 0,
  misses: new Float64Array(500),
});

/** Outcomes that a score takes. */
const fewest = 100;

export function noteOutcome(score: CoverageScore, isMiss: boolean): void {
  const { misses, slot } = score;
  misses[slot] = Number(isMiss);
  score.slot = slot + 1 === misses.length ? 0 : slot + 1;
  score.outcomeCount += 1;
}

/**
 * How often intervals that miss a share `miss` of outcomes would be as far from it as these were,
 * by the normal distribution: 1 for those that keep their word, near 0 for those that do not.
 * Where `overlap` outcomes in a row share bars, they are missed together, and count as one.
 */
export function scoreOfCoverage(
  { misses, outcomeCount }: Readonly<CoverageScore>,
  { miss, overlap }: { readonly miss: number; readonly overlap: number },
): number {
  const n = Math.min(outcomeCount, misses.length);
  if (n < fewest) return Number.NaN;
  const missed = misses.reduce((sum, x) => sum + x, 0);
  const apart = Math.max(0, Math.abs(missed - n * miss) - 0.5);
  return 2 * (1 - normalCdf(apart / Math.sqrt(n * overlap * miss * (1 - miss))));
}
