import { requireKnownKeys, requireOneOf, requireRecord } from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import type { Calendar, CalendarException, Span } from './calendar.js';
import { requireCalendar } from './calendar-checks.js';
import { requireList } from './data-checks.js';
import type { Zone } from './zone.js';
import { type ZoneName, zoneOf } from './zones.js';

/** A calendar in words. */
export interface CalendarWords {
  readonly id: string;
  /** Default `1`; change it whenever a session changes. */
  readonly version?: string;
  /** Where the hours are from. */
  readonly source?: string;
  readonly zone: ZoneName | Zone;
  /**
   * Stretches of trading of a day, `9:30-16:00`, by the local clock. One that ends at or before it
   * begins, `18:00-17:00`, begins the evening before.
   */
  readonly hours: readonly string[];
  /** Default Monday to Friday. */
  readonly days?: 'weekdays' | 'every day';
  /** Dates without a session, `YYYY-MM-DD`, each with its reason. */
  readonly closed?: Readonly<Record<string, string>>;
  /** Dates with other hours. */
  readonly special?: Readonly<Record<string, readonly string[]>>;
}

const keys = ['id', 'version', 'source', 'zone', 'hours', 'days', 'closed', 'special'];
const MINUTES_PER_DAY = 1_440;

/**
 * A calendar from its hours in words.
 *
 * @throws {ConfigError} that names the part at fault
 * @example
 * const tokyo = calendarFrom({
 *   id: 'tokyo',
 *   zone: 'Asia/Tokyo',
 *   hours: ['9:00-11:30', '12:30-15:00'],
 *   closed: { '2024-01-03': 'New Year holiday' },
 * });
 * const schedule = new Schedule(tokyo);
 * const { open, close } = schedule.sessionAt(Date.UTC(2024, 0, 3));
 * schedule.expectedBars(timeframeOf('1h'), open, close); // 6
 */
export function calendarFrom(words: CalendarWords): Calendar {
  requireKnownKeys('', requireRecord('calendar', words), keys);
  const { id, version = '1', source = 'own', closed = {}, special = {} } = words;
  const days = requireOneOf('days', words.days ?? 'weekdays', ['weekdays', 'every day']);
  const day = spansFrom('hours', words.hours);
  const exceptions: Record<string, CalendarException> = {};
  for (const [date, reason] of Object.entries(requireRecord('closed', closed))) {
    exceptions[date] = { reason: String(reason), spans: [] };
  }
  for (const [date, hours] of Object.entries(requireRecord('special', special))) {
    exceptions[date] = { reason: 'special hours', spans: spansFrom(`special.${date}`, hours) };
  }
  const weekend = days === 'every day' ? day : [];
  const week = [day, day, day, day, day, weekend, weekend];
  const zone = zoneOf(words.zone);
  return requireCalendar('calendar', { id, version, source, zone, week, exceptions });
}

function spansFrom(path: string, hours: unknown): readonly Span[] {
  return requireList(path, hours, 1).map((text, i): Span => {
    const [open, close, ...rest] = typeof text === 'string' ? text.split('-').map(minutesOf) : [];
    if (open === undefined || close === undefined || rest.length > 0) {
      throw new ConfigError(`${path}[${i}]`, "hours such as '9:30-16:00'", text);
    }
    return open < close ? [open, close] : [open - MINUTES_PER_DAY, close];
  });
}

/** Minutes after midnight of `9:30`; up to `24:00`. */
function minutesOf(text: string): number | undefined {
  const [hours = '', minutes = '', ...rest] = text.trim().split(':');
  const areDigits = [hours, minutes].every((part) => part !== '' && [...part].every(isDigit));
  if (!areDigits || rest.length > 0 || minutes.length !== 2 || hours.length > 2) return undefined;
  const total = 60 * Number(hours) + Number(minutes);
  return Number(minutes) < 60 && total <= MINUTES_PER_DAY ? total : undefined;
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}
