import { describe, expect, it } from 'vitest';
import {
  type Calendar,
  dayNumber,
  isoDate,
  Schedule,
  timeframeOf,
  type ZoneName,
  zoneOf,
} from '../../src/bars/index.js';
import { civilDays } from './own-calendars.js';

const zones: readonly ZoneName[] = [
  'America/New_York',
  'Europe/London',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
];
const calendars: readonly Calendar[] = [
  ...zones.map((name) => ({ ...civilDays('UTC'), id: name, zone: zoneOf(name) })),
  civilDays('Asia/Tehran'),
  civilDays('Asia/Kathmandu'),
];
const HALF_HOUR = 1_800_000;

describe.each(calendars.map((calendar) => [calendar.id, calendar] as const))(
  '%s',
  (_, calendar) => {
    it('is cut into days, weeks and months from 2007 to 2037 without a hole or an overlap', () => {
      const schedule = new Schedule(calendar);
      const [first, last] = [dayNumber(2007, 1, 1), dayNumber(2037, 12, 31)];
      const lengths = new Set<number>();
      let { open } = schedule.sessionOfBar(timeframeOf('1d'), first * 86_400_000);
      const start = open;
      for (let day = first; day <= last; day++) {
        const session = schedule.sessionAt(open);
        expect(session.open === open && session.date === isoDate(day)).toBe(true);
        const halfHours = (session.close - open) / HALF_HOUR;
        expect(schedule.expectedBars(timeframeOf('30m'), open, session.close)).toBe(halfHours);
        lengths.add(halfHours);
        open = session.close;
      }
      const usual = calendar.zone.transitions.length > 3 ? 3 : 1;
      expect(lengths.size).toBeGreaterThanOrEqual(usual);
      for (const name of ['1w', '1M']) {
        const timeframe = timeframeOf(name);
        let interval = schedule.intervalOf(timeframe, start);
        while (interval.end < open) {
          const next = schedule.intervalOf(timeframe, interval.end);
          expect(next.start).toBe(interval.end);
          interval = next;
        }
      }
    });
  },
);
