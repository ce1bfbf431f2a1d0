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
