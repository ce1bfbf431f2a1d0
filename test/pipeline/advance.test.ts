import { describe, expect, it } from 'vitest';
import { Pipeline } from '../../src/pipeline/index.js';
import { cases } from '../cases.js';
import { Clock } from '../clock.js';
import { Random } from '../contract/series.js';
import { minutes, printed, small } from './market.js';

interface Lane {
  readonly symbol: string;
}

describe('time passes', () => {
  it.each([1, 2].slice(0, cases(2)))(
    'as if every call went through every symbol, seed %d',
    (seed) => {
      const quick = new Pipeline(small);
      let thorough = new Pipeline(small);
      const bars = minutes('X', seed, 96).filter((_, i) => Math.floor(i / 8 + seed) % 4 !== 1);
      let now = bars[0]!.time;
      for (const [i, bar] of bars.entries()) {
        const isLate = i % 11 === 5; // the clock is ahead of the feed
        for (const until = bar.time + (isLate ? 400_000 : 30_000); now < until; now += 43_000) {
          expect(printed(quick.advance(now))).toBe(printed(thorough.advance(now)));
          const resumed = new Pipeline(small); // a snapshot holds all that has passed
          resumed.restore(thorough.snapshot());
          thorough = resumed;
        }
        expect(printed(quick.peek(bar))).toBe(printed(thorough.peek(bar)));
        expect(printed(quick.update(bar))).toBe(printed(thorough.update(bar)));
      }
      expect(printed(quick.snapshot())).toBe(printed(thorough.snapshot()));
    },
  );

  it.each([3, 4].slice(0, cases(2)))(
    'and each of many symbols hears of it as if alone, seed %d',
    (seed) => {
      const random = new Random(seed);
      const names = Array.from({ length: 9 }, (_, i) => `S${i}`);
      const options = { ...small, symbols: { S3: { timeframes: ['1m', '1h'] } } };
      const crowd = new Pipeline(options);
      const alone = new Map(names.map((name) => [name, new Pipeline(options)]));
      const feeds = names.map((name, i) => minutes(name, seed + i, 40));
      const started = feeds[0]![0]!.time;
      let spoken = 0;
      for (let minute = 0; minute < 40; minute++) {
        for (const [i, feed] of feeds.entries()) {
          if (random.unit() < i / 10) continue; // the later the name, the rarer the bars
          const bar = feed[minute]!;
          expect(printed(crowd.update(bar))).toBe(printed(alone.get(bar.symbol)!.update(bar)));
        }
        for (let times = random.integer(0, 2); times > 0; times--) {
          const now = started + (minute + 3 * random.unit() - 1) * 60_000; // back at times
          const { results } = crowd.advance(Math.floor(now));
          const apart = names.flatMap((name) => alone.get(name)!.advance(Math.floor(now)).results);
          expect(printed(results)).toBe(printed(apart));
          spoken += results.length;
        }
      }
      expect(spoken).toBeGreaterThan(15);
      for (const name of names) {
        const peeked = { ...feeds[0]![39]!, symbol: name, time: started + 41 * 60_000 };
        expect(printed(crowd.peek(peeked))).toBe(printed(alone.get(name)!.peek(peeked)));
      }
      const lanes = (pipeline: Pipeline) =>
        (pipeline.snapshot().state as unknown as { lanes: Lane[] }).lanes;
      const apart = names.flatMap((name) => lanes(alone.get(name)!));
      const bySymbol = (a: Lane, b: Lane) => (a.symbol < b.symbol ? -1 : 1);
      expect(printed(lanes(crowd).sort(bySymbol))).toBe(printed(apart.sort(bySymbol)));
    },
  );

  it('in silence too: what comes after the end of its hour closes it at once', () => {
    const pipeline = new Pipeline({ base: '1m', timeframes: ['1h'], indicators: {} });
    const minute = (i: number) => {
      return { time: i * 60_000, open: 10, high: 11, low: 9, close: 10, volume: 1 };
    };
    for (let i = 0; i < 60; i++) pipeline.update(minute(i));
    pipeline.advance(20 * 3_600_000);
    expect(pipeline.advance(40 * 3_600_000).results).toEqual([]);
    pipeline.update(minute(30 * 60)); // so long after, it waits for the next
    const hours = pipeline.update(minute(30 * 60 + 1)).closed.map(({ bar }) => bar);
    expect(hours.map(({ time, received }) => [time / 3_600_000, received])).toEqual([[30, 1]]);
  });

  it('over many silent symbols in less than a millisecond, after ten years', () => {
    const options = { ...small, timeframes: ['1m'], calendar: 'us-equities' } as const;
    const pipeline = new Pipeline(options);
    const time = Date.UTC(2024, 0, 3, 14, 30);
    const price = { open: 10, high: 11, low: 9, close: 10, volume: 1 };
    for (let i = 0; i < 300; i++) pipeline.update({ symbol: `S${i}`, time, ...price });
    const later = Date.UTC(2034, 0, 3, 14, 30);
    pipeline.advance(later);
    const clock = new Clock();
    const lasted = Array.from({ length: 21 }, (_, i) => {
      clock.lap();
      pipeline.advance(later + (i + 1) * 60_000);
      return clock.lap();
    });
    expect(lasted.sort((a, b) => a - b)[10]).toBeLessThan(1);
    expect(() => pipeline.advance(7_258_118_400_000)).not.toThrow();
  });
});
