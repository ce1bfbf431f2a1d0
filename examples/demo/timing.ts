import type { ReportData } from 'barwave';

type Timing = NonNullable<ReportData['timing']>;

/** Ends of the classes of the histograms, in µs. */
const classesUs = [0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000];

/** Quantiles of what each bar took, by nearest rank, and how many took how long; parts beside it. */
export function timing(
  timesUs: Float64Array,
  parts: Readonly<Record<string, Float64Array>>,
): Timing {
  const total = timesUs.reduce((sum, time) => sum + time, 0);
  const bars = timesUs.length;
  const stages = Object.entries(parts).map(([name, times]) => ({ name, ...spread(times) }));
  return { bars, barsPerSecond: bars / (total / 1e6), ...spread(timesUs), classesUs, stages };
}

function spread(timesUs: Float64Array): { p50Us: number; p99Us: number; counts: number[] } {
  const sorted = timesUs.toSorted();
  const at = (share: number): number => sorted[Math.ceil(share * sorted.length) - 1]!;
  const counts = new Array<number>(classesUs.length + 1).fill(0);
  for (const time of timesUs) {
    const place = classesUs.findIndex((end) => time <= end);
    counts[place === -1 ? classesUs.length : place]! += 1;
  }
  return { p50Us: at(0.5), p99Us: at(0.99), counts };
}
