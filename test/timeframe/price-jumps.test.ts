import { describe, expect, it } from 'vitest';
import {
  RangeBars,
  Renko,
  TimeframeAggregator,
  type TimeframeAggregatorOptions,
} from '../../src/timeframe/index.js';

const bar = (close: number, time = 0, volume = 1) => {
  return { time, open: close, high: close, low: close, close, volume };
};

describe('a jump', () => {
  it('of more bricks than one bar may cause begins anew at its close, and loses no volume', () => {
    const renko = () => {
      const one = new Renko({ brick: 1, mostBricks: 3 });
      one.update(bar(10, 0, 5));
      return one;
    };
    const [within, beyond] = [renko(), renko()];
    expect(within.update(bar(13, 1, 2)).map(({ close, volume }) => [close, volume])).toEqual([
      ...[
        [11, 7],
        [12, 0],
        [13, 0],
      ],
    ]);
    expect(beyond.update(bar(14.5, 1, 2))).toEqual([]);
    expect([within.restarts, beyond.restarts]).toEqual([0, 1]);
    expect(beyond.forming).toEqual(bar(14.5, 1, 7));
    // The grid is another now, and the first brick goes either way.
    expect(beyond.update(bar(13.5, 2)).map(({ open, close }) => [open, close])).toEqual([
      [14.5, 13.5],
    ]);
  });

  it('of more bars than one step may cause begins anew where it ends', () => {
    const ranges = (close: number) => {
      const one = new RangeBars({ range: 1, mostBars: 3 });
      one.update(bar(10, 0, 5));
      return [one.update(bar(close, 1, 2)), one] as const;
    };
    const [three, within] = ranges(13);
    expect(three.map(({ low, high, volume, time }) => [low, high, volume, time])).toEqual([
      ...[
        [10, 11, 7, 0],
        [11, 12, 0, 1],
        [12, 13, 0, 1],
      ],
    ]);
    const [none, beyond] = ranges(14);
    expect([none, within.restarts, beyond.restarts]).toEqual([[], 0, 1]);
    expect(beyond.forming).toEqual(bar(14, 1, 7));
    const [down] = ranges(8);
    expect(down.map(({ open, close }) => [open, close])).toEqual([
      ...[
        [10, 9],
        [9, 8],
      ],
    ]);
  });
});

describe('what a snapshot of an aggregator depends on', () => {
  const id = (options: Partial<TimeframeAggregatorOptions> = {}) =>
    new TimeframeAggregator({ base: '1m', timeframes: ['5m', '1m'], ...options }).id;

  it('is every option that changes what is said, and not the delay', () => {
    const usual = id();
    expect(usual).toContain('aggregator(1m,1m+5m,24/7@');
    const ids = [
      ...[{ revisableBars: 2 }, { conflict: 'first' }, { conflict: 'reject' }, { method: 'vwap' }],
      ...[
        { fill: 'previous' },
        { fill: 'previous', maxFillBars: 7 },
        { dropIncompleteFirst: true },
      ],
      ...[{ calendar: 'fx' }, { timeframes: ['5m'] }],
    ].map((options) => id(options as object));
    expect(new Set([usual, ...ids]).size).toBe(ids.length + 1);
    expect(id({ closeDelayMs: 0, revisableBars: 1, conflict: 'last', method: 'ohlc' })).toBe(usual);
  });

  it('waits ten seconds to close, or one base bar where that is shorter', () => {
    const closed = (base: string, timeframe: string, end: number) => {
      const aggregator = new TimeframeAggregator({ base, timeframes: [timeframe] });
      aggregator.update(bar(10));
      return aggregator.advance(end).length;
    };
    expect([closed('1m', '5m', 309_999), closed('1m', '5m', 310_000)]).toEqual([0, 1]);
    expect([closed('1s', '5s', 5_999), closed('1s', '5s', 6_000)]).toEqual([0, 1]);
  });
});
