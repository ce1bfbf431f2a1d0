import { expect, test } from 'vitest';
import { zoneOf } from '../../src/bars/index.js';
import { LocalClock } from '../../src/formats/csv/local-clock.js';
import type { BarOrder } from '../../src/formats/order.js';

// On 2023-10-29 Berlin shows the hour from two to three twice: from 0:00 and from 1:00 UTC.
const at = (clock: string): number => Date.parse(`2023-10-29T${clock}Z`);
const hoursOf = (order: BarOrder, sharesTimes: boolean, clocks: readonly string[]): number[] => {
  const clock = new LocalClock(zoneOf('Europe/Berlin'), order, sharesTimes);
  return clocks.map((shown) => (clock.toUtc(at(shown)) - at('00:00')) / 3_600_000);
};

const untold = Number.POSITIVE_INFINITY;

test.each([
  ['oldest-first', ['02:00', '02:30', '02:00', '02:30', '03:00'], [2]],
  ['newest-first', ['02:30', '02:00', '02:30', '02:00', '01:30'], [-0.5]],
] as const)(
  '%s: nothing tells the hour shown twice that a file begins in',
  (order, clocks, then) => {
    expect(hoursOf(order, false, clocks)).toEqual([untold, untold, untold, untold, ...then]);
    expect(hoursOf(order, true, clocks)).toEqual([untold, untold, untold, untold, ...then]);
  },
);

test('a row before the hour tells which showing each row of it is', () => {
  const clocks = ['01:30', '02:00', '02:30', '02:00', '02:30', '03:00'];
  const hours = [-0.5, 0, 0.5, 1, 1.5, 2];
  expect(hoursOf('oldest-first', false, clocks)).toEqual(hours);
  expect(hoursOf('newest-first', false, clocks.toReversed())).toEqual(hours.toReversed());
  expect(hoursOf('mixed', false, clocks).slice(1, 5)).toEqual([untold, untold, untold, untold]);
});
