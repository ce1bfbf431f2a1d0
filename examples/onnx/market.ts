import type { Bar } from 'barwave';
import { IncrementalIndicators } from 'barwave/indicators';

/** Columns that the model was trained on, in this order. */
export const features = ['rsi', 'roc', 'natr'] as const;

export const indicators = {
  rsi: { kind: 'rsi', period: 14 },
  roc: { kind: 'roc', period: 5 },
  natr: { kind: 'natr', period: 14 },
} as const;

/** A market that comes back to its mean, so that there is something to learn; the same everywhere. */
export function bars(count: number): Bar[] {
  let seed = 7;
  const draw = (): number => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return (seed >>> 8) / 2 ** 23 - 0.5;
  };
  let close = 100;
  return Array.from({ length: count }, (_, i) => {
    const open = close;
    close = open + 0.05 * (100 - open) + 2 * draw();
    const [high, low] = [Math.max(open, close) + 0.2, Math.min(open, close) - 0.2];
    return { time: i * 60_000, open, high, low, close, volume: 1 };
  });
}

/** Each bar's features, and the return of the next bar, once all of them are there. */
export function examples(count: number): { rows: number[][]; targets: number[] } {
  const set = new IncrementalIndicators(indicators);
  const all = bars(count + 1);
  const rows: number[][] = [];
  const targets: number[] = [];
  for (const [i, bar] of all.slice(0, -1).entries()) {
    const row = set.update(bar);
    const values = features.map((name) => row.get(name) ?? Number.NaN);
    if (!values.every(Number.isFinite)) continue;
    rows.push(values);
    targets.push(Math.log(all[i + 1]!.close / bar.close));
  }
  return { rows, targets };
}
