import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Bar } from '../../src/bars/index.js';
import { decodeText, encodeText } from '../../src/core/index.js';
import { FormingFeed } from '../../src/timeframe/index.js';
import { START, values } from './feed.js';

const candle = { time: START, open: 5, high: 6, low: 5, close: 6, volume: 1 };
const make = () => new FormingFeed({ timeframe: '1m' });

/** Candles as an exchange sends them: each several times, growing, until the next one. */
const live: fc.Arbitrary<Bar[]> = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.array(values, { minLength: 1, maxLength: 5 })))
  .map((candles) => {
    let time = START;
    return candles.flatMap(([step, states]) => {
      time += step * 60_000;
      return states.map((state) => ({ time, ...state }));
    });
  });

it('closes each candle once, as it was last seen', () => {
  fc.assert(
    fc.property(live, (sent) => {
      const feed = make();
      const closed = sent.flatMap((one) => {
        const update = feed.update(one);
        expect(update.forming).toEqual(one);
        return update.closed ?? [];
      });
      const last = sent.length === 0 ? undefined : feed.advance(sent.at(-1)!.time + 60_000).closed;
      const expected = new Map(sent.map((one) => [one.time, one]));
      expect([...closed, ...(last === undefined ? [] : [last])]).toEqual([...expected.values()]);
    }),
    { numRuns: 100 },
  );
});

it('goes on from a snapshot at every candle', () => {
  fc.assert(
    fc.property(live, (sent) => {
      const whole = make();
      let resumed = make();
      for (const one of sent) {
        expect(resumed.update(one)).toStrictEqual(whole.update(one));
        const snapshot = decodeText(encodeText(resumed.snapshot()));
        resumed = make();
        resumed.restore(snapshot);
      }
      expect(resumed.advance(START + 9e9)).toStrictEqual(whole.advance(START + 9e9));
      expect(resumed.forming).toBeUndefined();
    }),
    { numRuns: 50 },
  );
});

it('time closes a candle, at its end and not before, and only once', () => {
  const feed = make();
  expect(feed.advance(START)).toEqual({ closed: undefined, forming: undefined });
  feed.update(candle);
  expect(feed.advance(START + 59_999)).toEqual({ closed: undefined, forming: candle });
  expect(feed.advance(START + 60_000)).toEqual({ closed: candle, forming: undefined });
  expect(feed.advance(START + 60_000)).toEqual({ closed: undefined, forming: undefined });
});

it('a candle sent again after it was closed is a duplicate, or closed anew', () => {
  const feed = make();
  feed.update(candle);
  feed.advance(START + 60_000);
  expect(feed.update(candle)).toMatchObject({ closed: undefined, reason: 'duplicate' });
  const corrected = { ...candle, high: 8 };
  expect(feed.update(corrected)).toEqual({ closed: corrected, forming: undefined });
  expect(feed.update({ ...candle, time: START + 60_000 }).closed).toBeUndefined();
});

it('what is older or no candle is set aside, and the forming one stands', () => {
  const feed = make();
  feed.update(candle);
  const before = feed.snapshot();
  for (const [bad, reason] of [
    [{ ...candle, time: START - 60_000 }, 'older'],
    [{ ...candle, close: Number.NaN }, 'inadmissible'],
    [{ ...candle, time: Number.NaN }, 'inadmissible'],
    [{ ...candle, time: 8.7e15 }, 'inadmissible'],
    [{ ...candle, time: START + 4e11 }, 'inadmissible'],
  ] as const) {
    expect(feed.update(bad)).toEqual({ closed: undefined, forming: candle, reason });
  }
  expect(feed.snapshot()).toStrictEqual(before);
  feed.reset();
  expect(feed.snapshot()).toStrictEqual(make().snapshot());
});

it('a daily candle of an exchange closes with its session', () => {
  const feed = new FormingFeed({ timeframe: '1d', calendar: 'us-equities' });
  feed.update({ ...candle, time: Date.UTC(2024, 10, 29) }); // a half day
  expect(feed.advance(Date.UTC(2024, 10, 29, 17, 59)).closed).toBeUndefined();
  expect(feed.advance(Date.UTC(2024, 10, 29, 18)).closed).toBeDefined();
});

