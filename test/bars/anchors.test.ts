import { describe, expect, it } from 'vitest';
import {
  type Anchors,
  calendars,
  fittingAnchor,
  Schedule,
  timeframeOf,
  withAnchors,
} from '../../src/bars/index.js';
import { nests } from '../../src/bars/nesting.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const us = (anchors: Anchors) => new Schedule(withAnchors(calendars['us-equities'], anchors));
const always = (anchors: Anchors) => new Schedule(withAnchors(calendars['24/7'], anchors));

describe('anchors', () => {
  it('clock: US hours begin at full hours, the first and the last of a day are cut', () => {
    const schedule = us({ '1h': 'clock' });
    const hour = timeframeOf('1h');
    const { open, close } = schedule.sessionAt(Date.UTC(2024, 0, 2, 15));
    const starts: number[] = [];
    for (let time = open; time < close; time = schedule.intervalOf(hour, time).end) {
      starts.push((schedule.intervalOf(hour, time).start - open) / HOUR);
    }
    expect(starts).toEqual([0, 0.5, 1.5, 2.5, 3.5, 4.5, 5.5]);
    expect(schedule.expectedBars(hour, open, close)).toBe(7);
    expect(schedule.expectedBars(timeframeOf('2h'), open, close)).toBe(4);
    expect(schedule.calendar.id).toBe('us-equities[1h:clock]');
  });

  it('a number: three-day candles sit on multiples from the epoch', () => {
    const schedule = always({ '3d': 0 });
    const at = Date.UTC(2024, 0, 2, 7);
    expect(schedule.intervalOf(timeframeOf('3d'), at)).toEqual({
      start: Math.floor(at / (3 * DAY)) * 3 * DAY,
      end: Math.floor(at / (3 * DAY)) * 3 * DAY + 3 * DAY,
    });
  });

  it('a number: days from 16:00 in a market that never closes', () => {
    const schedule = always({ '1d': 16 * HOUR });
    expect(schedule.intervalOf(timeframeOf('1d'), Date.UTC(2024, 0, 2, 15, 59))).toEqual({
      start: Date.UTC(2024, 0, 1, 16),
      end: Date.UTC(2024, 0, 2, 16),
    });
    expect(
      schedule.expectedBars(timeframeOf('1d'), Date.UTC(2024, 0, 1), Date.UTC(2024, 0, 9)),
    ).toBe(8);
    const { calendar } = schedule;
    expect(nests(calendar, timeframeOf('1h'), timeframeOf('1d'))).toBe(true);
    expect(nests(calendar, timeframeOf('7m'), timeframeOf('1d'))).toBe(false);
    expect(nests(calendar, timeframeOf('1d'), timeframeOf('1w'))).toBe(false);
  });

  it('sunday: weeks begin a day earlier', () => {
    const at = Date.UTC(2024, 0, 3);
    const week = timeframeOf('1w');
    expect(always({ '1w': 'sunday' }).intervalOf(week, at).start).toBe(Date.UTC(2023, 11, 31));
    expect(new Schedule('24/7').intervalOf(week, at).start).toBe(Date.UTC(2024, 0, 1));
  });

  it('only timeframes that nest may be built from one another', () => {
    const calendar = withAnchors(calendars['us-equities'], { '2h': 'clock', '4h': 'clock' });
    const pairs = [
      ['1h', '2h', false], // 9:30 against 10:00
      ['30m', '2h', true],
      ['2h', '4h', true],
      ['1m', '4h', true],
      ['2h', '1d', true],
    ] as const;
    for (const [base, parent, answer] of pairs) {
      expect(nests(calendar, timeframeOf(base), timeframeOf(parent))).toBe(answer);
    }
  });

  it('are refused where they mean nothing, by name', () => {
    expect(() => us({ '1d': 16 * HOUR })).toThrow('anchor.1d must be whole days');
    expect(() => always({ '1M': 0 })).toThrow('anchor.1M must be a word: months differ');
    expect(() => always({ '60m': 0 })).toThrow('anchor.60m');
    expect(() => always('noon' as never)).toThrow("anchor must be 'session', 'clock'");
    expect(() => new Schedule({ ...calendars.fx, anchors: { '1h': 'x' } as never })).toThrow(
      'calendar.anchors.1h',
    );
  });

  it('the one that would fit a bar is found', () => {
    const schedule = new Schedule('us-equities');
    const ten = Date.UTC(2024, 0, 2, 15);
    expect(fittingAnchor(schedule, timeframeOf('1h'), ten)).toBe('clock');
    expect(fittingAnchor(new Schedule(), timeframeOf('1w'), Date.UTC(2024, 0, 7))).toBe('sunday');
    const thursday = Date.UTC(2024, 0, 4);
    expect(fittingAnchor(new Schedule(), timeframeOf('1w'), thursday)).toBe(thursday % (7 * DAY));
    expect(fittingAnchor(schedule, timeframeOf('1M'), ten)).toBeUndefined();
  });
});

