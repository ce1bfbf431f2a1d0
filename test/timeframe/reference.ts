import type { Bar, ClosedBar } from '../../src/bars/index.js';
import type { AggregationEvent } from '../../src/timeframe/index.js';

/** What a parent should be, by definition. */
export function combined(children: readonly Bar[]): Omit<Bar, 'time'> {
  return {
    open: children[0]!.open,
    high: Math.max(...children.map(({ high }) => high)),
    low: Math.min(...children.map(({ low }) => low)),
    close: children.at(-1)!.close,
    volume: children.reduce((sum, { volume }) => sum + volume, 0),
  };
}

/** Bars in groups of one key, in the order in which the keys first appear. */
export function grouped(bars: readonly Bar[], key: (time: number) => string): Bar[][] {
  const groups = new Map<string, Bar[]>();
  for (const bar of bars) {
    const name = key(bar.time);
    groups.set(name, [...(groups.get(name) ?? []), bar]);
  }
  return [...groups.values()];
}

const MINUTE = 60_000;

/** Which bar a UTC time falls into, by JavaScript's own dates. */
export const keys: Readonly<Record<string, (time: number) => string>> = {
  '5m': (time) => String(Math.floor(time / (5 * MINUTE))),
  '15m': (time) => String(Math.floor(time / (15 * MINUTE))),
  '1h': (time) => new Date(time).toISOString().slice(0, 13),
  '1d': (time) => new Date(time).toISOString().slice(0, 10),
  '1w': (time) => {
    const date = new Date(time);
    date.setUTCHours(0, 0, 0, 0);
    date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
    return date.toISOString();
  },
  '1M': (time) => new Date(time).toISOString().slice(0, 7),
};

/** The last word on every bar of a timeframe. */
export function finalBars(events: readonly AggregationEvent[], timeframe: string): ClosedBar[] {
  const bars = new Map<number, ClosedBar>();
  for (const event of events) {
    if (event.type !== 'closed' && event.type !== 'revision') continue;
    if (event.timeframe === timeframe) bars.set(event.bar.time, event.bar);
  }
  return [...bars.values()];
}
