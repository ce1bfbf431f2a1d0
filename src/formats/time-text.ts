import { isoDateRaw, MS_PER_DAY, parseIsoDateRaw } from '../bars/civil.js';
import { epochMs } from '../bars/epoch.js';
import { requireNumber } from '../core/arguments.js';

/** `2000-01-03`, `2000/01/03`, `20000103`, with or without a time of day and a zone. */
const iso =
  /^(\d{4})[-/]?(\d\d)[-/]?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d)(?:[.,](\d{1,9}))?)?)?\s?(Z|UTC|[+-]\d\d:?\d\d)?$/i;

/** `Jan 3 2000`, `January 3, 2000`. */
const monthFirst = /^([a-z]{3,9})\.? (\d{1,2}),? (\d{4})$/i;

/** `3 Jan 2000`, `03-Jan-2000`. */
const dayFirst = /^(\d{1,2})[- ]([a-z]{3,9})[- ](\d{4})$/i;

const count = /^-?\d+(\.\d+)?$/;

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/**
 * Milliseconds since the Unix epoch that a cell of text stands for, or `undefined`.
 *
 * Read are ISO dates and date-times, dates with the month's English name, and counts of seconds,
 * milliseconds, microseconds or nanoseconds since the epoch, told apart by their magnitude. Text
 * without a zone is UTC. `1/3/2000` is refused: half the world reads it as the first of March.
 */
export function readTime(text: string): number | undefined {
  if (typeof text !== 'string') return undefined;
  const isoParts = iso.exec(text);
  if (isoParts !== null) {
    const day = dayMs(Number(isoParts[1]), Number(isoParts[2]), Number(isoParts[3]));
    const time = timeOfDayMs(isoParts);
    if (day !== undefined && time !== undefined) return day + time;
  }
  if (count.test(text)) return epochMs(Number(text));
  const named = monthFirst.exec(text);
  if (named !== null) return dayMs(Number(named[3]), monthOf(named[1]!), Number(named[2]));
  const reversed = dayFirst.exec(text);
  if (reversed === null) return undefined;
  return dayMs(Number(reversed[3]), monthOf(reversed[2]!), Number(reversed[1]));
}

/** `2000-01-03T14:30:00.000Z`: what `readTime` reads back to the same millisecond. */
export function isoTime(time: number): string {
  requireNumber('time', time);
  const day = Math.floor(time / MS_PER_DAY);
  const ms = time - day * MS_PER_DAY;
  const clock = [ms / 3_600_000, (ms / 60_000) % 60, (ms / 1000) % 60].map((x) => padded(x, 2));
  return `${isoDateRaw(day)}T${clock.join(':')}.${padded(ms % 1000, 3)}Z`;
}

/** Midnight of a date that exists: 30 February does not, and neither does month 0. */
function dayMs(year: number, month: number, day: number): number | undefined {
  const date = [padded(year, 4), padded(month, 2), padded(day, 2)].join('-');
  const found = parseIsoDateRaw(date);
  return found === undefined ? undefined : found * MS_PER_DAY;
}

function timeOfDayMs(parts: RegExpExecArray): number | undefined {
  const [hours, minutes, seconds] = [4, 5, 6].map((i) => Number(parts[i] ?? 0)) as [
    number,
    number,
    number,
  ];
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined;
  const fractionMs = Number((parts[7] ?? '').padEnd(3, '0').slice(0, 3));
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + fractionMs - zoneMs(parts[8]);
}

/** How far a zone such as `+05:30` is ahead of UTC. */
function zoneMs(zone: string | undefined): number {
  if (zone === undefined || /^[zu]/i.test(zone)) return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}

/** 1 … 12 for an English name or its first three letters; 0 if it is none. */
function monthOf(name: string): number {
  return months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function padded(x: number, digits: number): string {
  return String(Math.floor(x)).padStart(digits, '0');
}
