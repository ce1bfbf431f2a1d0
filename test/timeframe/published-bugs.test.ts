import { describe, expect, it } from 'vitest';
import { type Bar, Schedule, timeframeOf } from '../../src/bars/index.js';
import { type AggregationEvent, TimeframeAggregator } from '../../src/timeframe/index.js';
import { civilDays } from '../bars/own-calendars.js';
import { finalBars } from './reference.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const bar = { time: 0, open: 10, high: 12, low: 9, close: 11, volume: 3 };
const at = (time: number): Bar => ({ ...bar, time });

function run(aggregator: TimeframeAggregator, times: readonly number[]): AggregationEvent[] {
  return times.flatMap((time) => [...aggregator.update(at(time))]);
}

/** Faults that users of other engines have reported, each by the number of its report. */
describe('published faults', () => {
  it('Nautilus 928: no empty bars after hours', () => {
    const options = { base: '1m', timeframes: ['5m'], calendar: 'us-equities' } as const;
    const aggregator = new TimeframeAggregator(options);
    run(aggregator, [Date.UTC(2024, 0, 2, 20, 58), Date.UTC(2024, 0, 2, 20, 59)]);
    const events = [...Array(900).keys()].flatMap((minute) => [
      ...aggregator.advance(Date.UTC(2024, 0, 2, 21) + minute * MINUTE),
    ]);
    expect(events).toEqual([]);
    expect(run(aggregator, [Date.UTC(2024, 0, 3, 14, 30)])).toEqual([]); // the night is no gap
  });

  it('Nautilus 2597: a first bar that is cut is told as incomplete, or left out on request', () => {
    const times = [2, 3, 4, 5, 6, 7, 8, 9].map((minute) => minute * MINUTE);
    const options = { base: '1m', timeframes: ['5m'] };
    const [first, second] = finalBars(run(new TimeframeAggregator(options), times), '5m');
    expect(first).toMatchObject({ received: 3, expected: 5, complete: false });
    expect(second).toMatchObject({ received: 5, complete: true });
    const dropping = new TimeframeAggregator({ ...options, dropIncompleteFirst: true });
    const events = run(dropping, times);
    expect(events.map(({ type }) => type)).toEqual(['dropped', 'closed']);
    expect(dropping.alignAt(5 * MINUTE)['5m']).toBeUndefined();
  });

  it('Nautilus 2605: a first bar whose first child is exactly on the boundary is never left out', () => {
    const options = { base: '1m', timeframes: ['5m'], dropIncompleteFirst: true };
    const events = run(
      new TimeframeAggregator(options),
      [5, 6, 7, 8, 9].map((m) => m * MINUTE),
    );
    expect(events).toMatchObject([{ type: 'closed', bar: { time: 5 * MINUTE, complete: true } }]);
  });

  it('Nautilus 1537: nothing that ends later is aligned to a time', () => {
    const aggregator = new TimeframeAggregator({ base: '1m', timeframes: ['1m', '5m'] });
    for (let minute = 0; minute < 23; minute++) {
      run(aggregator, [minute * MINUTE]);
      for (const time of [minute * MINUTE - 1, minute * MINUTE, (minute + 1) * MINUTE]) {
        for (const [name, aligned] of Object.entries(aggregator.alignAt(time))) {
          const { count } = timeframeOf(name);
          const due = Math.floor(time / count) * count;
          expect(aligned === undefined || aligned.end <= time).toBe(true);
          // The last two are remembered; of those, it is the one that ended last.
          if (minute * MINUTE - due < count) expect(aligned?.end).toBe(due > 0 ? due : undefined);
        }
      }
    }
  });

  it('LEAN 9480: bars of seven minutes count from the open of the session', () => {
    const schedule = new Schedule('us-equities');
    const open = Date.UTC(2024, 0, 2, 14, 30);
    const times = Array.from({ length: 390 }, (_, minute) => open + minute * MINUTE);
    const options = { base: '1m', timeframes: ['7m'], calendar: 'us-equities' } as const;
    const built = finalBars(run(new TimeframeAggregator(options), times), '7m');
    expect(built.map(({ time }) => (time - open) / MINUTE)).toEqual(
      Array.from({ length: 56 }, (_, i) => 7 * i),
    );
    expect(built.at(-1)).toMatchObject({
      expected: 5,
      complete: true,
      end: schedule.sessionAt(open).close,
    });
  });

  it('LEAN 4925: hours stay in order when the clock goes back', () => {
    const options = {
      base: '30m',
      timeframes: ['1h', '1d'],
      calendar: civilDays('America/New_York'),
    };
    const start = Date.UTC(2024, 10, 2, 4);
    const times = Array.from({ length: 150 }, (_, i) => start + (i * HOUR) / 2);
    const events = run(new TimeframeAggregator(options), times);
    const hours = finalBars(events, '1h').map(({ time }) => time);
    expect(hours).toEqual(Array.from({ length: 75 }, (_, i) => start + i * HOUR));
    expect(finalBars(events, '1d').map(({ expected }) => expected)).toEqual([48, 50, 48]);
  });

  it('LEAN 3062: bars of several days carry the time of their first open and last close', () => {
    const options = { base: '1d', timeframes: ['3d'], calendar: 'us-equities' } as const;
    const dates = [2, 3, 4, 5, 8, 9, 10, 11, 12].map((date) => Date.UTC(2024, 0, date));
    const built = finalBars(run(new TimeframeAggregator(options), dates), '3d');
    const schedule = new Schedule('us-equities');
    for (const { time, end } of built) {
      expect(schedule.sessionAt(time).open).toBe(time);
      expect(schedule.sessionAt(end - 1).close).toBe(end);
    }
    expect(built.length).toBeGreaterThan(1);
  });

  it('Timescale 6844: weeks across a change of the clock are weeks', () => {
    const schedule = new Schedule(civilDays('Europe/London'));
    const lengths = [25, 32, 39].map((day) => {
      const { start, end } = schedule.intervalOf(timeframeOf('7d'), Date.UTC(2024, 2, day - 3, 12));
      return (end - start) / HOUR;
    });
    expect(lengths).toEqual([168, 167, 168]);
  });

  it('ccxt: weeks begin on Monday, not on the Thursday of the epoch', () => {
    const aggregator = new TimeframeAggregator({ base: '1d', timeframes: ['1w'] });
    const times = Array.from({ length: 21 }, (_, day) => Date.UTC(2024, 0, 1) + day * DAY);
    const weeks = finalBars(run(aggregator, times), '1w');
    expect(weeks.map(({ time }) => new Date(time).getUTCDay())).toEqual([1, 1, 1]);
  });
});