it('refuses options and snapshots that do not fit', () => {
  expect(() => new FormingFeed({ timeframe: '1min' })).toThrow("did you mean '1m'?");
  expect(() => new FormingFeed({ base: '1m' } as never)).toThrow('base');
  const feed = make();
  feed.update(candle);
  const good = feed.snapshot();
  for (const state of [
    {},
    { newest: { ...candle, time: 9e15 }, closed: false },
    { newest: { ...candle, close: Number.NaN }, closed: false },
    { newest: candle, closed: 1 },
  ]) {
    expect(() => feed.restore({ ...good, state })).toThrow();
    expect(feed.snapshot()).toStrictEqual(good);
  }
});

const hour = 3_600_000;
const stamped = (...at: [number, number, number, number?, number?]) => Date.UTC(...at);

it('candles of one interval are one bar, however their feed stamps them', () => {
  const feed = new FormingFeed({ timeframe: '1d', calendar: 'us-equities' });
  const open = stamped(2024, 0, 2, 14, 30);
  // Stamped with the last trade, poll by poll, the last of them after the close.
  for (const time of [open + hour, open + 2 * hour, open + 6.5 * hour, open + 7 * hour]) {
    const update = feed.update({ ...candle, time, volume: time });
    expect(update.closed).toBeUndefined();
    expect(update.forming).toEqual({ ...candle, time: open, volume: time });
  }
  const next = feed.update({ ...candle, time: stamped(2024, 0, 3, 15) });
  expect(next.closed).toEqual({ ...candle, time: open, volume: open + 7 * hour });
});

it('the true row of a day that was closed by the clock is a revision of it', () => {
  const feed = new FormingFeed({ timeframe: '1d', calendar: 'us-equities' });
  feed.update({ ...candle, time: stamped(2024, 0, 2, 20, 59) });
  expect(feed.advance(stamped(2024, 0, 2, 21)).closed).toBeDefined();
  const row = { ...candle, time: stamped(2024, 0, 2), volume: 99 }; // labelled by its date
  expect(feed.update(row).closed).toEqual({ ...row, time: stamped(2024, 0, 2, 14, 30) });
  expect(feed.update(row).reason).toBe('duplicate');
});

it('a label within the interval of minutes, weeks and sessions that open the day before', () => {
  const minutes = make();
  minutes.update({ ...candle, time: START + 1 });
  expect(minutes.update({ ...candle, time: START + 59_999 }).forming!.time).toBe(START);
  const week = new FormingFeed({ timeframe: '1w' });
  week.update({ ...candle, time: stamped(2024, 0, 3) });
  expect(week.update({ ...candle, time: stamped(2024, 0, 7, 23) }).forming!.time).toBe(
    stamped(2024, 0, 1),
  );
  const fx = new FormingFeed({ timeframe: '1d', calendar: 'fx' });
  fx.update({ ...candle, time: stamped(2024, 0, 2, 23) }); // Tuesday 18:00 New York: Wednesday's
  expect(fx.update({ ...candle, time: stamped(2024, 0, 3) }).closed).toBeUndefined();
  expect(fx.update({ ...candle, time: stamped(2024, 0, 3, 21, 59) }).closed).toBeUndefined();
  expect(fx.update({ ...candle, time: stamped(2024, 0, 3, 22) }).closed).toBeDefined();
});

it('what is no bar is refused with its reason, and with the field', () => {
  const feed = new FormingFeed({ timeframe: '1m', calendar: 'us-equities' });
  const good = { ...candle, time: stamped(2024, 0, 2, 15) };
  feed.update(good);
  const throwing = Object.defineProperty({ ...good }, 'close', {
    get: () => {
      throw new Error('no close');
    },
  });
  const { proxy: revoked, revoke } = Proxy.revocable({ ...good }, {});
  revoke();
  for (const [bad, reason, field] of [
    [null, 'not-a-bar'],
    ['bar', 'not-a-bar'],
    [[1, 2, 3, 4, 5, 6], 'not-a-bar'],
    [throwing, 'not-a-bar'],
    [revoked, 'not-a-bar'],
    [{}, 'not-a-number', 'time'],
    [{ ...good, time: new Date(good.time) }, 'not-a-number', 'time'],
    [{ ...good, close: '6' }, 'not-a-number', 'close'],
    [{ ...good, volume: null }, 'not-a-number', 'volume'],
    [{ ...good, time: stamped(2024, 0, 2, 22) }, 'outside-session'],
  ] as const) {
    const update = feed.update(bad as never);
    expect(update).toEqual({ closed: undefined, forming: good, reason, ...(field && { field }) });
  }
});
