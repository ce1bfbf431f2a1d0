import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TimeframeAggregator } from '../../src/timeframe/index.js';
import { cases } from '../cases.js';
import { ordered } from './feed.js';
import { finalBars } from './reference.js';

const MINUTE = 60_000;
const timeframes = ['1m', '5m', '15m', '1h'];

it('whatever the delivery latency below the delay, and however time ticks, bars close as in a run without time', () => {
  const latency = fc.integer({ min: 0, max: 9_999 });
  const ticks = fc.array(fc.integer({ min: 0, max: MINUTE }), { maxLength: 4 });
  fc.assert(
    fc.property(
      ordered(MINUTE, 1),
      fc.array(latency, { minLength: 150, maxLength: 150 }),
      ticks,
      (bars, lateMs, offsets) => {
        const options = { base: '1m', timeframes };
        const calm = new TimeframeAggregator(options);
        const expected = bars.flatMap((bar) => [...calm.update(bar)]);
        const live = new TimeframeAggregator(options);
        const actual = bars.flatMap((bar, i) => {
          const arrival = bar.time + MINUTE + lateMs[i]!;
          // Time ticks at any moment between the arrivals, up to that of the bar itself.
          const before = i === 0 ? bar.time : bars[i - 1]!.time + MINUTE + lateMs[i - 1]!;
          const now = offsets.map((offset) => before + offset).filter((time) => time <= arrival);
          return [
            ...now.sort((a, b) => a - b).flatMap((time) => [...live.advance(time)]),
            ...live.update(bar),
          ];
        });
        expect(actual).toStrictEqual(expected);
        expect(actual.every(({ type }) => type !== 'revision')).toBe(true);
      },
    ),
    { numRuns: cases(2_000) },
  );
});

it('a bar that comes later than the delay revises what was closed without it', () => {
  const live = new TimeframeAggregator({ base: '1m', timeframes: ['5m'], closeDelayMs: 2_000 });
  const bar = { time: 0, open: 10, high: 12, low: 9, close: 11, volume: 3 };
  for (const minute of [0, 1, 2, 3]) live.update({ ...bar, time: minute * MINUTE });
  expect(live.dueAt).toBe(5 * MINUTE + 2_000);
  expect(live.advance(5 * MINUTE + 1_999)).toEqual([]);
  expect(live.advance(live.dueAt)).toMatchObject([
    { type: 'closed', bar: { received: 4, complete: false } },
  ]);
  expect(live.dueAt).toBe(Number.POSITIVE_INFINITY);
  const events = live.update({ ...bar, time: 4 * MINUTE, close: 10 });
  expect(events).toMatchObject([
    { type: 'revision', bar: { received: 5, complete: true, revision: 1 } },
  ]);
  expect(finalBars(events, '5m')[0]).toMatchObject({ close: 10 });
});
