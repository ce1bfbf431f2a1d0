import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { calendars } from '../../src/bars/calendars.js';
import { MS_PER_DAY, weekdayOfRaw } from '../../src/bars/civil.js';
import { Schedule } from '../../src/bars/schedule.js';
import { dividesRaw, timeframeOf } from '../../src/bars/timeframe.js';
import { ConfigError } from '../../src/core/errors.js';
import { wallClock } from './intl-zone.js';
import { civilDays, nights, tokyo } from './own-calendars.js';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const zones = [
  'America/New_York',
  'Europe/London',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
  'Asia/Tehran',
  'Asia/Kathmandu',
];
const schedules = [...Object.values(calendars), tokyo, nights, ...zones.map(civilDays)].map(
  (calendar) => [calendar.id, new Schedule(calendar)] as const,
);
const [from, to] = [Date.UTC(2007, 0, 1), Date.UTC(2037, 11, 1)];

/** Any instant, half of them within two days of a change of the clock where there is one. */
function times(schedule: Schedule): fc.Arbitrary<number> {
  const uniform = fc.integer({ min: from, max: to });
  const changes = schedule.calendar.zone.transitions
    .map(([at]) => at)
    .filter((at) => at > from && at < to);
  if (changes.length === 0) return uniform;
  const near = fc.integer({ min: -2 * MS_PER_DAY, max: 2 * MS_PER_DAY });
  return fc.oneof(
    uniform,
    fc.tuple(fc.constantFrom(...changes), near).map(([at, ms]) => at + ms),
  );
}

const names = ['1m', '5m', '7m', '15m', '1h', '4h', '1d', '2d', '1w', '2w', '1M', '3M'];
const frames = names.map((name) => timeframeOf(name));
const anyFrame = fc.constantFrom(...frames);

/** Whether the market trades at `time`, from the wall clock of the platform's time zones. */
function trades(schedule: Schedule, time: number): boolean {
  const { week, exceptions, zone } = schedule.calendar;
  const wall = wallClock(zone.name, time);
  return [-1, 0, 1].some((ahead) => {
    const day = Math.floor(wall / MS_PER_DAY) + ahead;
    const date = new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
    const minutes = (wall - day * MS_PER_DAY) / MINUTE;
    const spans = exceptions[date]?.spans ?? week[weekdayOfRaw(day)]!;
    return spans.some(([open, close]) => open <= minutes && minutes < close);
  });
}

describe.each(schedules)('%s', (_, schedule) => {
  const anyTime = times(schedule);

  test.prop([anyTime], { numRuns: 200 })('trades when the wall clock says so', (time) => {
    const session = schedule.sessionAt(time);
    const inSpan = session.spans.some(({ start, end }) => start <= time && time < end);
    expect(inSpan).toBe(trades(schedule, time));
  });

  test.prop([anyTime])('has sessions in order, each found from all of its instants', (time) => {
    const session = schedule.sessionAt(time);
    const next = schedule.sessionAt(session.close);
    expect(schedule.sessionOfBar(timeframeOf('1d'), Date.parse(session.date))).toEqual(session);
    expect(session.close).toBeGreaterThan(time);
    expect(next.open).toBeGreaterThanOrEqual(session.close);
    expect(next.day).toBeGreaterThan(session.day);
    for (const inside of [session.open, session.close - 1]) {
      expect(new Schedule(schedule.calendar).sessionAt(inside)).toEqual(session);
    }
  });

  test.prop([anyTime, anyFrame], { numRuns: 50 })(
    'is partitioned by intervals without overlap',
    (time, frame) => {
      let interval = schedule.intervalOf(frame, time);
      expect(interval.end).toBeGreaterThan(time);
      for (let i = 0; i < 8; i++) {
        const { start, end } = interval;
        expect(end).toBeGreaterThan(start);
        for (const inside of [start, end - 1, start + Math.floor((end - start) / 2)]) {
          expect(new Schedule(schedule.calendar).intervalOf(frame, inside)).toEqual(interval);
        }
        interval = schedule.intervalOf(frame, end);
        expect(interval.start).toBeGreaterThanOrEqual(end);
        if (interval.start > end) {
          // What no interval holds is closed time.
          expect(trades(schedule, end)).toBe(false);
          expect(trades(schedule, interval.start - 1)).toBe(false);
          expect(schedule.sessionAt(end).open === interval.start || frame.measure === 'ms').toBe(
            true,
          );
        }
      }
    },
  );

  test.prop([anyTime, anyFrame, anyFrame], { numRuns: 150 })(
    'has children that sum up to their parents',
    (time, base, parent) => {
      fc.pre(dividesRaw(base, parent) && parent.nominalMs / base.nominalMs < 3_000);
      const { start, end } = schedule.intervalOf(parent, time);
      let children = 0;
      let child = schedule.intervalOf(base, start);
      expect(child.start).toBe(start);
      for (; ; child = schedule.intervalOf(base, child.end)) {
        children += 1;
        if (child.end >= end) break;
      }
      expect(child.end).toBe(end);
      expect(schedule.expectedBars(base, start, end)).toBe(children);
    },
  );

  test.prop([fc.array(fc.tuple(anyTime, anyFrame), { minLength: 3, maxLength: 12 })], {
    numRuns: 25,
  })('answers alike whatever was asked before', (questions) => {
    const asked = new Schedule(schedule.calendar);
    for (const [time, frame] of [...questions, ...questions]) {
      const fresh = new Schedule(schedule.calendar);
      expect(asked.intervalOf(frame, time)).toEqual(fresh.intervalOf(frame, time));
      expect(asked.sessionAt(time)).toEqual(new Schedule(schedule.calendar).sessionAt(time));
      expect(asked.sessionOfBar(frame, time - (time % MS_PER_DAY))).toEqual(
        new Schedule(schedule.calendar).sessionOfBar(frame, time - (time % MS_PER_DAY)),
      );
    }
  });

  test.prop([anyTime, fc.integer({ min: 0, max: 40 * MS_PER_DAY }), fc.nat(), anyFrame])(
    'counts expected bars additively',
    (time, lengthMs, cut, base) => {
      const [from, to] = [time, time + lengthMs];
      const middle = from + (cut % (lengthMs + 1));
      expect(
        schedule.expectedBars(base, from, middle) + schedule.expectedBars(base, middle, to),
      ).toBe(schedule.expectedBars(base, from, to));
    },
  );
});

