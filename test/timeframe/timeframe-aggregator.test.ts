import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bar, barAt, Schedule, timeframeOf } from '../../src/bars/index.js';
import { decodeBinary, decodeText, encodeBinary, encodeText } from '../../src/core/index.js';
import { fromCsv } from '../../src/formats/index.js';
import {
  type AggregationEvent,
  formingFrom,
  TimeframeAggregator,
} from '../../src/timeframe/index.js';
import { type Happening, happenings, ordered, START } from './feed.js';
import { combined, finalBars, grouped, keys } from './reference.js';

const timeframes = ['5m', '15m', '1h', '1d', '1w', '1M'];
const minutes = { base: '1m', timeframes } as const;
const bar = { time: START, open: 10, high: 12, low: 9, close: 11, volume: 3 };

function run(bars: readonly Bar[], aggregator: TimeframeAggregator): AggregationEvent[] {
  return bars.flatMap((one) => [...aggregator.update(one)]);
}

function happen(aggregator: TimeframeAggregator, what: Happening): readonly AggregationEvent[] {
  return 'now' in what ? aggregator.advance(what.now) : aggregator.update(what.bar);
}

function expectValues(actual: Bar, expected: Omit<Bar, 'time'>): void {
  for (const field of ['open', 'high', 'low', 'close'] as const) {
    expect(actual[field]).toBe(expected[field]);
  }
  const error = Math.abs(actual.volume - expected.volume);
  expect(error).toBeLessThanOrEqual(1e-12 * expected.volume);
}

