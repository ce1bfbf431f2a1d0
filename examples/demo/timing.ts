import type { ReportData } from 'barwave';

/** Quantiles of what each bar took; nearest rank. */
export function timing(timesUs: Float64Array): NonNullable<ReportData['timing']> {
  const sorted = timesUs.toSorted();
  const total = sorted.reduce((sum, time) => sum + time, 0);
  const at = (share: number): number => sorted[Math.ceil(share * sorted.length) - 1]!;
  const bars = sorted.length;
  return { bars, barsPerSecond: bars / (total / 1e6), p50Us: at(0.5), p99Us: at(0.99) };
}
