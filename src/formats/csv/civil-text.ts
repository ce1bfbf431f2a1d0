import { ClockText } from './clock-text.js';
import { type DateOrder, DayText } from './day-text.js';
import { TextCursor } from './text-cursor.js';

/**
 * Reads a civil date, a time of day and a zone from a stretch of text, one code unit at a time:
 * `2024-01-02T09:30:00.5Z`, `2.1.2024 9:30`, `Jan 2, 2024 9:30 AM`, `20240102 093000`.
 *
 * What was read stands in its fields until the next call; no allocation, except for names.
 */
export class CivilText {
  readonly #cursor: TextCursor = new TextCursor();
  readonly #day: DayText = new DayText();
  readonly #clock: ClockText = new ClockText();

  /** Day number of the date. */
  get day(): number {
    return this.#day.day;
  }

  /** ms since local midnight; NaN without a time of day. */
  get clockMs(): number {
    return this.#clock.ms;
  }

  /** How far the zone that the text states is ahead of UTC, in ms; NaN if it states none. */
  get offsetMs(): number {
    return this.#clock.offsetMs;
  }

  /** A zone given by its name, or by letters that mean several, such as `CST`; else empty. */
  get abbreviation(): string {
    return this.#clock.abbreviation;
  }

  /** Whether the text from `start` to `end` is a date, with or without a time of day and a zone. */
  read(text: string, start: number, end: number, order: DateOrder): boolean {
    const cursor = this.#cursor;
    const clock = this.#clock;
    cursor.begin(text, start, end);
    clock.clear();
    if (!this.#day.read(cursor, order)) return false;
    if (this.#day.compactDigits > 8) return this.#compactClock() && clock.readZone(cursor);
    cursor.blanks();
    if (cursor.isAtEnd) return true;
    if (cursor.isOneOf('Tt,-_:')) cursor.at += 1;
    cursor.blanks();
    return (!cursor.isDigit() || clock.read(cursor)) && clock.readZone(cursor);
  }

  /**
   * Whether the text is a time of day. Digits alone are `HHMMSS` if `hasSeconds`, else `HHMM`, zeros
   * at the front left out or not.
   */
  readClock(text: string, start: number, end: number, hasSeconds: boolean): boolean {
    const cursor = this.#cursor;
    cursor.begin(text, start, end);
    const from = cursor.at;
    if (!cursor.number()) return false;
    if (cursor.isAtEnd && cursor.digits <= 6) {
      return this.#clock.setDigits(hasSeconds ? cursor.value : cursor.value * 100, 0);
    }
    cursor.at = from;
    return this.#clock.read(cursor) && this.#clock.readZone(cursor);
  }

  /** Hours, minutes, seconds and ms that follow a date without a break. */
  #compactClock(): boolean {
    const { compactAt: at, compactDigits: digits } = this.#day;
    const cursor = this.#cursor;
    const pair = (i: number): number => (i < digits ? cursor.pairAt(at + i) : 0);
    const ms = digits === 17 ? pair(14) * 10 + cursor.digitAt(at + 16) : 0;
    return this.#clock.set(pair(8), pair(10), pair(12), ms);
  }
}
