import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText, encodeText } from '../../src/core/index.js';
import {
  type ActivityBar,
  TimeframeAggregator,
  type Trade,
  TradeAggregator,
  type TradeAggregatorOptions,
  type TradeEvent,
} from '../../src/timeframe/index.js';
import { cases } from '../cases.js';
import { finalBars } from './reference.js';

const trade = fc.record({
  step: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 2_500 })),
  price: fc.integer({ min: 1, max: 400 }).map((n) => n / 8),
  size: fc.integer({ min: 0, max: 40 }).map((n) => n / 4),
});
const trades: fc.Arbitrary<Trade[]> = fc
  .array(trade, { minLength: 1, maxLength: 80 })
  .map((steps) => {
    let time = 1_704_067_200_000;
    return steps.map(({ step, price, size }) => {
      time += step;
      return { time, price, size };
    });
  });
const kinds: readonly TradeAggregatorOptions[] = [
  { of: 'time', size: 1_000 },
  { of: 'tick', size: 5 },
  { of: 'volume', size: 25 },
  { of: 'value', size: 300 },
];

const closed = (events: readonly TradeEvent[]): ActivityBar[] =>
  events.flatMap((event) => (event.type === 'closed' ? [event.bar] : []));

/** A bar of whole trades, by definition. */
function made(of: readonly Trade[]): Partial<ActivityBar> {
  const prices = of.map(({ price }) => price);
  return {
    open: prices[0]!,
    high: Math.max(...prices),
    low: Math.min(...prices),
    close: prices.at(-1)!,
    volume: of.reduce((sum, { size }) => sum + size, 0),
    turnover: of.reduce((sum, { price, size }) => sum + price * size, 0),
    count: of.length,
  };
}

/** Trades cut into bars, the last of which need not be full. */
function groups({ of, size }: TradeAggregatorOptions, all: readonly Trade[]): Trade[][] {
  const cut: Trade[][] = [[]];
  const amount = (one: readonly Trade[]) =>
    of === 'tick'
      ? one.length
      : one.reduce((sum, t) => sum + (of === 'volume' ? t.size : t.price * t.size), 0);
  for (const one of all) {
    const last = cut.at(-1)!;
    const isNext =
      of === 'time'
        ? last.length > 0 && Math.floor(one.time / size) > Math.floor(last[0]!.time / size)
        : amount(last) >= size;
    if (isNext) cut.push([one]);
    else last.push(one);
  }
  return cut;
}

describe.each(kinds)('bars of $size by $of', (options) => {
  it('equal groups of trades; nothing is lost; peek foretells; snapshots go on', () => {
    fc.assert(
      fc.property(trades, (all) => {
        let aggregator = new TradeAggregator(options);
        const bars: ActivityBar[] = [];
        for (const one of all) {
          const before = encodeText(aggregator.snapshot());
          const foretold = aggregator.peek(one);
          expect(encodeText(aggregator.snapshot())).toBe(before);
          const events = aggregator.update(one);
          expect(foretold).toStrictEqual({ events, forming: aggregator.forming });
          bars.push(...closed(events));
          const snapshot = decodeText(encodeText(aggregator.snapshot()));
          aggregator = new TradeAggregator(options);
          aggregator.restore(snapshot);
        }
        const { forming } = aggregator;
        const actual = [...bars, ...(forming === undefined ? [] : [forming])];
        const expected = groups(options, all);
        expect(actual).toHaveLength(expected.length);
        expected.forEach((group, i) => {
          expect(actual[i]).toMatchObject(made(group));
        });
      }),
      { numRuns: cases(500) },
    );
  });

  it('refuses what is no trade, and tells what is late', () => {
    const aggregator = new TradeAggregator(options);
    aggregator.update({ time: 5_000, price: 10, size: 1 });
    const before = aggregator.snapshot();
    for (const bad of [
      null,
      undefined,
      5n,
      'x',
      { time: 6_000, price: '10', size: 1 },
      { time: 6_000, price: 10, size: -1 },
    ]) {
      expect(aggregator.update(bad as never)).toMatchObject([{ type: 'refused' }]);
    }
    const late = { time: 900, price: 10, size: 1 };
    expect(aggregator.update(late)).toMatchObject([{ type: 'late', input: late, lagMs: 4_100 }]);
    expect(aggregator.snapshot()).toStrictEqual(before);
    aggregator.reset();
    expect(aggregator.snapshot()).toStrictEqual(new TradeAggregator(options).snapshot());
  });
});

it('trades to seconds to minutes equals minutes of trades', () => {
  fc.assert(
    fc.property(trades, (all) => {
      const seconds = new TradeAggregator({ of: 'time', size: 1_000 });
      const direct = new TradeAggregator({ of: 'time', size: 60_000 });
      const minutes = new TimeframeAggregator({ base: '1s', timeframes: ['1m'] });
      const end = all.at(-1)!.time + 120_000;
      const events = (of: TradeAggregator) => [
        ...all.flatMap((one) => of.update(one)),
        ...of.advance(end),
      ];
      const built = closed(events(seconds)).flatMap((bar) => [...minutes.update(bar)]);
      built.push(...minutes.advance(end));
      const expected = closed(events(direct)).map(({ time, open, high, low, close }) => ({
        time,
        open,
        high,
        low,
        close,
      }));
      const actual = finalBars(built, '1m').map(({ time, open, high, low, close }) => ({
        time,
        open,
        high,
        low,
        close,
      }));
      expect(actual).toEqual(expected);
    }),
    { numRuns: cases(500) },
  );
});

it('bars of volume are made from bars, too; bars of time are not', () => {
  const bar = { time: 0, open: 10, high: 12, low: 9, close: 12, volume: 6 };
  const byVolume = new TradeAggregator({ of: 'volume', size: 10 });
  expect(byVolume.updateBar(bar)).toEqual([]);
  expect(byVolume.updateBar({ ...bar, time: 60_000, low: 6 })).toMatchObject([
    { type: 'closed', bar: { time: 0, end: 60_000, low: 6, volume: 12, turnover: 126, count: 2 } },
  ]);
  const byTime = new TradeAggregator({ of: 'time', size: 1_000 });
  expect(byTime.updateBar(bar)).toMatchObject([{ type: 'refused' }]);
});

it('snapshots that mean nothing, and options that are none, are refused', () => {
  const aggregator = new TradeAggregator({ of: 'tick', size: 3 });
  aggregator.update({ time: 0, price: 10, size: 2 });
  const good = aggregator.snapshot();
  const state = good.state as { clock: number; bar: Record<string, number> };
  for (const change of [
    { high: 9 },
    { volume: -1 },
    { turnover: 99 },
    { tradeCount: 3 },
    { end: -1 },
  ]) {
    const bad = { ...good, state: { ...state, bar: { ...state.bar, ...change } } };
    expect(() => aggregator.restore(bad)).toThrow(
      expect.objectContaining({ name: 'SnapshotError' }),
    );
    expect(aggregator.snapshot()).toStrictEqual(good);
  }
  expect(() => new TradeAggregator({ of: 'ticks' as 'tick', size: 3 })).toThrow(
    "did you mean 'tick'?",
  );
  expect(() => new TradeAggregator({ of: 'tick', size: 0 })).toThrow('size must be');
});
