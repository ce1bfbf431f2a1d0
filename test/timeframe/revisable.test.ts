import { describe, expect, it } from 'vitest';
import type { Bar } from '../../src/bars/index.js';
import { encodeBinary } from '../../src/core/index.js';
import { type AggregationEvent, TimeframeAggregator } from '../../src/timeframe/index.js';
import { START } from './feed.js';

const timeframes = ['1m', '5m', '15m', '1h', '1d'];
const cascade = { base: '1s', timeframes, revisableParents: 1 } as const;

function second(i: number): Bar {
  const close = 100 + ((i * 7) % 13) / 4;
  const [open, high, low] = [close - 0.25, close + 0.5, close - 0.75];
  return { time: START + 1_000 * i, open, high, low, close, volume: 1 + ((i * 5) % 11) / 8 };
}

const seconds = Array.from({ length: 7_300 }, (_, i) => second(i));

/** The last word on every bar of each timeframe. */
function lastWords(events: readonly AggregationEvent[]): Map<string, object> {
  const words = new Map<string, object>();
  for (const event of events) {
    if (event.type !== 'closed' && event.type !== 'revision') continue;
    const { revision, ...bar } = event.bar;
    words.set(`${event.timeframe} ${bar.time}`, bar);
  }
  return words;
}

describe('the last parent of the shortest timeframe can be revised, and every longer one with it', () => {
  const inOrder = new TimeframeAggregator(cascade);
  const expected = lastWords(seconds.flatMap((bar) => [...inOrder.update(bar)]));

  it('each second comes a minute late, or is first told wrong: the last words are as if in order', () => {
    for (const [from, lateBy] of [
      [1, 119],
      [30, 90],
      [3_599, 60],
      [3_600, 119],
    ] as const) {
      const late = new TimeframeAggregator(cascade);
      const told: AggregationEvent[] = [];
      for (const [i, bar] of seconds.entries()) {
        const isLate = i % 240 === from % 240;
        if (!isLate) told.push(...late.update(bar));
        const due = i - lateBy;
        if (due >= 0 && due % 240 === from % 240) told.push(...late.update(seconds[due]!));
      }
      for (const [i, bar] of seconds.entries()) {
        if (i >= seconds.length - lateBy && i % 240 === from % 240) told.push(...late.update(bar));
      }
      expect(told.filter(({ type }) => type === 'late' || type === 'refused')).toEqual([]);
      expect(lastWords(told)).toEqual(expected);
      for (const name of timeframes) {
        const { revision: _, ...bar } = late.forming(name) ?? {};
        const { revision: __, ...known } = inOrder.forming(name) ?? {};
        expect(bar).toEqual(known);
      }
    }
  });

  it('a correction of a second reaches minute, quarter, hour and day', () => {
    const aggregator = new TimeframeAggregator(cascade);
    const told = seconds.slice(0, 3_660).flatMap((bar) => [...aggregator.update(bar)]);
    expect(told.filter((e) => e.type === 'closed').map((e) => e.timeframe)).toContain('1h');
    const spike = { ...seconds[3_599]!, high: 500 };
    const revised = aggregator.update(spike);
    expect(revised.map((e) => e.type === 'revision' && [e.timeframe, e.bar.high])).toEqual([
      ['1m', 500],
      ['5m', 500],
      ['15m', 500],
      ['1h', 500],
    ]);
    expect(aggregator.forming('1d')?.high).toBe(500);
  });

  it('what is older is told as late, with the bar', () => {
    const aggregator = new TimeframeAggregator(cascade);
    for (const bar of seconds) if (bar !== seconds[4_000]) aggregator.update(bar);
    const [event] = aggregator.update(seconds[4_000]!);
    expect(event).toMatchObject({ type: 'late', bar: seconds[4_000]! });
  });

  it('a symbol takes less than 16 kB in a snapshot', () => {
    expect(encodeBinary(inOrder.snapshot()).length).toBeLessThan(16_000);
  });
});

describe('how much can be revised', () => {
  it('is base bars, or parents, and not more than 100,000 base bars', () => {
    const of = (options: object) => () => new TimeframeAggregator({ ...cascade, ...options });
    expect(new TimeframeAggregator(cascade).id).toContain('revisable=120');
    expect(of({ revisableBars: 5 })).toThrow('revisableBars');
    expect(of({ revisableParents: 0 })).toThrow('revisableParents must be an integer');
    expect(of({ revisableParents: 1_666 })).toThrow('revisableParents must be an integer');
    expect(of({ timeframes: ['1d'], revisableParents: 1 })).toThrow('revisableParents');
    const days = { base: '1d', timeframes: ['1M'], revisableParents: 2 };
    expect(new TimeframeAggregator(days).id).toContain('revisable=93');
    const hours = { base: '1h', timeframes: ['1h', '1d'], revisableParents: 1 };
    expect(new TimeframeAggregator(hours).id).toContain('revisable=50');
  });
});
