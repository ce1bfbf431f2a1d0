import { describe, expect, it } from 'vitest';
import { LONGEST_LEAP_MS } from '../../src/bars/epoch.js';
import { MAX_TIME } from '../../src/bars/index.js';
import { isSoundActivity } from '../../src/timeframe/activity-bar.js';
import { FormingFeed, TradeAggregator } from '../../src/timeframe/index.js';

const MINUTE = 60_000;
const START = Date.UTC(2024, 0, 2, 15);
const candle = { time: START, open: 10, high: 12, low: 9, close: 11, volume: 3 };
const snapshotError = expect.objectContaining({ name: 'SnapshotError' });

describe('a feed of forming candles', () => {
  const make = () => new FormingFeed({ timeframe: '1m' });

  it('takes times up to the last there is, and no leap of more than is believed', () => {
    for (const time of [MAX_TIME, -MAX_TIME]) {
      expect(make().update({ ...candle, time }).forming?.time).toBe(time);
      const beyond = time + Math.sign(time) * MINUTE;
      expect(make().update({ ...candle, time: beyond }).reason).toBe('inadmissible');
    }
    const reasonAfter = (ms: number) => {
      const feed = make();
      feed.update(candle);
      return feed.update({ ...candle, time: START + ms }).reason;
    };
    expect([reasonAfter(LONGEST_LEAP_MS), reasonAfter(LONGEST_LEAP_MS + 1)]).toEqual([
      undefined,
      'inadmissible',
    ]);
  });

  it('refuses snapshots of a candle that is none, or outside the sessions', () => {
    const feed = new FormingFeed({ timeframe: '1m', calendar: 'us-equities' });
    feed.update(candle);
    const good = feed.snapshot();
    const state = good.state as { newest: object };
    for (const change of [
      ...[{ time: MAX_TIME + MINUTE }, { time: Number.NaN }, { high: Number.NaN }],
      ...[{ time: START - 12 * 3_600_000 }, { close: Number.POSITIVE_INFINITY }],
    ]) {
      const bad = { ...good, state: { ...state, newest: { ...state.newest, ...change } } };
      expect(() => feed.restore(bad as never)).toThrow(snapshotError);
      expect(feed.snapshot()).toStrictEqual(good);
    }
    feed.reset();
    const empty = feed.snapshot();
    feed.restore(good);
    feed.restore(empty);
    expect(feed.forming).toBeUndefined();
  });
});

describe('bars of trades', () => {
  it('take trades of any time there is, at any price, of no negative size', () => {
    const events = (change: object) =>
      new TradeAggregator({ of: 'tick', size: 5 }).update({
        time: 0,
        price: 5,
        size: 1,
        ...change,
      });
    for (const good of [{ time: MAX_TIME }, { time: -MAX_TIME }, { price: -5 }, { size: 0 }]) {
      expect(events(good)).toEqual([]);
    }
    for (const bad of [{ time: MAX_TIME + 1 }, { time: -MAX_TIME - 1 }, { size: -1e-9 }]) {
      expect(events(bad)).toMatchObject([{ type: 'refused' }]);
    }
  });

  it('are full from the size on, by value whatever the sign of the price', () => {
    const value = new TradeAggregator({ of: 'value', size: 100 });
    expect(value.update({ time: 0, price: -9, size: 11 })).toEqual([]);
    expect(value.update({ time: 1, price: -1, size: 1 })).toMatchObject([
      { type: 'closed', bar: { turnover: -100, volume: 12, end: 1 } },
    ]);
  });

  it('are sound if prices are in order and the turnover is no more than the prices allow', () => {
    const bar = { time: 5, end: 9, open: 2, high: 4, low: 1, close: 3, volume: 10, turnover: 30 };
    const sound = (change: object) => isSoundActivity({ ...bar, tradeCount: 2, ...change });
    for (const good of [{}, { end: 5 }, { turnover: 40 }, { low: 2, high: 3 }, { turnover: -40 }]) {
      expect(sound(good)).toBe(true);
    }
    for (const bad of [
      ...[{ end: 4 }, { low: 2.5 }, { high: 2.9 }, { close: 0.5 }, { turnover: 40.1 }],
      ...[{ turnover: -40.1 }, { volume: -10 }, { volume: Number.NaN }],
      { open: 0, high: 0, low: 0, close: 0, volume: -1, turnover: 0 },
    ]) {
      expect(sound(bad)).toBe(false);
    }
    const [none, no] = [{ tradeCount: 0, volume: 0, turnover: 0 }, Number.NaN];
    expect(sound({ ...none, time: no, end: no })).toBe(true);
    for (const bad of [{}, { time: no, end: no, volume: 1 }, { time: no, end: no, turnover: 1 }]) {
      expect(sound({ ...none, ...bad })).toBe(false);
    }
  });

  it('are refused in a snapshot where the clock, the start or the size is another', () => {
    const time = new TradeAggregator({ of: 'time', size: 1_000 });
    time.update({ time: 4_500, price: 5, size: 1 });
    time.update({ time: 5_500, price: 5, size: 1 });
    const volume = new TradeAggregator({ of: 'volume', size: 10 });
    volume.update({ time: 4_500, price: 5, size: 1 });
    const restore = (of: TradeAggregator, change: (state: never) => object) => () => {
      const good = of.snapshot();
      of.restore({ ...good, state: change(structuredClone(good.state) as never) as never });
    };
    type State = { clock: number; bar: Record<string, number> };
    expect(restore(time, (state: State) => ({ ...state, clock: 5_001 }))).toThrow(snapshotError);
    expect(
      restore(time, ({ bar, ...state }: State) => ({ ...state, bar: { ...bar, time: 5_250 } })),
    ).toThrow(snapshotError);
    expect(
      restore(volume, ({ bar, ...state }: State) => ({
        ...state,
        bar: { ...bar, volume: 10, turnover: 50 },
      })),
    ).toThrow(snapshotError);
    expect(
      restore(volume, ({ bar, ...state }: State) => ({
        ...state,
        bar: { ...bar, volume: 9, turnover: 45 },
      })),
    ).not.toThrow();
    expect(time.advance(5_999)).toEqual([]);
    expect(time.advance(6_000)).toMatchObject([
      { type: 'closed', bar: { time: 5_000, end: 6_000 } },
    ]);
    expect(time.advance(1e12)).toEqual([]);
    expect(volume.advance(1e12)).toEqual([]);
  });
});
