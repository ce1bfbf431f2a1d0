import fc from 'fast-check';
import type { Bar } from '../../src/bars/index.js';

/** A Monday, some hours before the end of a month, a week and a day. */
export const START: number = Date.UTC(2023, 3, 30, 20);

const price = fc.integer({ min: 1, max: 4_000 }).map((n) => n / 8);

export const values: fc.Arbitrary<Omit<Bar, 'time'>> = fc
  .tuple(price, price, price, price, fc.double({ min: 0, max: 1e6, noNaN: true }))
  .map(([open, close, a, b, volume]) => {
    const high = Math.max(open, close, a, b);
    return { open, high, low: Math.min(open, close, a, b), close, volume };
  });

/** Bars in order with steps of 1 to `longestStep` intervals. */
export function ordered(stepMs: number, longestStep: number): fc.Arbitrary<Bar[]> {
  const step = fc.oneof(
    { weight: 8, arbitrary: fc.constant(1) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: longestStep }) },
  );
  return fc.array(fc.tuple(step, values), { minLength: 1, maxLength: 150 }).map((steps) => {
    let time = START;
    return steps.map(([count, bar]) => {
      time += count * stepMs;
      return { time, ...bar };
    });
  });
}

/** What may happen to an aggregator: bars in and out of order, resent ones, and time. */
export type Happening = { readonly bar: Bar } | { readonly now: number };

export const happenings: fc.Arbitrary<Happening[]> = fc
  .array(fc.tuple(fc.integer({ min: -3, max: 9 }), fc.integer({ min: 0, max: 9 }), values), {
    minLength: 1,
    maxLength: 60,
  })
  .map((steps) => {
    let minute = 0;
    return steps.map(([move, kind, bar]) => {
      const time = START + 60_000 * (minute + Math.min(move, 1) + (kind === 1 ? 90 : 0));
      if (kind === 0) return { now: time + 60_000 * Math.max(0, move) };
      if (kind === 2) return { bar: { ...bar, time, volume: Number.NaN } };
      minute = Math.max(minute, (time - START) / 60_000);
      return { bar: { ...bar, time } };
    });
  });