describe.each(zones)('days of %s', (zone) => {
  it('partition time at each change of the clock, from midnight to midnight', () => {
    const schedule = new Schedule(civilDays(zone));
    for (const [at] of schedule.calendar.zone.transitions.slice(1)) {
      let day = schedule.sessionAt(at - 2 * MS_PER_DAY);
      let lengthMs = 0;
      for (let i = 0; i < 4; i++) {
        const wall = new Date(wallClock(zone, day.open)).toISOString();
        expect(wall.slice(0, 10)).toBe(day.date);
        expect(wall.slice(11)).toBe(day.open === at ? wall.slice(11) : '00:00:00.000Z');
        const minutes = schedule.expectedBars(timeframeOf('1m'), day.open, day.close);
        expect(minutes).toBe((day.close - day.open) / MINUTE);
        const next = schedule.sessionAt(day.close);
        expect(next.open).toBe(day.close);
        lengthMs += day.close - day.open;
        day = next;
      }
      const { transitions } = schedule.calendar.zone;
      const i = transitions.findIndex(([time]) => time === at);
      expect(lengthMs).toBe(4 * MS_PER_DAY + transitions[i - 1]![1] - transitions[i]![1]);
    }
  });
});

describe('days and hours', () => {
  const london = new Schedule(civilDays('Europe/London'));
  const bars = (schedule: Schedule, name: string, date: string) => {
    const { start, end } = schedule.intervalOfBar(timeframeOf('1d'), Date.parse(date));
    return schedule.expectedBars(timeframeOf(name), start, end);
  };

  it('last 23 and 25 hours when the clock changes, uniform in UTC', () => {
    expect(bars(london, '1h', '2024-03-31')).toBe(23);
    expect(bars(london, '1h', '2024-10-27')).toBe(25);
    expect(bars(london, '1h', '2024-07-01')).toBe(24);
    expect(bars(new Schedule(civilDays('Australia/Lord_Howe')), '30m', '2024-04-07')).toBe(49);
  });

  it('begin after the hour that midnight skips', () => {
    const saoPaulo = new Schedule(civilDays('America/Sao_Paulo'));
    expect(bars(saoPaulo, '1h', '2018-11-04')).toBe(23);
    expect(bars(saoPaulo, '1h', '2018-02-17')).toBe(25);
    expect(saoPaulo.sessionAt(Date.UTC(2018, 10, 4, 3)).date).toBe('2018-11-04');
    expect(saoPaulo.sessionAt(Date.UTC(2018, 10, 4, 3) - 1).date).toBe('2018-11-03');
  });

  it('have no session in an hour that the clock skips', () => {
    const midnights = new Schedule({
      ...civilDays('America/Sao_Paulo'),
      week: Array(7).fill([[0, 60]]),
    });
    const dates = midnights
      .sessionsBetween(Date.UTC(2018, 10, 3), Date.UTC(2018, 10, 6))
      .map(({ date }) => date);
    expect(dates).toEqual(['2018-11-03', '2018-11-05']);
  });

  it('are cut at the close of half days, and at the lunch break', () => {
    const us = new Schedule('us-equities');
    expect(bars(us, '1m', '2024-11-27')).toBe(390);
    expect(bars(us, '1m', '2024-11-29')).toBe(210);
    expect(bars(us, '1h', '2024-11-27')).toBe(7); // the last one has half an hour
    expect(bars(us, '7m', '2024-11-27')).toBe(56);
    const lunch = new Schedule(tokyo);
    const open = Date.UTC(2020, 0, 6, 0);
    const hours = [0, 1, 2, 3.5, 4.5, 5.5].map((hour) => open + hour * HOUR);
    const ends = [1, 2, 2.5, 4.5, 5.5, 6].map((hour) => open + hour * HOUR);
    expect(hours.map((time) => lunch.intervalOf(timeframeOf('1h'), time))).toEqual(
      hours.map((start, i) => ({ start, end: ends[i] })),
    );
    expect(lunch.intervalOf(timeframeOf('1h'), open + 3 * HOUR).start).toBe(hours[3]);
  });

  it('roll at 17:00 New York in fx', () => {
    const fx = new Schedule('fx');
    const monday = fx.sessionAt(Date.UTC(2024, 0, 6)); // a Saturday
    expect(monday).toMatchObject({
      date: '2024-01-08',
      open: Date.UTC(2024, 0, 7, 22),
      close: Date.UTC(2024, 0, 8, 22),
    });
    expect(fx.sessionOfBar(timeframeOf('1d'), Date.UTC(2024, 0, 9)).date).toBe('2024-01-09');
    const week = fx.intervalOf(timeframeOf('1w'), monday.open);
    expect(week).toEqual({ start: monday.open, end: Date.UTC(2024, 0, 12, 22) });
    expect(fx.expectedBars(timeframeOf('1h'), week.start, week.end)).toBe(120);
  });

  it('count weeks from Monday, months and quarters from January, in 24/7', () => {
    const always = new Schedule();
    const at = Date.UTC(2024, 1, 29, 12); // a Thursday
    expect(always.intervalOf(timeframeOf('1w'), at)).toEqual({
      start: Date.UTC(2024, 1, 26),
      end: Date.UTC(2024, 2, 4),
    });
    expect(always.intervalOf(timeframeOf('1M'), at).end).toBe(Date.UTC(2024, 2, 1));
    expect(always.intervalOf(timeframeOf('3M'), at)).toEqual({
      start: Date.UTC(2024, 0, 1),
      end: Date.UTC(2024, 3, 1),
    });
    expect(always.intervalOf(timeframeOf('12M'), at).start).toBe(Date.UTC(2024, 0, 1));
    expect(always.covers(0)).toBe(true);
  });
});

