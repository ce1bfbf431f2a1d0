import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type Anchor,
  type Bar,
  type Calendar,
  type ClosedBar,
  Schedule,
  timeframeOf,
  type ZoneName,
  zoneOf,
} from '../../src/bars/index.js';
import { TimeframeAggregator } from '../../src/timeframe/index.js';
import { finalBars } from './reference.js';

type Parent = readonly [
  time: number,
  open: number,
  high: number,
  low: number,
  close: number,
  volume: number,
  count: number,
];

type Fixture = {
  readonly fixed: readonly {
    readonly base: number;
    readonly longest: number;
    readonly count: number;
    readonly start: number;
    readonly timeframe: string;
    readonly anchor: Anchor | null;
    readonly parents: readonly Parent[];
  }[];
  readonly zoned: readonly {
    readonly zone: ZoneName;
    readonly start: number;
    readonly timeframe: string;
    readonly parents: readonly Parent[];
  }[];
  readonly closing: Readonly<Record<string, readonly Parent[]>>;
};

const fixture = JSON.parse(
  readFileSync(new URL('../data/timeframe-pandas.json', import.meta.url), 'utf8'),
) as Fixture;

/** The generator of the script that made the fixture. */
function bars(start: number, stepMs: number, count: number, longestStep: number): Bar[] {
  let state = 7;
  let time = start;
  const draw = (n: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % n;
  };
  return Array.from({ length: count }, () => {
    const prices = Array.from({ length: 4 }, () => (draw(4_000) + 1) / 8);
    const volume = draw(100_000) / 100;
    const [open, close] = prices as [number, number];
    const bar = { time, open, high: Math.max(...prices), low: Math.min(...prices), close, volume };
    time += stepMs * (draw(4) > 0 ? 1 : 1 + draw(longestStep));
    return bar;
  });
}

function expectParents(actual: readonly ClosedBar[], expected: readonly Parent[]): void {
  expect(actual).toHaveLength(expected.length);
  for (const [i, [, open, high, low, close, volume, count]] of expected.entries()) {
    expect(actual[i]).toMatchObject({ open, high, low, close, received: count });
    expect(Math.abs(actual[i]!.volume - volume)).toBeLessThanOrEqual(1e-12 * volume);
  }
}

const names: Readonly<Record<number, string>> = { 1000: '1s', 60000: '1m', 3600000: '1h' };

describe("as pandas' resample has them", () => {
  it.each(fixture.fixed)('$timeframe of $base ms, anchor $anchor', (one) => {
    const { base, longest, count, start, timeframe, anchor, parents } = one;
    const options = { base: names[base]!, timeframes: [timeframe] };
    const aggregator = new TimeframeAggregator(
      anchor === null ? options : { ...options, anchor: { [timeframe]: anchor } },
    );
    const fed = bars(start, base, count, longest);
    const events = fed.flatMap((bar) => [...aggregator.update(bar)]);
    events.push(...aggregator.advance(fed.at(-1)!.time + 40 * 86_400_000));
    const built = finalBars(events, timeframe);
    expectParents(built, parents);
    expect(built.map(({ time }) => time)).toEqual(parents.map(([time]) => time));
  });

  it.each(fixture.zoned)(
    '$timeframe of $zone from $start',
    ({ zone, start, timeframe, parents }) => {
      const calendar: Calendar = {
        id: zone,
        version: '1',
        source: 'test',
        zone: zoneOf(zone),
        week: Array.from({ length: 7 }, () => [[0, 1_440] as const]),
        exceptions: {},
      };
      const aggregator = new TimeframeAggregator({
        base: '30m',
        timeframes: [timeframe],
        calendar,
      });
      const fed = bars(start, 1_800_000, 300, 1);
      const events = fed.flatMap((bar) => [...aggregator.update(bar)]);
      events.push(...aggregator.advance(fed.at(-1)!.time + 40 * 86_400_000));
      const built = finalBars(events, timeframe);
      expectParents(built, parents);
      // The first and the last are cut by the feed, the rest are whole: 46 to 50 half hours a day.
      const inner = built.slice(1, -1);
      expect(inner.every(({ complete }) => complete)).toBe(true);
      if (timeframe !== '1d') return;
      expect(built.map(({ time }) => time)).toEqual(parents.map(([time]) => time));
      const lengths = new Set(inner.map(({ expected }) => expected));
      expect(lengths.size).toBe(2); // days of 24 hours, and the one of the change
      expect(inner.every(({ end, time, expected }) => end - time === expected * 1_800_000)).toBe(
        true,
      );
    },
  );

  it.each(Object.keys(fixture.closing))('%s of bars labelled by their close', (timeframe) => {
    const schedule = new Schedule();
    const aggregator = new TimeframeAggregator({ base: '1m', timeframes: [timeframe] });
    const fed = bars(Date.UTC(2024, 0, 8), 60_000, 400, 40).map((bar) => ({
      ...bar,
      time: schedule.intervalEnding(timeframeOf('1m'), bar.time)!.start,
    }));
    const events = fed.flatMap((bar) => [...aggregator.update(bar)]);
    events.push(...aggregator.advance(fed.at(-1)!.time + 86_400_000));
    const built = finalBars(events, timeframe);
    expectParents(built, fixture.closing[timeframe]!);
    expect(built.map(({ end }) => end)).toEqual(
      fixture.closing[timeframe]!.map(([label]) => label),
    );
  });
});