describe('the door', () => {
  const make = () => new TimeframeAggregator({ base: '1m', timeframes: ['3m'] });

  it('half minutes fed as minutes are refused, off the grid', () => {
    const events = run(make(), [0, 30_000, 60_000, 90_000, 120_000, 150_000]);
    const reasons = events.flatMap((event) => (event.type === 'refused' ? [event.reason] : []));
    expect(reasons).toEqual(['off-grid', 'off-grid', 'off-grid']);
    expect(finalBars(events, '3m')).toMatchObject([{ received: 3, complete: true, volume: 9 }]);
  });

  it('bars before the open and at the close are refused, outside the session', () => {
    const options = { base: '1h', timeframes: ['1d'], calendar: 'us-equities' } as const;
    const aggregator = new TimeframeAggregator(options);
    const reasons = [Date.UTC(2024, 0, 2, 21), Date.UTC(2024, 0, 2, 14)].map(
      (time) => aggregator.update(at(time))[0],
    );
    expect(reasons).toMatchObject([{ reason: 'outside-session' }, { reason: 'outside-session' }]);
    run(aggregator, [Date.UTC(2024, 0, 2, 14, 30)]);
    expect(aggregator.forming('1d')?.received).toBe(1);
  });

  it.each<[string, unknown]>([
    ['text', { ...bar, open: '10' }],
    ['null', { ...bar, volume: null }],
    ['a date', { ...bar, time: new Date(0) }],
    ['a fraction of a millisecond', { ...bar, time: 0.5 }],
    ['a high below the close', { ...bar, high: 10.5 }],
    ['a negative volume', { ...bar, volume: -1 }],
    ['nothing', undefined],
    ['no object', 5n],
    ['a list', []],
    [
      'a getter that throws',
      {
        ...bar,
        get close() {
          throw new Error('no');
        },
      },
    ],
  ])('%s is refused, without a trace', (_, input) => {
    const aggregator = make();
    run(aggregator, [-MINUTE]);
    const before = aggregator.snapshot();
    expect(aggregator.update(input as Bar)).toMatchObject([{ type: 'refused' }]);
    expect(aggregator.peek(input as Bar).events).toMatchObject([{ type: 'refused' }]);
    expect(aggregator.snapshot()).toStrictEqual(before);
  });
});

describe('empty intervals', () => {
  const options = { base: '1m', timeframes: ['5m'], fill: 'previous', maxFillBars: 3 } as const;

  it('are a gap, or filled with the close before, flagged, and only so many', () => {
    const aggregator = new TimeframeAggregator(options);
    const events = run(aggregator, [4 * MINUTE, 20 * MINUTE, 45 * MINUTE]);
    const flat = { open: 11, high: 11, low: 11, close: 11, volume: 0 };
    expect(events).toMatchObject([
      { type: 'closed', bar: { time: 0, received: 1 } },
      { type: 'closed', bar: { ...flat, time: 5 * MINUTE, received: 0, synthetic: 5 } },
      { type: 'closed', bar: { ...flat, time: 10 * MINUTE, complete: false } },
      { type: 'closed', bar: { ...flat, time: 15 * MINUTE } },
      { type: 'closed', bar: { time: 20 * MINUTE, received: 1, synthetic: 0 } },
      { type: 'gap', from: 25 * MINUTE, to: 45 * MINUTE, missing: 4 },
    ]);
  });

  it('may be more than a call takes arguments', () => {
    const long = { base: '1m', timeframes: ['1m', '5m'], fill: 'previous', maxFillBars: 200_000 };
    const events = run(new TimeframeAggregator(long as never), [0, 150_000 * MINUTE]);
    const filled = events.filter((event) => event.type === 'closed' && event.bar.received === 0);
    expect(filled.length).toBe(149_999 + 29_999);
  });

  it('a late bar takes the place of a filled one, and those after it follow its close', () => {
    const aggregator = new TimeframeAggregator({ ...options, revisableBars: 9 });
    run(aggregator, [4 * MINUTE, 20 * MINUTE]);
    const late = { ...bar, time: 7 * MINUTE, close: 10 };
    expect(aggregator.update(late)).toMatchObject([
      { type: 'revision', bar: { time: 5 * MINUTE, received: 1, close: 10, synthetic: 0 } },
      { type: 'revision', bar: { time: 10 * MINUTE, close: 10, synthetic: 5, revision: 1 } },
      { type: 'revision', bar: { time: 15 * MINUTE, close: 10, synthetic: 5 } },
    ]);
  });
});