describe('bars labelled by their close', () => {
  const regular = new Schedule('us-equities');
  const opens = (schedule: Schedule, name: string, time: number) =>
    schedule.intervalEnding(timeframeOf(name), time)?.start;

  it('16:00 New York is the bar that began at 15:30, on half days 13:00 the one of 12:30', () => {
    expect(opens(regular, '1h', Date.UTC(2024, 0, 2, 21))).toBe(Date.UTC(2024, 0, 2, 20, 30));
    expect(opens(regular, '1h', Date.UTC(2024, 10, 29, 18))).toBe(Date.UTC(2024, 10, 29, 17, 30));
    expect(opens(regular, '1h', Date.UTC(2024, 0, 2, 20, 30))).toBe(Date.UTC(2024, 0, 2, 19, 30));
    expect(opens(regular, '1h', Date.UTC(2024, 0, 2, 20))).toBeUndefined();
    expect(opens(regular, '1h', Date.UTC(2024, 0, 2, 14, 30))).toBeUndefined();
  });

  it('days by their close or their date, weeks by Friday or Sunday, months by their last day', () => {
    const friday = Date.UTC(2024, 0, 5);
    const monday = Date.UTC(2024, 0, 2, 14, 30); // the first was a holiday
    expect(opens(regular, '1d', Date.UTC(2024, 0, 5, 21))).toBe(Date.UTC(2024, 0, 5, 14, 30));
    expect(opens(regular, '1d', friday)).toBe(Date.UTC(2024, 0, 5, 14, 30));
    expect(opens(regular, '1d', friday + DAY)).toBeUndefined();
    for (const label of [friday, friday + DAY, friday + 2 * DAY, Date.UTC(2024, 0, 5, 21)]) {
      expect(opens(regular, '1w', label)).toBe(monday);
    }
    expect(opens(regular, '1w', friday + 3 * DAY)).toBe(Date.UTC(2024, 0, 8, 14, 30));
    for (const date of [29, 30, 31]) {
      expect(opens(regular, '1M', Date.UTC(2024, 2, date))).toBe(Date.UTC(2024, 2, 1, 14, 30));
    }
    expect(opens(regular, '1M', Date.UTC(2024, 8, 1))).toBeUndefined(); // a Sunday before the first
  });

  it('midnight ends the day before where markets never close', () => {
    const schedule = new Schedule();
    expect(opens(schedule, '1d', Date.UTC(2024, 0, 2))).toBe(Date.UTC(2024, 0, 1));
    expect(opens(schedule, '1w', Date.UTC(2024, 0, 8))).toBe(Date.UTC(2024, 0, 1));
    expect(opens(schedule, '1w', Date.UTC(2024, 0, 7))).toBe(Date.UTC(2024, 0, 1));
    expect(opens(schedule, '1M', Date.UTC(2024, 1, 1))).toBe(Date.UTC(2024, 0, 1));
    expect(opens(schedule, '5m', Date.UTC(2024, 1, 1, 0, 5))).toBe(Date.UTC(2024, 1, 1));
  });
});
