import fc from 'fast-check';
import type { Bar } from '../../src/bars/index.js';

export const START: number = Date.UTC(2024, 0, 5, 9);

const price = fc.integer({ min: 1, max: 4_000 }).map((n) => n / 8);

export const values: fc.Arbitrary<Omit<Bar, 'time'>> = fc
  .tuple(price, price, price, price, fc.integer({ min: 0, max: 1e6 }))
  .map(([open, close, a, b, volume]) => {
    const high = Math.max(open, close, a, b);
    return { open, high, low: Math.min(open, close, a, b), close, volume };
  });

/** What a hostile feed may send: anything at all, and bars with one field of anything. */
export const anything: fc.Arbitrary<unknown> = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withTypedArray: true }),
  fc
    .tuple(values, fc.constantFrom('time', 'open', 'high', 'low', 'close', 'volume'), fc.anything())
    .map(([bar, field, value]) => ({ time: START, ...bar, [field]: value })),
);

/** Records that fight back. */
export function traps(): unknown[] {
  const bar = { time: START, open: 10, high: 12, low: 9, close: 11, volume: 3 };
  const { proxy, revoke } = Proxy.revocable({ ...bar }, {});
  revoke();
  const thrower = () => {
    throw new Error('trap');
  };
  const hostile = new Proxy({}, { get: thrower, has: thrower, ownKeys: thrower });
  const getter = Object.defineProperty({ ...bar }, 'close', { get: thrower });
  const poisoned = { ...bar, close: { valueOf: thrower, toString: thrower } };
  return [proxy, hostile, getter, poisoned, thrower, Symbol('bar'), 12n, '0,1,2', Number.NaN, null];
}

/** A feed with everything in it: gaps, repeats, corrections, late bars, broken bars and rubbish. */
export const messy: fc.Arbitrary<unknown[]> = fc
  .array(fc.tuple(fc.integer({ min: -2, max: 7 }), fc.integer({ min: 0, max: 11 }), values), {
    maxLength: 80,
  })
  .map((steps) => {
    let minute = 0;
    let last: unknown = null;
    return steps.map(([move, kind, bar]) => {
      if (kind === 0) return last;
      if (kind === 1) return { ...bar, time: String(minute) };
      minute += Math.min(move, kind === 2 ? 60 : 1);
      const time = START + minute * 60_000;
      const high = kind === 3 ? bar.low - 1 : bar.high;
      last = { time, ...bar, high };
      return last;
    });
  });
