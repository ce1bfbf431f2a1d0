import { dayNumber } from '../../bars/civil.js';

/** In which order a date names year, month and day. A four-digit year at the front needs none. */
export type DateOrder = 'ymd' | 'dmy' | 'mdy' | 'ydm';

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const weekdays = 'mon tue wed thu fri sat sun'.split(' ');
const MS_PER_SECOND = 1000;
const MS_PER_MINUTE = 60_000;
const MS_PER_HOUR = 3_600_000;

/**
 * Reads a civil date, a time of day and a zone from a stretch of text, one code unit at a time:
 * `2024-01-02T09:30:00.5Z`, `2.1.2024 9:30`, `Jan 2, 2024 9:30 AM`, `20240102 093000`.
 *
 * What was read stands in its fields until the next call; no allocation, except for names.
 */
export class CivilText {
  /** Day number of the date. */
  day: number = 0;
  /** ms since local midnight; NaN without a time of day. */
  clockMs: number = Number.NaN;
  /** How far the zone that the text states is ahead of UTC, in ms; NaN if it states none. */
  offsetMs: number = Number.NaN;
  /** A zone given by letters that mean several, such as `CST`; empty if there are none. */
  abbreviation: string = '';

  #text = '';
  #at = 0;
  #end = 0;
  /** The token read last: its value, how many digits, and whether it was a month's name. */
  #value = 0;
  #digits = 0;
  #isMonth = false;
  /** The month whose first day was worked out last. */
  #yearMonth = -1;
  #firstDay = 0;
  #days = 0;

