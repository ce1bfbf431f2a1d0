import { describe, expect, it } from 'vitest';
import type { Bar } from '../../src/bars/bar.js';
import { ConfigError, SnapshotError } from '../../src/core/errors.js';
import { type PriceBar, RangeBars, Renko } from '../../src/timeframe/index.js';
import { seriesOf } from '../contract/series.js';

const bar = (close: number, time = 0, volume = 1): Bar => ({
  time,
  open: close,
  high: close,
  low: close,
  close,
  volume,
});

const bars = seriesOf('bar', 'lively', 7, 2_000) as Bar[];
const jumpy = seriesOf('bar', 'jumps', 8, 2_000) as Bar[];

const makers = {
  Renko: (unit = 1): Renko => new Renko({ brick: 1.5 * unit }),
  RangeBars: (unit = 1): RangeBars => new RangeBars({ range: 1.5 * unit }),
};

describe.each(Object.entries(makers))('%s', (_name, make) => {
  it('peek foretells update and changes nothing', () => {
    const maker = make();
    const untouched = make();
    for (const one of jumpy) {
      const foretold = maker.peek(one);
      expect(maker.update(one)).toEqual(foretold);
      untouched.update(one);
    }
    expect(maker.snapshot()).toEqual(untouched.snapshot());
  });

  it('continues from a snapshot to the same bits', () => {
    const whole = make();
    const before = make();
    for (const one of bars.slice(0, 777)) {
      whole.update(one);
      before.update(one);
    }
    const after = make();
    after.restore(structuredClone(before.snapshot()));
    for (const one of bars.slice(777)) expect(after.update(one)).toEqual(whole.update(one));
    expect(after.count).toBe(bars.length);
  });

  it('refuses what is not a snapshot of its equal, and stays as it was', () => {
    const maker = make();
    maker.update(bar(10));
    const before = maker.snapshot();
    expect(() => maker.restore(make(2).snapshot())).toThrow(SnapshotError);
    expect(() => maker.restore({ ...before, state: { count: 1 } })).toThrow(SnapshotError);
    expect(maker.snapshot()).toEqual(before);
  });

  it('partitions volume and time: nothing is counted twice, nothing is lost', () => {
    const maker = make();
    const made = bars.flatMap((one) => maker.update(one));
    const traded = bars.reduce((sum, { volume }) => sum + volume, 0);
    const counted = made.reduce((sum, { volume }) => sum + volume, maker.forming?.volume ?? 0);
    expect(made.length).toBeGreaterThan(200);
    expect(counted).toBe(traded); // quarters: sums are exact
    for (let i = 1; i < made.length; i++) {
      expect(made[i]!.time).toBeGreaterThanOrEqual(made[i - 1]!.lastTime);
    }
  });

  it('scales exactly with prices and its own unit', () => {
    const scale = 2 ** -7;
    const plain = make();
    const scaled = make(scale);
    for (const one of bars) {
      const small = { ...one };
      for (const field of ['open', 'high', 'low', 'close'] as const) small[field] *= scale;
      const expected = plain.update(one).map((made) => ({
        ...made,
        open: made.open * scale,
        high: made.high * scale,
        low: made.low * scale,
        close: made.close * scale,
      }));
      expect(scaled.update(small)).toEqual(expected);
    }
  });

  it('takes a print of 1e12 as a jump, there and back, and goes on', () => {
    const maker = make();
    for (const one of bars.slice(0, 500)) maker.update(one);
    expect(maker.update(bar(1e12))).toEqual([]);
    expect(maker.update(bars[500]!)).toEqual([]);
    expect(maker.restarts).toBe(2);
    expect(bars.slice(501).flatMap((one) => maker.update(one)).length).toBeGreaterThan(150);
  });

  it('leaves a bar that is not finite unseen', () => {
    const maker = make();
    maker.update(bar(10));
    const before = maker.snapshot();
    expect(maker.update(bar(Number.NaN))).toEqual([]);
    expect(maker.peek(bar(Number.POSITIVE_INFINITY))).toEqual([]);
    expect(maker.snapshot()).toEqual(before);
  });

  it('says nothing of a bar under way before there is one, and forgets on reset', () => {
    const maker = make();
    expect(maker.forming).toBeUndefined();
    maker.update(bar(10));
    expect(maker.forming?.close).toBe(10);
    maker.reset();
    expect(maker.forming).toBeUndefined();
    expect(maker.count).toBe(0);
  });
});

describe('Renko', () => {
  const ends = (made: readonly PriceBar[]): number[][] =>
    made.map(({ open, close }) => [open, close]);

  it('needs one brick to go on and two to turn', () => {
    const renko = new Renko(10);
    const closes = [100, 109, 110, 135, 121, 111, 110, 99, 119, 120];
    expect(closes.map((close) => ends(renko.update(bar(close))))).toEqual([
      [],
      [],
      [[100, 110]],
      [
        [110, 120],
        [120, 130],
      ],
      [],
      [],
      [[120, 110]],
      [[110, 100]],
      [],
      [[110, 120]],
    ]);
  });

  it('reaches an edge that decimal prices miss by a rounding', () => {
    const renko = new Renko(0.2);
    renko.update(bar(10));
    expect(renko.update(bar(10.6)).length).toBe(3); // (10.6 − 10) / 0.2 is 2.9999999999999982
  });

  it('never draws a brick of another height, and each starts where one ended or began', () => {
    const renko = new Renko(0.5);
    const made = bars.flatMap((one) => renko.update(one));
    made.forEach(({ high, low, open }, i) => {
      expect(high - low).toBe(0.5);
      const last = made[i - 1];
      if (last !== undefined) expect([last.close, last.open]).toContain(open);
    });
  });
});

describe('RangeBars', () => {
  it('never makes a bar of another range, and each begins where the last ended', () => {
    const maker = new RangeBars(0.5);
    const made = bars.flatMap((one) => maker.update(one));
    made.forEach(({ high, low, open, close }, i) => {
      expect(high - low).toBe(0.5);
      expect([high, low]).toContain(close);
      if (i > 0) expect(open).toBe(made[i - 1]!.close);
    });
  });

  it('walks a bar over its nearer extreme first', () => {
    const maker = new RangeBars(4);
    const [only] = maker.update({ time: 0, open: 10, high: 11, low: 5, close: 6, volume: 1 });
    expect(only).toMatchObject({ high: 11, low: 7, close: 7, lastTime: 0 });
  });
});

it('a distance that is no distance is refused', () => {
  expect(() => new Renko(0)).toThrow(ConfigError);
  expect(() => new RangeBars({ range: Number.NaN })).toThrow(ConfigError);
});
