import { describe, expect, it } from 'vitest';
import { DrawdownGuard, type DrawdownLimits, TrailingStop } from '../../src/risk/index.js';

const [HOUR, DAY] = [3_600_000, 86_400_000];

describe('a guard', () => {
  const make = (limits: DrawdownLimits = {}) =>
    new DrawdownGuard({ haltAtRatio: 0.125, ...limits });

  it('says what it measured, against the peak and the day before', () => {
    const guard = make({ reduceAtRatio: 0.05, dailyLossRatio: 0.5 });
    guard.update(0, 1_000);
    guard.update(HOUR, 2_000);
    expect(guard.update(DAY, 1_880)).toEqual({
      ...{ state: 'reducing', drawdownRatio: expect.closeTo(0.06, 12) },
      dailyLossRatio: expect.closeTo(0.06, 12),
      reasons: [{ code: 'drawdown-reduce', value: expect.closeTo(0.06, 12), limit: 0.05 }],
    });
    expect(guard.update(2 * DAY, 2_000)).toMatchObject({ state: 'active', reasons: [] });
    expect(guard.peek(2 * DAY, 1_750).reasons.map(({ code }) => code)).toEqual([
      ...['drawdown-halt', 'drawdown-reduce'],
    ]);
    expect(guard.update(2 * DAY, 2_000).state).toBe('active'); // a peek halts nobody
  });

  it('begins its day when it is told to', () => {
    const state = (dayStartMs: number) => {
      const guard = new DrawdownGuard({ dailyLossRatio: 0.1, dayStartMs });
      guard.update(20 * HOUR, 1_000);
      guard.update(21 * HOUR, 890);
      return [guard.update(23 * HOUR, 890).state, guard.update(24 * HOUR, 890).state];
    };
    expect(state(0)).toEqual(['halted', 'active']);
    expect(state(22 * HOUR)).toEqual(['active', 'active']);
  });

  it('is let go by a cooldown, to the ruled moment, or by hand, but not before it was halted', () => {
    const halted = (cooldownMs?: number) => {
      const guard = make(cooldownMs === undefined ? {} : { cooldownMs });
      guard.update(0, 1_000);
      guard.update(HOUR, 875);
      return guard;
    };
    expect(halted(DAY).update(HOUR + DAY - 1, 1_000).state).toBe('halted');
    expect(halted(DAY).update(HOUR + DAY, 1_000).state).toBe('active');
    const guard = halted();
    guard.resume(HOUR - 1);
    expect(guard.update(2 * HOUR, 875).state).toBe('halted');
    guard.resume(2 * HOUR);
    // From here on the fall is counted from 875.
    expect(guard.update(3 * HOUR, 765.75).state).toBe('active');
    expect(guard.update(4 * HOUR, 765.625).state).toBe('halted');
    guard.reset();
    expect(guard.snapshot()).toEqual(make().snapshot());
  });

  it('reduces and halts from its limits on, not beyond them', () => {
    const limits = { reduceAtRatio: 0.125, haltAtRatio: 0.25, dailyLossRatio: 0.5 };
    const fallen = (equity: number, change: DrawdownLimits = {}) => {
      const guard = new DrawdownGuard({ ...limits, ...change });
      guard.update(0, 1_024);
      const { state, reasons } = guard.update(1, equity);
      return [state, ...reasons.map(({ code }) => code)];
    };
    expect(fallen(897)).toEqual(['active']);
    expect(fallen(896)).toEqual(['reducing', 'drawdown-reduce']); // 7/8
    expect(fallen(769)).toEqual(['reducing', 'drawdown-reduce']);
    expect(fallen(768)).toEqual(['halted', 'drawdown-halt', 'drawdown-reduce']);
    const daily = { reduceAtRatio: 1, haltAtRatio: 1 };
    expect(fallen(513, daily)).toEqual(['active']);
    expect(fallen(512, daily)).toEqual(['halted', 'daily-loss']);
  });

  it('halts where the time is not known, and remembers nothing of it', () => {
    const guard = make();
    guard.update(0, 1_000);
    const before = guard.snapshot();
    expect(guard.update(Number.NaN, 1_000)).toMatchObject({ state: 'halted' });
    expect(guard.snapshot()).toEqual(before);
  });
});

describe('a trailing stop', () => {
  it('begins where there is an ATR and a price to be at', () => {
    const stop = new TrailingStop({ side: 'long', atrMultiple: 2 });
    expect(stop.update({ high: 10, low: 9 })).toBeNaN();
    expect(stop.update({ high: 10, low: 9, atr: 5 })).toBeNaN(); // it would be at 0
    expect(stop.update({ high: 9, low: 8, atr: 1 })).toBe(8); // of the best, 10
    expect([stop.isHit({ high: 9, low: 8 }), stop.isHit({ high: 9, low: 8.1 })]).toEqual([
      ...[true, false],
    ]);
    const short = new TrailingStop({ side: 'short', ratio: 0.5 });
    expect([short.update({ high: 12, low: 10 }), short.update({ high: 12, low: 8 })]).toEqual([
      ...[15, 12],
    ]);
    expect([short.isHit({ high: 12, low: 1 }), short.isHit({ high: 11.9, low: 1 })]).toEqual([
      ...[true, false],
    ]);
    short.reset();
    expect(short.value).toBeNaN();
    expect(new TrailingStop({ side: 'long' }).id).toBe('trailingStop(long,3)');
    expect(short.id).toBe('trailingStop(short,ratio=0.5)');
  });

  it('has options within bounds', () => {
    const make = (options: object) => () => new TrailingStop({ side: 'long', ...options });
    for (const wrong of [{ ratio: 0 }, { ratio: 1 }, { atrMultiple: 0 }, { atrMultiple: 1_001 }]) {
      expect(make(wrong)).toThrow(`${Object.keys(wrong)[0]} must be`);
    }
    expect(make({ side: 'flat' })).toThrow('side must be');
    expect(make({ atr: 1 })).toThrow('atr');
  });
});
