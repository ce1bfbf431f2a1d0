import { type FormatError, formatError } from '../result.js';
import type { CsvPlan } from './plan.js';
import { RecordCells } from './record-cells.js';
import { RecordReader } from './record-reader.js';
import {
  CR,
  cellsOf,
  LF,
  LONGEST_QUOTED,
  lineEndAfter,
  linesWithin,
  QUOTE,
  recordEnd,
  withoutReturn,
} from './records.js';
import type { RowSettings } from './row-settings.js';

/** Carries out a plan: text in, bars and errors out. Each row is one of them. */
export class RowReader {
  /** What has become of the rows that are no errors. */
  readonly records: RecordReader;
  readonly errors: FormatError[] = [];
  rows = 0;
  readonly #plan: CsvPlan;
  readonly #cells: RecordCells;
  #line: number;

  constructor(plan: CsvPlan, settings: RowSettings) {
    this.records = new RecordReader(plan, settings);
    this.#plan = plan;
    this.#cells = new RecordCells(plan.cells);
    this.#line = plan.linesBefore + 1;
  }

  /**
   * Read the records of `text` from `start` on, and return how far it was read: to the end if this is
   * all, else to the end of the last record that is whole.
   */
  read(text: string, start: number, isAll: boolean): number {
    const delimiter = this.#plan.delimiter.charCodeAt(0);
    const lineEnd = this.#plan.lineEnd.charCodeAt(0);
    const { starts, ends, last } = this.#cells;
    const length = text.length;
    let at = start;
    while (at < length) {
      let cell = 0;
      let end = at;
      let code = 0;
      starts[0] = at;
      for (; end < length; end++) {
        code = text.charCodeAt(end);
        if (code === delimiter) {
          ends[cell] = end;
          if (cell < last) cell += 1;
          starts[cell] = end + 1;
        } else if (code === lineEnd || code === QUOTE) break;
      }
      if (code === QUOTE && end < length) {
        const next = this.#readQuoted(text, at, isAll);
        if (next === -1) return at;
        at = next;
        continue;
      }
      if (end === length && !isAll) return at;
      ends[cell] = lineEnd === LF && text.charCodeAt(end - 1) === CR && end > at ? end - 1 : end;
      this.#cells.text = text;
      this.#cells.count = cell + 1;
      this.#take();
      this.#line += 1;
      at = end + 1;
    }
    return length;
  }

  /** Read one row of cells that need no unquoting. */
  readRow(cells: readonly string[]): void {
    this.#cells.set(cells);
    this.#take();
    this.#line += 1;
  }

  /** A row that is none: an error, and counted. */
  refuse(error: FormatError): void {
    this.#count(error);
    this.#line += 1;
  }

  /** A record with quotes; where the next one begins, or −1 if its end is not in the text yet. */
  #readQuoted(text: string, at: number, isAll: boolean): number {
    const { delimiter, lineEnd } = this.#plan;
    const end = recordEnd(text, at, lineEnd.charCodeAt(0));
    if (!isAll && end === text.length) return -1;
    if (!isAll && end === -1 && text.length - at <= 2 * LONGEST_QUOTED) return -1;
    const lineStop = lineEndAfter(text, at, lineEnd.charCodeAt(0));
    if (end !== -1) {
      this.#cells.set(cellsOf(withoutReturn(text.slice(at, end)), delimiter));
      if (end <= lineStop) this.#take();
      if (end <= lineStop || this.#takeLines()) {
        this.#line += 1 + linesWithin(text.slice(at, end), lineEnd);
        return end + 1;
      }
    }
    if (!isAll && lineStop === text.length) return -1;
    // The quote was a slip: this line is an error, and the ones behind it are read on their own.
    const line = withoutReturn(text.slice(at, lineStop));
    this.refuse(formatError(this.#line, 'unclosed-quote', line));
    return lineStop + 1;
  }

  #take(): void {
    if (this.#cells.isBlank) return;
    const { others } = this.records;
    const error = this.records.read(this.#cells, this.#line);
    if (error !== undefined) this.#count(error);
    else if (this.records.others === others) this.rows += 1;
  }

  /** Take a record of several lines, if it looks like a row; whether it was taken. */
  #takeLines(): boolean {
    const { others } = this.records;
    const error = this.records.read(this.#cells, this.#line);
    if (error !== undefined && isSlip(error)) return false;
    if (error !== undefined) this.#count(error);
    else if (this.records.others === others) this.rows += 1;
    return true;
  }

  #count(error: FormatError): void {
    this.rows += 1;
    if (this.records.refusal === undefined) this.errors.push(error);
  }
}

/** Whether a record of several lines is none: it has not the cells of a row, or lines in a number. */
function isSlip({ reason, text }: FormatError): boolean {
  return reason === 'missing-cells' || reason === 'extra-cells' || /[\r\n]/.test(text);
}
