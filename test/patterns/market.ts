import type { Columns } from '../../src/bars/index.js';
import { emptyColumns } from '../../src/bars/index.js';

/**
 * Bars in which every pattern occurs: trends that turn, gaps, bodies and shadows of all sizes, in
 * doubles, or on a grid where prices are often equal. Integer draws and + − × ÷ alone: the same bars on
 * every machine.
 */
export function candleMarket(length: number, tick: number, seed = 12345): Columns {
  let state = seed;
  const unit = (): number => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
  const onGrid = (price: number): number => (tick === 0 ? price : Math.round(price / tick) * tick);
  const shadow = (): number => {
    if (unit() < 0.35) return 0;
    return unit() < 0.5 ? unit() * 0.08 : unit() * (unit() < 0.3 ? 2.5 : 0.6);
  };
  const columns = emptyColumns(length);
  let price = 100;
  let trend = 0;
  for (let i = 0; i < length; i++) {
    if (unit() < 0.1) trend = (unit() - 0.5) * 1.6;
    const gap = unit() < 0.3 ? (unit() - 0.5) * 2 : unit() < 0.5 ? 0 : (unit() - 0.5) * 0.3;
    const open = onGrid(price + gap);
    const size = unit() < 0.25 ? 0.05 : unit() < 0.5 ? 0.6 : 2;
    const close = unit() < 0.1 ? open : onGrid(open + trend * unit() + (unit() - 0.5) * size);
    columns.time[i] = i * 60_000;
    columns.open[i] = open;
    columns.close[i] = close;
    columns.high[i] = onGrid(Math.max(open, close) + shadow());
    columns.low[i] = onGrid(Math.min(open, close) - shadow());
    columns.volume[i] = 1;
    price = close + (100 - close) * 0.01;
  }
  return columns;
}

/** What was said over a series, small: how often each number, and a hash of where. */
export interface Said {
  readonly counts: Readonly<Record<string, number>>;
  readonly hash: number;
}

export function saidOf(values: ArrayLike<number>): Said {
  const counts: Record<string, number> = {};
  let hash = 0x811c9dc5;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!(Math.abs(value) > 0)) continue; // 0, or NaN before the warm-up
    counts[value] = (counts[value] ?? 0) + 1;
    hash = Math.imul(hash ^ i, 0x01000193);
    hash = Math.imul(hash ^ (value & 0xffff), 0x01000193);
  }
  return { counts, hash: hash >>> 0 };
}

/** Series that TA-Lib was asked about: bars, and thresholds other than its own. */
export const series: readonly {
  readonly title: string;
  readonly length: number;
  readonly tick: number;
  readonly seed: number;
  readonly thresholds: Readonly<Record<string, number>>;
}[] = [
  { title: 'doubles', length: 100_000, tick: 0, seed: 12345, thresholds: {} },
  { title: 'quarters', length: 100_000, tick: 0.25, seed: 12345, thresholds: {} },
  { title: 'cents', length: 100_000, tick: 0.01, seed: 777, thresholds: {} },
  {
    title: 'other thresholds',
    length: 50_000,
    tick: 0,
    seed: 4711,
    thresholds: {
      averageBars: 14,
      nearBars: 7,
      longBody: 1.25,
      shortBody: 0.75,
      dojiBody: 0.15,
      longShadow: 0.75,
      veryLongShadow: 1.5,
      shortShadow: 0.5,
      noShadow: 0.2,
      near: 0.3,
      far: 0.4,
      equal: 0.1,
      starPenetration: 0.125,
      cloudPenetration: 0.25,
      matPenetration: 0.75,
    },
  },
];
