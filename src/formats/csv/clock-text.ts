import type { TextCursor } from './text-cursor.js';

const MS_PER_SECOND = 1000;
const MS_PER_MINUTE = 60_000;
const MS_PER_HOUR = 3_600_000;
const COLON = 58;
const POINT = 46;

/** Reads the time of day at a cursor, `9:30`, `093000`, `9:30:00.5 PM`, and the zone behind it. */
export class ClockText {
  /** ms since local midnight; NaN if nothing was read. */
  ms: number = Number.NaN;
  /** How far the zone that the text states is ahead of UTC, in ms; NaN if it states none. */
  offsetMs: number = Number.NaN;
  /** A zone given by its name, or by letters that mean several, such as `CST`; else empty. */
  abbreviation: string = '';

  clear(): void {
    this.ms = Number.NaN;
    this.offsetMs = Number.NaN;
    this.abbreviation = '';
  }

  read(cursor: TextCursor): boolean {
    if (!cursor.number()) return false;
    const hour = cursor.value;
    const { digits } = cursor;
    if (digits > 2) {
      return digits <= 6 && this.setDigits(digits > 4 ? hour : hour * 100, fraction(cursor));
    }
    let minute = 0;
    let second = 0;
    let ms = 0;
    const hasMinute = cursor.after(COLON);
    if (hasMinute) {
      if (!cursor.number() || cursor.digits !== 2) return false;
      minute = cursor.value;
      if (cursor.after(COLON)) {
        if (!cursor.number() || cursor.digits !== 2) return false;
        second = cursor.value;
        ms = fraction(cursor);
      }
    }
    const half = halfOfDay(cursor);
    if (half === 0) return hasMinute && this.set(hour, minute, second, ms);
    if (hour < 1 || hour > 12) return false;
    return this.set((hour % 12) + (half === 2 ? 12 : 0), minute, second, ms);
  }

  /** The digits `HHMMSS` as one number. */
  setDigits(value: number, ms: number): boolean {
    return this.set(Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100, ms);
  }

  set(hour: number, minute: number, second: number, ms: number): boolean {
    if (hour > 23 || minute > 59 || second > 59) return false;
    this.ms = hour * MS_PER_HOUR + minute * MS_PER_MINUTE + second * MS_PER_SECOND + ms;
    return true;
  }

  /** `Z`, `UTC`, `+05:30`, `GMT-0500 (EST)`, or nothing, up to the end of the text. */
  readZone(cursor: TextCursor): boolean {
    cursor.blanks();
    if (cursor.isAtEnd) return true;
    const name = cursor.word();
    const word = name.toLowerCase();
    if (word === 'z' || word === 'utc' || word === 'gmt') this.offsetMs = 0;
    else if (word !== '') this.abbreviation = name + placeOf(cursor);
    cursor.blanks();
    if (cursor.isOneOf('+-') && !this.#readOffset(cursor)) return false;
    cursor.blanks();
    return cursor.isAtEnd || (cursor.isOneOf('([') && !Number.isNaN(this.offsetMs));
  }

  #readOffset(cursor: TextCursor): boolean {
    const sign = cursor.code() === 45 ? -1 : 1;
    cursor.at += 1;
    if (!cursor.number() || cursor.digits > 4 || cursor.digits === 3) return false;
    let hours = cursor.value;
    let minutes = 0;
    if (cursor.digits === 4) {
      minutes = hours % 100;
      hours = Math.floor(hours / 100);
    } else if (cursor.after(COLON)) {
      if (!cursor.number() || cursor.digits !== 2) return false;
      minutes = cursor.value;
    }
    if (hours > 15 || minutes > 59) return false;
    this.offsetMs = sign * (hours * MS_PER_HOUR + minutes * MS_PER_MINUTE);
    return true;
  }
}

/** The rest of a name such as `America/New_York`. */
function placeOf(cursor: TextCursor): string {
  const { at } = cursor;
  while (cursor.isOneOf('/_')) {
    cursor.at += 1;
    cursor.word();
  }
  return cursor.text.slice(at, cursor.at);
}

/** Milliseconds behind `.`, `,` or `:`, further digits cut off. */
function fraction(cursor: TextCursor): number {
  const { at } = cursor;
  if (!cursor.isOneOf('.,:')) return 0;
  cursor.at += 1;
  if (!cursor.number()) {
    cursor.at = at;
    return 0;
  }
  let ms = 0;
  for (let i = 0; i < 3; i++) ms = ms * 10 + (i < cursor.digits ? cursor.digitAt(at + 1 + i) : 0);
  return ms;
}

/** 1 for am, 2 for pm, 0 for neither; `9 AM`, `9am`, `01-AM`, `9 a.m.`. */
function halfOfDay(cursor: TextCursor): 0 | 1 | 2 {
  const { at } = cursor;
  if (cursor.isOneOf('-')) cursor.at += 1;
  cursor.blanks();
  const letter = cursor.code() | 32;
  if (letter === 97 || letter === 112) {
    cursor.at += 1;
    cursor.after(POINT);
    if ((cursor.code() | 32) === 109) {
      cursor.at += 1;
      cursor.after(POINT);
      return letter === 97 ? 1 : 2;
    }
  }
  cursor.at = at;
  return 0;
}