describe('a valid range', () => {
  it('includes its first and last date', () => {
    const range = { from: '2020-01-06', to: '2020-01-09' };
    const schedule = new Schedule({ ...tokyo, valid: range });
    const covered = schedule
      .sessionsBetween(Date.UTC(2020, 0, 1), Date.UTC(2020, 0, 15))
      .filter(({ open }) => schedule.covers(open))
      .map(({ date }) => date);
    expect(covered).toEqual(['2020-01-06', '2020-01-07', '2020-01-08', '2020-01-09']);
  });
});

describe('uncertain days of the year', () => {
  const fx = new Schedule('fx');

  it('are not covered, nor is any stretch that holds one', () => {
    const [eve, christmas, after] = [24, 25, 26].map((day) => Date.UTC(2024, 11, day, 12));
    expect([eve, christmas, after].map((time) => fx.covers(time!))).toEqual([true, false, true]);
    expect(fx.covers(eve!, after!)).toBe(false);
    expect(fx.covers(Date.UTC(2022, 11, 23, 12), Date.UTC(2022, 11, 26, 12))).toBe(false); // a Sunday
    expect(fx.covers(Date.UTC(2024, 0, 2), Date.UTC(2024, 11, 24))).toBe(true);
    expect(fx.covers(Date.UTC(1990, 0, 2), Date.UTC(2020, 5, 1))).toBe(false);
  });
});

describe('a time that is none', () => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY, 1.7e15, -9e15])('%d is refused', (time) => {
    const schedule = new Schedule();
    expect(() => schedule.sessionAt(time)).toThrow(ConfigError);
    expect(() => schedule.intervalOf(timeframeOf('1h'), time)).toThrow(ConfigError);
    expect(() => schedule.sessionOfBar(timeframeOf('1d'), time)).toThrow(ConfigError);
    expect(() => schedule.sessionsBetween(0, time)).toThrow('end must be');
    expect(() => schedule.expectedBars(timeframeOf('1d'), 0, time)).toThrow('end must be');
  });
});