describe('against grouping by the date', () => {
  it.each(timeframes)('%s: every bar, closed at the end or before', (timeframe) => {
    fc.assert(
      fc.property(ordered(60_000, 4_000), (bars) => {
        const aggregator = new TimeframeAggregator({ base: '1m', timeframes: [timeframe] });
        const events = run(bars, aggregator);
        events.push(...aggregator.advance(bars.at(-1)!.time + 40 * 86_400_000));
        const groups = grouped(bars, keys[timeframe]!);
        const actual = finalBars(events, timeframe);
        expect(actual.length).toBe(groups.length);
        for (const [i, children] of groups.entries()) {
          expectValues(actual[i]!, combined(children));
          expect(actual[i]!.received).toBe(children.length);
          expect(keys[timeframe]!(actual[i]!.time)).toBe(keys[timeframe]!(children[0]!.time));
        }
        expect(events.every(({ type }) => type !== 'revision')).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('conserves bars and volume in every timeframe, whatever is missing', () => {
    fc.assert(
      fc.property(ordered(60_000, 4_000), (bars) => {
        const aggregator = new TimeframeAggregator(minutes);
        const events = run(bars, aggregator);
        events.push(...aggregator.advance(bars.at(-1)!.time + 40 * 86_400_000));
        const volume = bars.reduce((sum, one) => sum + one.volume, 0);
        for (const timeframe of timeframes) {
          const built = finalBars(events, timeframe);
          const total = built.reduce((sum, one) => sum + one.volume, 0);
          expect(built.reduce((sum, one) => sum + one.received, 0)).toBe(bars.length);
          expect(Math.abs(total - volume)).toBeLessThanOrEqual(1e-12 * volume);
          expect(built.every((one) => one.received <= one.expected)).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('from seconds up step by step, to a day, equals each from seconds', () => {
    const chain = ['1s', '1m', '5m', '15m', '1h', '1d'];
    fc.assert(
      fc.property(ordered(1_000, 9_000), (bars) => {
        const end = bars.at(-1)!.time + 2 * 86_400_000;
        const build = (base: string, timeframe: string, fed: readonly Bar[]) => {
          const aggregator = new TimeframeAggregator({ base, timeframes: [timeframe] });
          return finalBars([...run(fed, aggregator), ...aggregator.advance(end)], timeframe);
        };
        let children: readonly Bar[] = bars;
        for (const [i, timeframe] of chain.slice(1).entries()) {
          const direct = build('1s', timeframe, bars);
          const stepwise = build(chain[i]!, timeframe, children);
          expect(stepwise.length).toBe(direct.length);
          for (const [k, one] of stepwise.entries()) {
            expect([one.time, one.end]).toEqual([direct[k]!.time, direct[k]!.end]);
            expectValues(one, direct[k]!);
          }
          children = stepwise;
        }
      }),
      { numRuns: 30 },
    );
  });

  it('1m to 5m to 15m equals 1m to 15m', () => {
    fc.assert(
      fc.property(ordered(60_000, 30), (bars) => {
        const direct = new TimeframeAggregator({ base: '1m', timeframes: ['15m'] });
        const first = new TimeframeAggregator({ base: '1m', timeframes: ['5m'] });
        const second = new TimeframeAggregator({ base: '5m', timeframes: ['15m'] });
        const expected = finalBars(run(bars, direct), '15m');
        const actual = finalBars(run(finalBars(run(bars, first), '5m'), second), '15m');
        // A bar that only a later child closes may wait one 5m bar longer.
        for (const [i, one] of actual.entries()) {
          expect(one.time).toBe(expected[i]!.time);
          expectValues(one, expected[i]!);
        }
        expect(expected.length - actual.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 40 },
    );
  });
});

describe('laws', () => {
  it('peek is update, and what is forming afterwards, and changes nothing', () => {
    fc.assert(
      fc.property(happenings, (story) => {
        const aggregator = new TimeframeAggregator(minutes);
        for (const what of story) {
          if ('bar' in what) {
            const before = encodeText(aggregator.snapshot());
            const { events, forming } = aggregator.peek(what.bar);
            expect(encodeText(aggregator.snapshot())).toBe(before);
            expect(aggregator.update(what.bar)).toStrictEqual(events);
            for (const timeframe of timeframes) {
              expect(aggregator.forming(timeframe)).toStrictEqual(forming[timeframe]);
            }
          } else aggregator.advance(what.now);
        }
      }),
      { numRuns: 60 },
    );
  });

  it.each([[['1m', '5m', '1h']], [['15m', '1h']], [['1m']]])(
    'what is forming of %j, captured now and read later, is what was forming',
    (names) => {
      fc.assert(
        fc.property(happenings, (story) => {
          const options = { base: '1m', timeframes: names, revisableBars: 2 } as const;
          const [aggregator, asked] = [options, options].map((one) => new TimeframeAggregator(one));
          const captured = story.flatMap((what, i) => {
            expect(happen(aggregator!, what)).toStrictEqual(happen(asked!, what));
            if (i % 4 === 1) return []; // what changes meanwhile has to be noticed
            return [[aggregator!.captureForming(), asked!.formingBars] as const];
          });
          for (const [numbers, bars] of captured) expect(formingFrom(names, numbers)).toEqual(bars);
          expect(aggregator!.snapshot()).toStrictEqual(asked!.snapshot());
        }),
        { numRuns: 60 },
      );
    },
  );

  it('goes on from a snapshot at every bar, through both codecs', () => {
    fc.assert(
      fc.property(happenings, (story) => {
        const whole = new TimeframeAggregator(minutes);
        let resumed = new TimeframeAggregator(minutes);
        for (const [i, what] of story.entries()) {
          expect(happen(resumed, what)).toStrictEqual(happen(whole, what));
          const snapshot = resumed.snapshot();
          resumed = new TimeframeAggregator(minutes);
          resumed.restore(
            i % 2 === 0 ? decodeText(encodeText(snapshot)) : decodeBinary(encodeBinary(snapshot)),
          );
          expect(resumed.snapshot()).toStrictEqual(whole.snapshot());
        }
      }),
      { numRuns: 60 },
    );
  });

  it('what is closed stays closed, once, in order; every change after that is a revision', () => {
    fc.assert(
      fc.property(happenings, (story) => {
        const aggregator = new TimeframeAggregator(minutes);
        const revisions = new Map<string, number>();
        const ends = new Map<string, number>();
        for (const what of story) {
          for (const event of happen(aggregator, what)) {
            if (event.type !== 'closed' && event.type !== 'revision') continue;
            const key = `${event.timeframe} ${event.bar.time}`;
            expect(event.type === 'closed').toBe(!revisions.has(key));
            expect(event.bar.revision).toBe((revisions.get(key) ?? -1) + 1);
            revisions.set(key, event.bar.revision);
            const newest = ends.get(event.timeframe) ?? 0;
            if (event.type === 'closed') expect(event.bar.end).toBeGreaterThan(newest);
            ends.set(event.timeframe, event.bar.end);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('later bars change nothing that was said before', () => {
    fc.assert(
      fc.property(happenings, fc.nat(60), (story, at) => {
        const whole = new TimeframeAggregator(minutes);
        const all = story.map((what) => happen(whole, what));
        const prefix = new TimeframeAggregator(minutes);
        expect(story.slice(0, at).map((what) => happen(prefix, what))).toStrictEqual(
          all.slice(0, at),
        );
      }),
      { numRuns: 30 },
    );
  });

  it('bars scaled by powers of two give bars scaled exactly', () => {
    fc.assert(
      fc.property(ordered(60_000, 30), (bars) => {
        const scale = (one: Bar, price: number, volume: number): Bar => ({
          ...one,
          open: one.open * price,
          high: one.high * price,
          low: one.low * price,
          close: one.close * price,
          volume: one.volume * volume,
        });
        const plain = finalBars(run(bars, new TimeframeAggregator(minutes)), '5m');
        const scaled = bars.map((one) => scale(one, 1024, 0.25));
        const actual = finalBars(run(scaled, new TimeframeAggregator(minutes)), '5m');
        const expected = plain.map((one) => {
          const { vwap, price } = one;
          return { ...scale(one, 1024, 0.25), vwap: vwap * 1024, price: price * 1024 };
        });
        expect(actual).toStrictEqual(expected);
      }),
      { numRuns: 30 },
    );
  });

  it('reset is as good as new; the bars given may change afterwards', () => {
    const aggregator = new TimeframeAggregator(minutes);
    const mine = { ...bar };
    aggregator.update(mine);
    mine.high = 99;
    expect(aggregator.forming('1h')!.high).toBe(12);
    aggregator.reset();
    expect(aggregator.snapshot()).toStrictEqual(new TimeframeAggregator(minutes).snapshot());
  });
});

describe('when a bar is over', () => {
  const make = () =>
    new TimeframeAggregator({ base: '1m', timeframes: ['2m', '1m'], closeDelayMs: 0 });

  it('closes with its last child, the shorter first', () => {
    const aggregator = make();
    aggregator.update(bar);
    const events = aggregator.update({ ...bar, time: START + 60_000 });
    expect(events.map((event) => 'timeframe' in event && event.timeframe)).toEqual(['1m', '2m']);
    expect(aggregator.forming('2m')).toBeUndefined();
  });

  it('closes on a later child, before anything of that child, with the gap between', () => {
    const aggregator = make();
    aggregator.update(bar);
    const events = aggregator.update({ ...bar, time: START + 8 * 60_000 });
    expect(events).toMatchObject([
      { type: 'closed', timeframe: '2m', bar: { time: START, expected: 2, received: 1 } },
      { type: 'gap', timeframe: '1m', missing: 7 },
      { type: 'gap', timeframe: '2m', from: START + 120_000, to: START + 480_000, missing: 3 },
      { type: 'closed', timeframe: '1m', bar: { time: START + 480_000 } },
    ]);
  });

  it('closes on advance; a child that comes later revises it', () => {
    const aggregator = make();
    aggregator.update(bar);
    expect(aggregator.advance(START + 119_999)).toEqual([]);
    expect(aggregator.advance(START + 120_000)).toMatchObject([
      { type: 'closed', timeframe: '2m' },
    ]);
    expect(aggregator.advance(START + 120_000)).toEqual([]);
    expect(aggregator.advance(START)).toEqual([]);
    expect(aggregator.update({ ...bar, time: START + 60_000, high: 15 })).toMatchObject([
      { type: 'closed', timeframe: '1m', bar: { revision: 0 } },
      { type: 'revision', timeframe: '2m', bar: { high: 15, received: 2, revision: 1 } },
    ]);
  });

  it('where the base is a timeframe too, each bar closes, with the gap before it', () => {
    const aggregator = new TimeframeAggregator({ base: '1m', timeframes: ['1m', '1h'] });
    const bars = [0, 1, 2, 5].map((i) => ({ ...bar, time: START + i * 60_000, volume: i }));
    const first = run(bars.slice(0, 3), aggregator);
    expect(aggregator.alignAt(START + 120_000)['1m']?.volume).toBe(1);
    const told = [...first, ...run(bars.slice(3), aggregator)].map((event) => [
      event.type,
      'bar' in event && event.bar.volume,
    ]);
    expect(told).toEqual([
      ['closed', 0],
      ['closed', 1],
      ['closed', 2],
      ['gap', false],
      ['closed', 5],
    ]);
    expect(aggregator.forming('1h')?.volume).toBe(8);
  });

  it('before any bar, time passes without events', () => {
    const aggregator = make();
    expect(aggregator.advance(START)).toEqual([]);
    expect(aggregator.forming('2m')).toBeUndefined();
    expect(aggregator.update(bar)).toMatchObject([{ type: 'closed', timeframe: '1m' }]);
  });

  it('the newest child again replaces itself exactly, and nothing is subtracted', () => {
    const aggregator = make();
    aggregator.update({ ...bar, volume: 0.1 });
    expect(aggregator.update({ ...bar, high: 20, volume: 0.3 })).toMatchObject([
      { type: 'revision', timeframe: '1m', bar: { high: 20, volume: 0.3, revision: 1 } },
    ]);
    expect(aggregator.forming('2m')).toMatchObject({ high: 20, volume: 0.3, received: 1 });
    aggregator.update({ ...bar, high: 13, volume: 0.2 });
    expect(aggregator.forming('2m')).toMatchObject({ high: 13, volume: 0.2, revision: 0 });
    expect(aggregator.update({ ...bar, high: 13, volume: 0.2 })).toMatchObject([
      { type: 'refused', reason: 'duplicate' },
    ]);
  });

  it('several bars close in the order of their ends', () => {
    const aggregator = new TimeframeAggregator({ base: '1m', timeframes: ['6m', '4m'] });
    for (const minute of [0, 1, 2, 3, 4]) {
      aggregator.update({ ...bar, time: Date.UTC(2024, 0, 1) + minute * 60_000 });
    }
    const events = aggregator.advance(Date.UTC(2024, 0, 2));
    expect(events.map((event) => 'timeframe' in event && event.timeframe)).toEqual(['6m', '4m']);
  });

  it('refuses what is late or no bar, and says so', () => {
    const aggregator = make();
    aggregator.update(bar);
    const before = aggregator.snapshot();
    const early = { ...bar, time: START - 60_000 };
    expect(aggregator.update(early)).toEqual([{ type: 'late', bar: early, lagMs: 60_000 }]);
    for (const [bad, reason] of [
      [{ ...bar, time: Number.NaN }, 'inadmissible'],
      [{ ...bar, time: 8.7e15 }, 'inadmissible'],
      [{ ...bar, time: START + 4e11 }, 'inadmissible'],
      [{ ...bar, close: Number.POSITIVE_INFINITY }, 'inadmissible'],
    ] as const) {
      expect(aggregator.update(bad)).toEqual([{ type: 'refused', reason, bar: bad }]);
    }
    expect(aggregator.snapshot()).toStrictEqual(before);
  });
});

describe('the S&P 500, day by day', () => {
  const text = readFileSync('node_modules/vega-datasets/data/sp500-2000.csv', 'utf8');
  const { columns } = fromCsv(text);
  const bars = Array.from(columns.time, (_, i) => barAt(columns, i));
  const daily = { base: '1d', timeframes: ['1d', '1w', '1M'], calendar: 'us-equities' } as const;
  const aggregator = new TimeframeAggregator(daily);
  const events = run(bars, aggregator);

  it.each(['1w', '1M'])('%s: as grouped by date, complete, without a gap', (timeframe) => {
    const groups = grouped(bars, keys[timeframe]!);
    const built = finalBars(events, timeframe);
    for (const [i, one] of built.entries()) {
      expectValues(one, combined(groups[i]!));
      expect([one.expected, one.received]).toEqual([groups[i]!.length, groups[i]!.length]);
    }
    expect(groups.length - built.length).toBe(timeframe === '1M' ? 1 : 0); // April 2020 goes on
    expect(events.every(({ type }) => type === 'closed')).toBe(true);
  });

  it('a week closes on its last session', () => {
    const schedule = new Schedule('us-equities');
    const again = new TimeframeAggregator(daily);
    for (const one of bars.slice(0, 300)) {
      const closed = again
        .update(one)
        .find((event) => 'timeframe' in event && event.timeframe === '1w');
      const session = schedule.sessionOfBar(timeframeOf('1d'), one.time);
      const { end } = schedule.intervalOf(timeframeOf('1w'), session.open);
      expect(closed !== undefined).toBe(session.close === end);
    }
  });
});

describe('what it refuses', () => {
  it.each([
    [{ base: '1m', timeframes: ['90s'] }, 'timeframes[0] must be a multiple of 1m'],
    [{ base: '1m', timeframes: ['1h', '60m'] }, 'timeframes[1] must be given once'],
    [{ base: '1m', timeframes: ['1hour'] }, "did you mean '1h'?"],
    [{ base: '1w', timeframes: ['1M'] }, 'timeframes[0]'],
    [{ base: '1m', timeframes: '1h' }, 'timeframes must be an array'],
    [{ base: '1m', timeframe: ['1h'] }, "did you mean 'timeframes'?"],
    [{ base: '1m', timeframes: [], calendar: 'nyse' }, 'calendar'],
    [{ base: '1m', timeframes: [] }, 'timeframes'],
    [undefined, 'options'],
  ])('%o', (options, message) => {
    expect(() => new TimeframeAggregator(options as never)).toThrow(message);
  });

  it('times and timeframes that are none', () => {
    const aggregator = new TimeframeAggregator(minutes);
    expect(() => aggregator.advance(Number.NaN)).toThrow('now must be a number');
    expect(() => aggregator.forming('7m')).toThrow('timeframe must be one of');
  });

  it('snapshots that do not fit, leaving everything as it was', () => {
    const aggregator = new TimeframeAggregator(minutes);
    aggregator.update(bar);
    aggregator.update({ ...bar, time: START + 60_000 });
    const good = aggregator.snapshot();
    const state = good.state as Record<string, unknown>;
    const ring = state['ring'] as Float64Array;
    const settled = state['settled'] as Float64Array;
    for (const spoiled of [
      null,
      { ...state, extra: 1 },
      { ...state, clock: 9e15 },
      { ...state, clock: START },
      { ...state, clock: Number.NaN },
      { ...state, origin: START + 60_000 },
      { ...state, ring: ring.slice(1) },
      { ...state, ring: ring.map((x, i) => (i === 3 ? 1 : x)) }, // a high below the low
      { ...state, settled: settled.slice(1) },
      { ...state, settled: settled.map((x, i) => (i === 9 ? -1 : x)) }, // received
      { ...state, settled: settled.map((x, i) => (i === 3 ? Number.NaN : x)) }, // open
      { ...state, settled: settled.map((x, i) => (i === 1 ? x + 1 : x)) }, // end
      { ...state, settled: settled.map((x, i) => (i === 8 ? 1e9 : x)) }, // turnover
      { ...state, revisions: [] },
    ]) {
      const bad = { ...good, state: spoiled as never };
      expect(() => aggregator.restore(bad)).toThrow(
        expect.objectContaining({ name: 'SnapshotError' }),
      );
      expect(aggregator.snapshot()).toStrictEqual(good);
    }
    const other = new TimeframeAggregator({ base: '1m', timeframes: ['1h'] });
    expect(() => other.restore(good)).toThrow('cannot restore into');
  });
});
