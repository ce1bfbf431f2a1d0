import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  civilDateRaw,
  dayNumberRaw,
  firstDayOfMonth,
  isoDateRaw,
  monthNumber,
  nthWeekday,
  parseIsoDateRaw,
  weekdayOfRaw,
} from '../../src/bars/civil.js';

const DAY = 86_400_000;
const anyDay = fc.integer({ min: -100_000_000, max: 100_000_000 }); // what a Date can hold

function agreesWithDate(day: number): boolean {
  const date = new Date(day * DAY);
  const civil = civilDateRaw(day);
  return (
    civil.year === date.getUTCFullYear() &&
    civil.month === date.getUTCMonth() + 1 &&
    civil.day === date.getUTCDate() &&
    dayNumberRaw(civil.year, civil.month, civil.day) === day &&
    weekdayOfRaw(day) === (date.getUTCDay() + 6) % 7 &&
    `${isoDateRaw(day)}T00:00:00.000Z` === date.toISOString() &&
    monthNumber(day) === 12 * (civil.year - 1970) + civil.month - 1 &&
    firstDayOfMonth(monthNumber(day)) === day - civil.day + 1
  );
}

describe('civil dates', () => {
  it('agree with Date on each day from 1890 to 2110', () => {
    for (let day = dayNumberRaw(1890, 1, 1); day < dayNumberRaw(2110, 1, 1); day++) {
      if (!agreesWithDate(day)) expect.fail(isoDateRaw(day));
    }
  });

  test.prop([anyDay], { numRuns: 2000 })('agree with Date on any day', (day) => {
    expect(agreesWithDate(day)).toBe(true);
  });

  test.prop([fc.integer({ min: -40, max: 40 }), fc.integer({ min: -400, max: 400 })])(
    'run on past the end of a year or month',
    (month, day) => {
      expect(dayNumberRaw(2024, month, day)).toBe(Date.UTC(2024, month - 1, day) / DAY);
    },
  );

  test.prop([anyDay])('are read back from their text', (day) => {
    const text = isoDateRaw(day);
    expect(parseIsoDateRaw(text)).toBe(text.length === 10 ? day : undefined);
  });

  it.each(['', '2023-02-29', '2024-13-01', '2024-1-01', '20240101xx', '2024-01-0x', ' 024-01-01'])(
    'refuse %j',
    (text) => {
      expect(parseIsoDateRaw(text)).toBeUndefined();
    },
  );

  test.prop([
    fc.integer({ min: 1900, max: 2200 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 0, max: 6 }),
    fc.constantFrom(1, 2, 3, 4, -1, -2),
  ])('find the nth weekday of a month', (year, month, weekday, nth) => {
    const days: number[] = [];
    for (let day = dayNumberRaw(year, month, 1); day < dayNumberRaw(year, month + 1, 1); day++) {
      if (weekdayOfRaw(day) === weekday) days.push(day);
    }
    expect(nthWeekday(year, month, weekday, nth)).toBe(days.at(nth > 0 ? nth - 1 : nth));
  });
});