  /** Whether the text from `start` to `end` is a date, with or without a time of day and a zone. */
  read(text: string, start: number, end: number, order: DateOrder): boolean {
    this.#begin(text, start, end);
    this.clockMs = Number.NaN;
    this.offsetMs = Number.NaN;
    this.abbreviation = '';
    if (!this.#date(order)) return false;
    this.#blanks();
    if (this.#at === this.#end) return true;
    if (!Number.isNaN(this.clockMs)) return this.#zone(); // a compact stamp holds its clock
    if (this.#isOneOf('Tt,-_:')) this.#at += 1;
    this.#blanks();
    return this.#at < this.#end && !this.#isDigit() ? this.#zone() : this.#clock() && this.#zone();
  }

  /**
   * Whether the text is a time of day. Digits alone are `HHMMSS` if `hasSeconds`, else `HHMM`, zeros
   * at the front left out or not.
   */
  readClock(text: string, start: number, end: number, hasSeconds: boolean): boolean {
    this.#begin(text, start, end);
    const from = this.#at;
    if (!this.#number()) return false;
    this.#blanks();
    if (this.#at === this.#end && this.#digits <= 6) {
      const value = hasSeconds ? this.#value : this.#value * 100;
      return this.#setClock(
        Math.floor(value / 10_000),
        Math.floor(value / 100) % 100,
        value % 100,
        0,
      );
    }
    this.#at = from;
    return this.#clock() && this.#zone();
  }

  #begin(text: string, start: number, end: number): void {
    this.#text = text;
    this.#at = start;
    this.#end = end;
    while (this.#end > start && text.charCodeAt(this.#end - 1) <= 32) this.#end -= 1;
    this.#blanks();
  }

  #date(order: DateOrder): boolean {
    const start = this.#at;
    if (!this.#token() && !(this.#isWeekday(start) && this.#token())) return false;
    const isNamed = this.#isMonth;
    const first = this.#value;
    const firstDigits = this.#digits;
    if (firstDigits >= 8) return this.#compact(this.#at - firstDigits, firstDigits);

    if (!this.#separator() || !this.#token() || (isNamed && this.#isMonth)) return false;
    const hasName = this.#isMonth;
    const second = this.#value;
    const secondDigits = this.#digits;
    if (!this.#separator() || !this.#number()) return false;
    const third = this.#value;
    const thirdDigits = this.#digits;

    const yearFirst = firstDigits === 4 || (!isNamed && !hasName && order[0] === 'y');
    const dayDigits = yearFirst ? thirdDigits : isNamed ? secondDigits : firstDigits;
    if (dayDigits > 2 || (!hasName && secondDigits > 2)) return false;
    const year = yearFirst ? fullYear(first, firstDigits) : fullYear(third, thirdDigits);
    if (isNamed) return this.#setDay(year, first, second);
    if (hasName) return this.#setDay(year, second, yearFirst ? third : first);
    if (yearFirst) {
      return order === 'ydm'
        ? this.#setDay(year, third, second)
        : this.#setDay(year, second, third);
    }
    return order === 'mdy' ? this.#setDay(year, first, second) : this.#setDay(year, second, first);
  }

  /** `YYYYMMDD`, then perhaps HH, HHMM, HHMMSS or HHMMSS and milliseconds. */
  #compact(start: number, digits: number): boolean {
    if (digits !== 8 && digits !== 10 && digits !== 12 && digits !== 14 && digits !== 17)
      return false;
    const pair = (i: number): number => (i < digits ? this.#pairAt(start + i) : 0);
    const year = pair(0) * 100 + pair(2);
    if (year < 1900 || year > 2100 || !this.#setDay(year, pair(4), pair(6))) return false;
    if (digits === 8) return true;
    const ms = digits === 17 ? pair(14) * 10 + this.#text.charCodeAt(start + 16) - 48 : 0;
    return this.#setClock(pair(8), pair(10), pair(12), ms);
  }

  #clock(): boolean {
    if (!this.#number()) return false;
    const hour = this.#value;
    const digits = this.#digits;
    if (digits > 2) {
      if (digits > 6) return false;
      const value = digits > 4 ? hour : hour * 100;
      const fraction = this.#fraction();
      return this.#setClock(
        Math.floor(value / 10_000),
        Math.floor(value / 100) % 100,
        value % 100,
        fraction,
      );
    }
    let minute = 0;
    let second = 0;
    let fraction = 0;
    const hasMinute = this.#after(58);
    if (hasMinute) {
      if (!this.#number() || this.#digits !== 2) return false;
      minute = this.#value;
      if (this.#after(58)) {
        if (!this.#number() || this.#digits !== 2) return false;
        second = this.#value;
        fraction = this.#fraction();
      }
    }
    const half = this.#half();
    if (half === 0) return hasMinute && this.#setClock(hour, minute, second, fraction);
    if (hour < 1 || hour > 12) return false;
    return this.#setClock((hour % 12) + (half === 2 ? 12 : 0), minute, second, fraction);
  }

  /** Milliseconds behind `.`, `,` or `:`, further digits cut off. */
  #fraction(): number {
    const at = this.#at;
    if (!this.#isOneOf('.,:')) return 0;
    this.#at += 1;
    if (!this.#number()) {
      this.#at = at;
      return 0;
    }
    let ms = 0;
    for (let i = 0; i < 3; i++) {
      ms = ms * 10 + (i < this.#digits ? this.#text.charCodeAt(at + 1 + i) - 48 : 0);
    }
    return ms;
  }

  /** 1 for am, 2 for pm, 0 for neither; `9 AM`, `9am`, `01-AM`, `9 a.m.`. */
  #half(): 0 | 1 | 2 {
    const at = this.#at;
    if (this.#isOneOf('-')) this.#at += 1;
    this.#blanks();
    const letter = this.#code() | 32;
    if (letter === 97 || letter === 112) {
      this.#at += 1;
      this.#after(46);
      if ((this.#code() | 32) === 109) {
        this.#at += 1;
        this.#after(46);
        return letter === 97 ? 1 : 2;
      }
    }
    this.#at = at;
    return 0;
  }

  /** `Z`, `UTC`, `+05:30`, `GMT-0500 (EST)`, or nothing. */
  #zone(): boolean {
    this.#blanks();
    if (this.#at === this.#end) return true;
    const word = this.#word().toLowerCase();
    if (word === 'z' || word === 'utc' || word === 'gmt') this.offsetMs = 0;
    else if (word !== '') this.abbreviation = word;
    this.#blanks();
    if (this.#isOneOf('+-') && !this.#offset()) return false;
    this.#blanks();
    return this.#at === this.#end || (this.#isOneOf('([') && !Number.isNaN(this.offsetMs));
  }

  #offset(): boolean {
    const sign = this.#code() === 45 ? -1 : 1;
    this.#at += 1;
    if (!this.#number() || this.#digits > 4 || this.#digits === 3) return false;
    let hours = this.#value;
    let minutes = 0;
    if (this.#digits === 4) {
      minutes = hours % 100;
      hours = Math.floor(hours / 100);
    } else if (this.#after(58)) {
      if (!this.#number() || this.#digits !== 2) return false;
      minutes = this.#value;
    }
    if (hours > 15 || minutes > 59) return false;
    this.offsetMs = sign * (hours * MS_PER_HOUR + minutes * MS_PER_MINUTE);
    return true;
  }

  #setDay(year: number, month: number, day: number): boolean {
    if (year === -1 || month < 1 || month > 12 || day < 1) return false;
    const yearMonth = year * 12 + month;
    if (yearMonth !== this.#yearMonth) {
      this.#yearMonth = yearMonth;
      this.#firstDay = dayNumber(year, month, 1);
      this.#days = dayNumber(year, month + 1, 1) - this.#firstDay;
    }
    if (day > this.#days) return false;
    this.day = this.#firstDay + day - 1;
    return true;
  }

  #setClock(hour: number, minute: number, second: number, ms: number): boolean {
    if (hour > 23 || minute > 59 || second > 59) return false;
    this.clockMs = hour * MS_PER_HOUR + minute * MS_PER_MINUTE + second * MS_PER_SECOND + ms;
    return true;
  }

  /** A number, or the name of a month. */
  #token(): boolean {
    this.#isMonth = false;
    if (this.#isDigit()) return this.#number();
    const name = this.#word();
    if (name.length < 3) return false;
    this.#value = months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
    this.#digits = 0;
    this.#isMonth = true;
    this.#after(46);
    return this.#value > 0;
  }

  /** Steps over a day of the week that stands at `start`. */
  #isWeekday(start: number): boolean {
    this.#at = start;
    const name = this.#word().slice(0, 3).toLowerCase();
    this.#separator();
    return weekdays.includes(name);
  }

  #number(): boolean {
    const start = this.#at;
    let value = 0;
    while (this.#at < this.#end) {
      const digit = this.#text.charCodeAt(this.#at) - 48;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
      this.#at += 1;
    }
    this.#value = value;
    this.#digits = this.#at - start;
    this.#isMonth = false;
    return this.#digits > 0;
  }

  #word(): string {
    const start = this.#at;
    while (this.#at < this.#end && isLetter(this.#code())) this.#at += 1;
    return this.#text.slice(start, this.#at);
  }

  /** One of `-/.,` with blanks behind it, blanks, or nothing between a digit and a letter. */
  #separator(): boolean {
    const start = this.#at;
    if (this.#isOneOf('-/.,')) this.#at += 1;
    this.#blanks();
    const isNext = this.#at < this.#end && (this.#isDigit() || isLetter(this.#code()));
    return isNext && (this.#at > start || this.#isMonth || isLetter(this.#code()));
  }

  #blanks(): void {
    while (this.#at < this.#end && this.#code() <= 32) this.#at += 1;
  }

  /** Steps over `code` if it comes next. */
  #after(code: number): boolean {
    if (this.#code() !== code) return false;
    this.#at += 1;
    return true;
  }

  #code(): number {
    return this.#at < this.#end ? this.#text.charCodeAt(this.#at) : 0;
  }

  #isDigit(): boolean {
    const code = this.#code();
    return code >= 48 && code <= 57;
  }

  #isOneOf(characters: string): boolean {
    return this.#at < this.#end && characters.includes(this.#text[this.#at]!);
  }

  #pairAt(at: number): number {
    return (this.#text.charCodeAt(at) - 48) * 10 + this.#text.charCodeAt(at + 1) - 48;
  }
}

function isLetter(code: number): boolean {
  const lower = code | 32;
  return lower >= 97 && lower <= 122;
}

/** Two digits are 1970 … 2069; −1 if it can be no year. */
function fullYear(year: number, digits: number): number {
  if (digits === 4) return year;
  if (digits !== 2) return -1;
  return year < 70 ? 2000 + year : 1900 + year;
}
