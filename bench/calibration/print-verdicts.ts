import type { Verdict } from './reliability.js';

/** Forecasts below which a series is printed and not judged. */
export const leastJudged = 2000;

/** What speaks against a series' probabilities; nothing where they can be taken at their word. */
export function objectionsTo(verdict: Verdict): string[] {
  const { count, leastError, slopes, spread, brier, coin, error } = verdict;
  if (count < leastJudged) return [];
  const objections: string[] = [];
  if (leastError > 0.02) objections.push('reliability');
  if (spread >= 0.02 && slopes[1] < 0.5) objections.push('slope');
  if (brier > coin + 2 * error) objections.push('Brier score');
  return objections;
}

/** One line a series; the first line names the columns. */
export function verdictTable(verdicts: readonly (readonly [string, Verdict])[]): string {
  const titles = ['learned', 'excess', 'low', 'slope', 'from', 'to', 'sd(logit)'];
  const rows = verdicts.map(([name, verdict]) => {
    const { count, excessError, leastError, slope, slopes, spread, brier, coin, error } = verdict;
    const judged = count < leastJudged ? 'not judged' : objectionsTo(verdict).join(', ') || 'holds';
    const shares = [excessError, leastError].map((x) => x.toFixed(4));
    const lines = [slope, ...slopes, spread].map((x) => x.toFixed(2));
    const scores = [brier - coin, 2 * error].map((x) => x.toFixed(5));
    return line(name, [String(count), ...shares, ...lines, ...scores, judged]);
  });
  return [line('series', [...titles, 'Brier−coin', '2 errors', 'verdict']), ...rows].join('\n');
}

function line(title: string, cells: readonly string[]): string {
  return title.padEnd(30) + cells.map((cell) => cell.padStart(12)).join('');
}
