import { MS_PER_DAY } from '../../bars/civil.js';
import type { Zone } from '../../bars/zone.js';
import type { FormatReason } from '../result.js';
import { CivilText } from './civil-text.js';
import { countToMs } from './epoch-text.js';
import { LocalClock } from './local-clock.js';
import { type NumberForm, readNumberAt } from './numbers.js';
import type { CsvPlan, CsvTime } from './plan.js';

/** Counts since the epoch have no grouping, whatever prices have. */
const countForm: NumberForm = { decimal: '.', grouping: '' };

/** Days from the day zero of spreadsheets, 1899-12-30, to 1970-01-01. */
const EXCEL_EPOCH = 25_569;

/** Reads the cells of time of one file, in order, as its plan says. */
export class TimeReader {
  /** Why the last cell could not be read; what it denies of the plan refuses the whole file. */
  fault: FormatReason = 'unreadable-time';

  readonly #time: CsvTime;
  readonly #civil: CivilText = new CivilText();
  readonly #clock: LocalClock | undefined;
  readonly #hasDates: boolean;

  constructor(plan: CsvPlan, zone: Zone | undefined) {
    this.#time = plan.time;
    this.#hasDates = plan.time.zone === 'dates';
    this.#clock = zone && new LocalClock(zone, plan.order, plan.columns.symbol !== -1);
  }

  /** ms since the epoch of the cell from `start` to `end`; NaN if it can't be read. */
  read(text: string, start: number, end: number): number {
    const { form, unit } = this.#time;
    if (form === 'civil') {
      if (!this.#civil.read(text, start, end, this.#time.order))
        return this.#denied(text, start, end);
      return this.#instant(this.#civil.day, this.#civil.clockMs, this.#civil.offsetMs);
    }
    const count = readNumberAt(text, start, end, countForm);
    this.fault = 'unreadable-time';
    if (!Number.isFinite(count)) return Number.NaN;
    return form === 'epoch' ? countToMs(count, unit) : this.#fromExcel(count);
  }

  /** The same of a date, and of a time of day from `from` to `to` in the same text. */
  readSplit(text: string, start: number, end: number, from: number, to: number): number {
    const civil = this.#civil;
    if (!civil.read(text, start, end, this.#time.order)) return this.#denied(text, start, end);
    this.fault = 'unreadable-time';
    if (civil.clockMs > 0) return Number.NaN; // two times of day: which is it?
    if (!civil.readClock(text, from, to, this.#time.hasSeconds)) return Number.NaN;
    return this.#instant(civil.day, civil.clockMs, civil.offsetMs);
  }

  #instant(day: number, clockMs: number, offsetMs: number): number {
    const midnight = day * MS_PER_DAY;
    if (this.#hasDates) {
      if (Number.isNaN(clockMs) || clockMs === 0) return midnight;
      this.fault = 'no-zone';
      return Number.NaN;
    }
    const localMs = Number.isNaN(clockMs) ? midnight : midnight + clockMs;
    if (!Number.isNaN(offsetMs)) return localMs - offsetMs;
    if (this.#clock === undefined) {
      this.fault = 'no-zone';
      return Number.NaN;
    }
    const instant = this.#clock.toUtc(localMs);
    if (Number.isFinite(instant)) return instant;
    this.fault = Number.isNaN(instant) ? 'skipped-local-time' : 'repeated-local-time';
    return Number.NaN;
  }

  /** Days with a fraction, to the nearest second: spreadsheets keep no more than that exactly. */
  #fromExcel(days: number): number {
    if (days < 1 || days > 110_000) return Number.NaN;
    const day = Math.floor(days);
    const seconds = Math.round((days - day) * 86_400);
    return this.#instant(day - EXCEL_EPOCH, seconds * 1000, Number.NaN);
  }

  /** A date that only the other order can read denies an order that was taken from other rows. */
  #denied(text: string, start: number, end: number): number {
    const { order, isOrderGiven } = this.#time;
    const other = order === 'dmy' ? 'mdy' : order === 'mdy' ? 'dmy' : undefined;
    const isDenied = !isOrderGiven && other && this.#civil.read(text, start, end, other);
    this.fault = isDenied ? 'ambiguous-date' : 'unreadable-time';
    return Number.NaN;
  }
}
