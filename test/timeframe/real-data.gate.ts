import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { type Bar, barAt } from '../../src/bars/index.js';
import { fromCsv } from '../../src/formats/index.js';
import {
  type AggregationEvent,
  TimeframeAggregator,
  type TimeframeAggregatorOptions,
} from '../../src/timeframe/index.js';
import { intlOffset } from '../bars/intl-zone.js';
import { combined, finalBars } from './reference.js';

const folder = process.env['BARWAVE_DATA'] ?? '../shared/data';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The bars of a file, or none where it is not there. */
function load(name: string): Bar[] {
  const path = join(folder, `${name}.csv.gz`);
  if (!existsSync(path)) return [];
  const { columns } = fromCsv(gunzipSync(readFileSync(path)).toString());
  return Array.from(columns.time, (_, i) => barAt(columns, i));
}

function run(bars: readonly Bar[], options: TimeframeAggregatorOptions) {
  const aggregator = new TimeframeAggregator(options);
  const events: AggregationEvent[] = bars.flatMap((bar) => [...aggregator.update(bar)]);
  events.push(...aggregator.advance(bars.at(-1)!.time + 40 * 24 * HOUR));
  const refused = events.filter(({ type }) => type === 'refused');
  return { events, refused };
}

/** Parents equal groups by a key of the time, in number, prices and children. */
function expectGroups(
  events: readonly AggregationEvent[],
  timeframe: string,
  groups: readonly (readonly Bar[])[],
): void {
  const built = finalBars(events, timeframe);
  expect(built).toHaveLength(groups.length);
  for (const [i, children] of groups.entries()) {
    const { open, high, low, close, volume } = combined(children);
    expect(built[i]).toMatchObject({ open, high, low, close, received: children.length });
    expect(Math.abs(built[i]!.volume - volume)).toBeLessThanOrEqual(1e-12 * volume);
  }
}

/** Bars in groups of one key, in the order in which the keys first appear. */
function grouped(bars: readonly Bar[], key: (time: number) => number): Bar[][] {
  const groups = new Map<number, Bar[]>();
  for (const bar of bars) {
    const name = key(bar.time);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [bar]);
    else group.push(bar);
  }
  return [...groups.values()];
}

/** What New York is ahead of UTC, by the platform's database, hour by hour. */
const offsets = new Map<number, number>();

/** Minutes after midnight in New York. */
function wallMinutes(time: number): number {
  const hour = Math.floor(time / HOUR) * HOUR;
  const offset = offsets.get(hour) ?? intlOffset('America/New_York', hour);
  offsets.set(hour, offset);
  return Math.floor((time + offset) / MINUTE) % 1_440;
}

const isPresent = existsSync(folder);
test.runIf(!isPresent)(`${folder}: not present`, () => {});

test.runIf(isPresent)('SPY, a second: minutes and hours of regular hours, the rest refused', () => {
  const bars = load('lean_spy_1s');
  const regular = bars.filter(({ time }) => {
    const minutes = wallMinutes(time);
    return minutes >= 570 && minutes < 960;
  });
  const { events, refused } = run(bars, {
    base: '1s',
    timeframes: ['1m', '1h'],
    calendar: 'us-equities',
  });
  expect(refused.every((event) => 'reason' in event && event.reason === 'outside-session')).toBe(
    true,
  );
  expect(refused).toHaveLength(bars.length - regular.length);
  expectGroups(
    events,
    '1m',
    grouped(regular, (time) => Math.floor(time / MINUTE)),
  );
  const hourOf = (time: number) =>
    24 * Math.floor(time / (24 * HOUR)) + Math.floor((wallMinutes(time) - 570) / 60);
  expectGroups(events, '1h', grouped(regular, hourOf));
  console.log(
    `SPY 1s: ${bars.length} bars, ${regular.length} in regular hours, ${finalBars(events, '1m').length} minutes and ${finalBars(events, '1h').length} hours equal to groups by the clock`,
  );
});

test.runIf(isPresent)('SPY, an hour on full hours: accepted with the anchor of the clock', () => {
  const bars = load('lean_spy_1h_raw');
  const calendar = 'us-equities';
  const options = { base: '1h', timeframes: ['1d'], calendar, anchor: 'clock' } as const;
  const { events, refused } = run(bars, options);
  const days = finalBars(events, '1d');
  console.log(
    `SPY 1h: ${bars.length - refused.length} of ${bars.length} accepted, ${days.length} days`,
  );
  expect(bars.length - refused.length).toBeGreaterThanOrEqual(40_700);
  const absorbed = days.reduce((sum, { received }) => sum + received, 0);
  expect(absorbed).toBe(bars.length - refused.length);
  // Anchored at the session's open, the feed is off the grid, and each refusal names the option.
  const wrong = run(bars.slice(0, 200), { base: '1h', timeframes: ['1d'], calendar });
  expect(wrong.refused.length).toBeGreaterThan(160);
  expect(wrong.refused.every((event) => 'anchor' in event && event.anchor === 'clock')).toBe(true);
});

test.runIf(isPresent)('EURUSD, a second: minutes and days across a weekend', () => {
  const bars = load('lean_oanda_eurusd_1s_bid');
  const { events, refused } = run(bars, { base: '1s', timeframes: ['1m', '1d'], calendar: 'fx' });
  expect(refused.length).toBe(0);
  expectGroups(
    events,
    '1m',
    grouped(bars, (time) => Math.floor(time / MINUTE)),
  );
  // In May the day rolls at 21:00 UTC.
  expectGroups(
    events,
    '1d',
    grouped(bars, (time) => Math.floor((time + 3 * HOUR) / (24 * HOUR))),
  );
  const weekend = events.filter((event) => event.type === 'gap' && event.timeframe === '1d');
  expect(weekend).toHaveLength(0);
  console.log(
    `EURUSD 1s: ${bars.length} bars, ${finalBars(events, '1m').length} minutes and ${finalBars(events, '1d').length} days equal to groups by the clock`,
  );
});
