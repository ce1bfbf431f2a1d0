import type { Bar } from 'barwave';

export const start = Date.UTC(2026, 0, 1);

/** Stands in for `exchange.fetchOHLCV`: rows up to the minute that is running. */
export function fetchOhlcv(count: number): number[][] {
  return Array.from({ length: count }, (_, k) => {
    const i = k - count + 1;
    const [open, close] = [i, i + 1].map((t) => 60_000 + 40 * Math.sin(t / 3)) as [number, number];
    return [start + i * 60_000, open, Math.max(open, close), Math.min(open, close), close, 12];
  });
}

/** Stands in for a socket: each minute's candle three times, as it grows. */
export async function* exchange(minutes: number): AsyncGenerator<Bar> {
  for (let i = 0; i < minutes; i++) {
    const time = start + i * 60_000;
    const open = 60_000 + 40 * Math.sin(i / 3);
    let [high, low] = [open, open];
    for (let part = 1; part <= 3; part++) {
      const close = open + 10 * Math.sin(i + part);
      [high, low] = [Math.max(high, close), Math.min(low, close)];
      yield { time, open, high, low, close, volume: 4 * part };
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
