import type { Columns } from 'barwave';
import { timeframeOf } from 'barwave/bars';
import { Problem } from './problem.js';

const names = ['1s', '5s', '15s', '30s', '1m', '3m', '5m', '10m', '15m', '30m'].concat([
  '1h',
  '2h',
  '4h',
  '6h',
  '8h',
  '12h',
  '1d',
  '1w',
  '1M',
]);

/** The timeframe of the bars: as asked for, or the most frequent distance between their times. */
export function baseOf({ time }: Columns, asked?: string): string {
  if (asked !== undefined) return timeframeOf(asked, '--base').name;
  const counts = new Map<number, number>();
  for (let i = 1; i < time.length; i++) {
    const step = Math.abs(time[i]! - time[i - 1]!);
    if (step > 0) counts.set(step, (counts.get(step) ?? 0) + 1);
  }
  const [usual] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0] ?? [Number.NaN];
  const found = names.find((name) => isOf(usual, name));
  if (found !== undefined) return found;
  throw new Problem(
    counts.size === 0
      ? 'one bar does not tell how long bars are: say it with --base 1m'
      : 'the distance of the bars is that of no timeframe: say it with --base 1m',
  );
}

/** `base`, and the next two that are at least three times as long and made of whole ones. */
export function longerThan(base: string): string[] {
  const found = [base];
  for (const name of ['1m', '5m', '15m', '1h', '4h', '1d', '1w', '1M']) {
    const share = timeframeOf(name).nominalMs / timeframeOf(found.at(-1)!).nominalMs;
    const isWhole = Number.isInteger(timeframeOf(name).nominalMs / timeframeOf(base).nominalMs);
    if (found.length < 3 && share >= 3 && (isWhole || name === '1M')) found.push(name);
  }
  return found;
}

/** Months have 28 to 31 days; a day may have 23 or 25 hours. */
function isOf(stepMs: number, name: string): boolean {
  const { nominalMs, measure } = timeframeOf(name);
  return measure === 'ms' ? stepMs === nominalMs : Math.abs(stepMs / nominalMs - 1) < 0.09;
}
