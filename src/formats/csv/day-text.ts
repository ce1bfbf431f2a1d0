import { dayNumberRaw } from '../../bars/civil.js';
import type { TextCursor } from './text-cursor.js';

/** In which order a date names year, month and day. A four-digit year at the front needs none. */
export type DateOrder = 'ymd' | 'dmy' | 'mdy' | 'ydm';

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const weekdays = 'mon tue wed thu fri sat sun'.split(' ');

/** Reads the date at a cursor: `2024-01-02`, `2.1.2024`, `Jan 2, 2024`, `02JAN24`, `Tue 2 Jan 2024`. */
export class DayText {
  /** Day number of the date read last. */
  day: number = 0;
  /** Where its digits stand, if it was digits without a break, and how many; else 0. */
  compactAt: number = 0;
  compactDigits: number = 0;

  #isMonth = false;
  /** The month whose first day was worked out last. */
  #yearMonth = -1;
  #firstDay = 0;
  #days = 0;

  read(cursor: TextCursor, order: DateOrder): boolean {
    this.compactDigits = 0;
    if (!this.#token(cursor) && !(isWeekday(cursor) && this.#token(cursor))) return false;
    const isNamed = this.#isMonth;
    const { value: first, digits: firstDigits } = cursor;
    if (firstDigits >= 8) return this.#compact(cursor);

    if (!this.#separator(cursor) || !this.#token(cursor) || (isNamed && this.#isMonth))
      return false;
    const hasName = this.#isMonth;
    const { value: second, digits: secondDigits } = cursor;
    if (!this.#separator(cursor) || !cursor.number()) return false;
    const { value: third, digits: thirdDigits } = cursor;
    if (cursor.isOneOf('日일')) cursor.at += 1;

    const yearFirst = firstDigits === 4 || (!isNamed && !hasName && order[0] === 'y');
    const dayDigits = yearFirst ? thirdDigits : isNamed ? secondDigits : firstDigits;
    if (dayDigits > 2 || (!hasName && secondDigits > 2)) return false;
    const year = yearFirst ? fullYear(first, firstDigits) : fullYear(third, thirdDigits);
    if (isNamed) return this.#set(year, first, second);
    if (hasName) return this.#set(year, second, yearFirst ? third : first);
    const monthFirst = yearFirst ? order !== 'ydm' : order === 'mdy';
    if (yearFirst)
      return monthFirst ? this.#set(year, second, third) : this.#set(year, third, second);
    return monthFirst ? this.#set(year, first, second) : this.#set(year, second, first);
  }

  /** `YYYYMMDD`, and what follows it without a break: HH, HHMM, HHMMSS, with or without ms. */
  #compact(cursor: TextCursor): boolean {
    const { digits } = cursor;
    const at = cursor.at - digits;
    if (digits !== 17 && (digits > 14 || digits % 2 !== 0)) return false;
    const year = cursor.pairAt(at) * 100 + cursor.pairAt(at + 2);
    if (year < 1900 || year > 2100) return false;
    this.compactAt = at;
    this.compactDigits = digits;
    return this.#set(year, cursor.pairAt(at + 4), cursor.pairAt(at + 6));
  }

  #set(year: number, month: number, day: number): boolean {
    if (year === -1 || month < 1 || month > 12 || day < 1) return false;
    const yearMonth = year * 12 + month;
    if (yearMonth !== this.#yearMonth) {
      this.#yearMonth = yearMonth;
      this.#firstDay = dayNumberRaw(year, month, 1);
      this.#days = dayNumberRaw(year, month + 1, 1) - this.#firstDay;
    }
    if (day > this.#days) return false;
    this.day = this.#firstDay + day - 1;
    return true;
  }

  /** A number, or the name of a month. */
  #token(cursor: TextCursor): boolean {
    this.#isMonth = false;
    if (cursor.isDigit()) return cursor.number();
    const at = cursor.at;
    const name = cursor.word();
    cursor.value = months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
    cursor.digits = 0;
    if (name.length < 3 || cursor.value === 0) {
      cursor.at = at;
      return false;
    }
    this.#isMonth = true;
    cursor.after(46);
    return true;
  }

  /** One of `-/.,年月` with blanks behind it, blanks, or nothing between a digit and a letter. */
  #separator(cursor: TextCursor): boolean {
    const start = cursor.at;
    if (cursor.isOneOf('-/.,年月년월')) cursor.at += 1;
    cursor.blanks();
    if (!cursor.isDigit() && !cursor.isLetter()) return false;
    return cursor.at > start || this.#isMonth || cursor.isLetter();
  }
}

/** Steps over a day of the week. */
function isWeekday(cursor: TextCursor): boolean {
  const name = cursor.word().slice(0, 3).toLowerCase();
  if (cursor.isOneOf('.,')) cursor.at += 1;
  cursor.blanks();
  return weekdays.includes(name);
}

/** Two digits are 1970 … 2069; −1 if it can be no year. */
function fullYear(year: number, digits: number): number {
  if (digits === 4) return year;
  if (digits !== 2) return -1;
  return year < 70 ? 2000 + year : 1900 + year;
}
