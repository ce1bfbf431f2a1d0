import { describe, expect, it } from 'vitest';
import { calendarFrom, Schedule, timeframeOf } from '../../src/bars/index.js';

const hours = (schedule: Schedule, time: number): number => {
  const { start, end } = schedule.intervalOf(timeframeOf('1d'), time);
  return schedule.expectedBars(timeframeOf('30m'), start, end) / 2;
};

describe('shipped calendars', () => {
  it('us-extended: sixteen hours, thirteen on half days, closed on holidays', () => {
    const schedule = new Schedule('us-extended');
    expect(hours(schedule, Date.UTC(2024, 10, 27, 15))).toBe(16);
    expect(hours(schedule, Date.UTC(2024, 10, 29, 15))).toBe(13);
    expect(schedule.sessionAt(Date.UTC(2024, 10, 28, 15)).date).toBe('2024-11-29');
    expect(schedule.sessionAt(Date.UTC(2024, 10, 29, 15)).close).toBe(Date.UTC(2024, 10, 29, 22));
  });

  it.each(['metals', 'index-cfd', 'cme'] as const)(
    '%s: twenty-three hours, from Sunday 18:00',
    (name) => {
      const schedule = new Schedule(name);
      const monday = schedule.sessionAt(Date.UTC(2024, 0, 6));
      expect(monday.open).toBe(Date.UTC(2024, 0, 7, 23));
      expect(hours(schedule, monday.open)).toBe(23);
      expect(schedule.sessionAt(Date.UTC(2024, 0, 8, 22, 30)).date).toBe('2024-01-09'); // the break
      expect(schedule.sessionAt(Date.UTC(2024, 0, 12, 22)).date).toBe('2024-01-15');
    },
  );

  // Hours as CME Group, its notices, and brokers announced them.
  it.each([
    ['2023-04-07', 'cme', 15.25], // Good Friday with an employment report: to 9:15
    ['2024-03-29', 'cme', 0], // Good Friday
    ['2025-01-09', 'cme', 15.5], // mourning for President Carter: to 9:30
    ['2025-01-20', 'cme', 19], // Martin Luther King Jr. Day: to 13:00
    ['2024-11-28', 'cme', 19], // Thanksgiving
    ['2024-11-29', 'cme', 19.25], // the day after: to 13:15
    ['2023-07-03', 'cme', 19.25],
    ['2026-07-03', 'cme', 19], // Independence Day, observed
    ['2024-12-24', 'cme', 19.25],
    ['2024-12-25', 'cme', 0],
    ['2021-12-24', 'cme', 0], // Christmas Day, observed
    ['2022-12-26', 'cme', 0],
    ['2023-01-02', 'cme', 0], // New Year's Day, observed
    ['2024-12-31', 'cme', 23],
    ['2024-03-29', 'metals', 0],
    ['2026-04-03', 'metals', 0],
    ['2024-12-25', 'index-cfd', 0],
  ] as const)('%s, %s: %d hours', (date, name, expected) => {
    const schedule = new Schedule(name);
    const session = schedule.sessionAt(Date.parse(`${date}T12:00:00Z`));
    const isTraded = session.date === date;
    const spans = isTraded ? session.spans : [];
    const length = spans.reduce((sum, { start, end }) => sum + (end - start) / 3_600_000, 0);
    expect(length).toBe(expected);
    expect(schedule.covers(Date.parse(`${date}T12:00:00Z`))).toBe(true);
  });

  it('brokers differ on the other holidays: those dates are not covered', () => {
    for (const name of ['metals', 'index-cfd'] as const) {
      const schedule = new Schedule(name);
      const covers = (date: string): boolean => schedule.covers(Date.parse(`${date}T12:00:00Z`));
      for (const date of ['2024-01-15', '2024-07-03', '2024-07-04', '2024-11-28', '2024-11-29']) {
        expect([date, covers(date)]).toEqual([date, false]);
      }
      for (const date of ['2024-01-16', '2024-07-02', '2024-03-29', '2024-12-25', '2024-12-31']) {
        expect([date, covers(date)]).toEqual([date, true]);
      }
      expect(covers('2026-04-03')).toBe(name === 'metals');
      expect(covers('2028-01-05')).toBe(false);
    }
  });

  it('fx-holidays: no session on December 25 and January 1, so their bars are not missing', () => {
    const [plain, known] = [new Schedule('fx'), new Schedule('fx-holidays')];
    const range = [Date.UTC(2023, 11, 22, 22), Date.UTC(2024, 0, 2, 22)] as const;
    const day = timeframeOf('1d');
    expect(plain.expectedBars(day, ...range)).toBe(7);
    expect(known.expectedBars(day, ...range)).toBe(5);
  });
});

describe('calendarFrom', () => {
  it('has sessions with breaks, over midnight, closed and special days', () => {
    const hongKong = new Schedule(
      calendarFrom({
        id: 'hong-kong',
        zone: 'Asia/Hong_Kong',
        hours: ['9:30-12:00', '13:00-16:00'],
        closed: { '2024-02-12': 'Lunar New Year' },
        special: { '2024-02-09': ['9:30-12:00'] },
      }),
    );
    expect(hours(hongKong, Date.UTC(2024, 1, 8, 3))).toBe(5.5);
    expect(hours(hongKong, Date.UTC(2024, 1, 9, 3))).toBe(2.5);
    expect(hongKong.sessionAt(Date.UTC(2024, 1, 12)).date).toBe('2024-02-13');
    const night = calendarFrom({ id: 'n', zone: 'UTC', hours: ['18:00-17:00'], days: 'every day' });
    expect(new Schedule(night).sessionAt(Date.UTC(2024, 0, 6)).open).toBe(Date.UTC(2024, 0, 5, 18));
  });

  it.each([
    [{ id: 'x', zone: 'UTC', hours: ['9-16'] }, 'hours[0] must be hours such as'],
    [{ id: 'x', zone: 'UTC', hours: ['9:00-25:00'] }, 'hours[0]'],
    [{ id: 'x', zone: 'UTC', hours: [] }, 'hours must be an array'],
    [{ id: 'x', zone: 'Mars', hours: ['9:00-16:00'] }, 'zone'],
    [
      { id: 'x', zone: 'UTC', hours: ['9:00-16:00'], closed: { '2024-2-1': 'x' } },
      'calendar.exceptions',
    ],
    [{ id: 'x', zone: 'UTC', hour: ['9:00-16:00'] }, "did you mean 'hours'?"],
  ])('%o is refused', (words, message) => {
    expect(() => calendarFrom(words as never)).toThrow(message);
  });
});
