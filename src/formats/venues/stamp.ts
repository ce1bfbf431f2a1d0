import { dayNumberRaw, MS_PER_DAY } from '../../bars/civil.js';
import { epochMs } from '../../bars/epoch.js';
import { instantOfRaw, type Zone } from '../../bars/zone.js';
import { readTime } from '../time-text.js';

/** What a count of time in a payload counts; `text` is a date, with or without a time of day and a zone. */
export type StampUnit = 'ms' | 's' | 'text';

/**
 * Milliseconds since the epoch that a cell stands for, or `undefined`. Counts of microseconds and
 * nanoseconds are known by their size, whatever the unit; text without a zone is of `zone`.
 */
export function stampMs(cell: unknown, unit: StampUnit, zone?: Zone): number | undefined {
  if (typeof cell === 'number') return countMs(cell, unit);
  if (typeof cell === 'bigint') return stampMs(String(cell), unit);
  if (typeof cell !== 'string') return clockMs(cell);
  if (/^-?\d{9,19}(\.\d{1,9})?$/.test(cell)) {
    // Nineteen digits are more than a double holds: those below a millisecond are cut as text.
    return /^\d{18,19}$/.test(cell) ? Number(cell.slice(0, -6)) : countMs(Number(cell), unit);
  }
  if (unit !== 'text') return undefined;
  const local = isoMs(cell) ?? (cell.length > 40 ? undefined : readTime(cell));
  if (local === undefined || zone === undefined || cell.length <= 10) return local;
  return namesZone(cell) ? local : instantOfRaw(zone, local);
}

/** A `Date`, by structure. */
function clockMs(cell: unknown): number | undefined {
  if (typeof cell !== 'object' || cell === null || !('getTime' in cell)) return undefined;
  const ms: unknown = typeof cell.getTime === 'function' ? cell.getTime() : undefined;
  return typeof ms === 'number' ? stampMs(ms, 'ms') : undefined;
}

/** Whether a time ends in `Z`, `UTC`, `+05:30` or `+0530`. */
function namesZone(text: string): boolean {
  const last = text.charCodeAt(text.length - 1) | 32; // lower case
  if (last === 122 || last === 99) return true;
  const [sign, shortSign] = [text[text.length - 6], text[text.length - 5]];
  return sign === '+' || sign === '-' || shortSign === '+' || shortSign === '-';
}

/** As `epochMs`, but for the years before 1973, which a count of seconds may well mean. */
function countMs(count: number, unit: StampUnit): number | undefined {
  const size = Math.abs(count);
  if (!(size < 9e18)) return undefined;
  // A double of nanoseconds, and its quotient, are each up to 128 of them below the millisecond meant.
  if (size >= 1e17) return Math.floor(count / 1_000_000 + 0.0005);
  if (size >= 1e14) return epochMs(count);
  if (unit !== 'ms') return Math.round(size < 1e11 ? count * 1000 : count);
  return Number.isInteger(count) && (size < 1e8 || size >= 1e10) ? count : undefined;
}

/** `2024-01-02`, `2024-01-02T09:30:00Z`, `2024-01-02 09:30:00.123456789`: the plain spellings, quickly. */
function isoMs(text: string): number | undefined {
  if (text.length < 10 || text[4] !== '-' || text[7] !== '-') return undefined;
  const [month, day] = [pair(text, 5), pair(text, 8)];
  const year = pair(text, 0) * 100 + pair(text, 2);
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= 28)) return undefined; // `readTime` knows leap years
  const date = dayNumberRaw(year, month, day) * MS_PER_DAY;
  if (text.length === 10) return date;

  const plain = /^.{10}[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?Z?$/;
  if (!plain.test(text)) return undefined;
  const [hours, minutes] = [pair(text, 11), pair(text, 14)];
  const seconds = text[16] === ':' ? pair(text, 17) : 0;
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined;
  return date + ((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds(text);
}

/** The number that two digits spell; NaN if they are none. */
function pair(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

/** The first three digits behind the point of `2024-01-02T09:30:00.123456`. */
function milliseconds(text: string): number {
  if (text[19] !== '.') return 0;
  let ms = 0;
  for (let i = 20; i < 23; i++) {
    const digit = text.charCodeAt(i) - 48;
    ms = ms * 10 + (digit >= 0 && digit <= 9 ? digit : 0);
  }
  return ms;
}
