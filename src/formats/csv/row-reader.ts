import type { Bar } from '../../bars/bar.js';
import type { Zone } from '../../bars/zone.js';
import { type FormatError, formatError } from '../result.js';
import { BarRows } from './bar-rows.js';
import { readNumberAt, UNREADABLE } from './numbers.js';
import type { CsvPlan } from './plan.js';
import { CR, cellsOf, LF, LONGEST_QUOTED, lineEndAfter, QUOTE, recordEnd } from './records.js';
import { type RowFault, rowError } from './row-error.js';
import { severalSymbols } from './symbol-column.js';
import { TimeReader } from './time-reader.js';

/** What the reader needs beside the plan. */
export interface RowSettings {
  readonly zone: Zone | undefined;
  /** The bar's open for a label of the feed; NaN if it is off the grid. */
  readonly openOf: ((label: number) => number) | undefined;
  /** Only rows of this symbol are wanted. */
  readonly symbol: string | undefined;
  /** Rows of several symbols are wanted. */
  readonly hasSymbols: boolean;
}

const fields: readonly (keyof Bar)[] = ['open', 'high', 'low', 'close', 'volume'];

/** Carries out a plan: text in, bars and errors out. Each row is one of them. */
export class RowReader {
  readonly bars: BarRows = new BarRows();
  readonly errors: FormatError[] = [];
  /** Whose each bar is, where rows of several symbols are wanted. */
  readonly symbols: string[] = [];
  /** A row that denied what the plan had taken for granted: nothing of the file can be trusted. */
  refusal: FormatError | undefined;
  rows = 0;
  /** Rows of other symbols than the wanted one. */
  others = 0;
  /** Bars whose cell of volume is blank or says that there is none. */
  withoutVolume = 0;

  /** Whether `symbols` is kept. */
  readonly hasSymbols: boolean;

  readonly #plan: CsvPlan;
  readonly #settings: RowSettings;
  readonly #time: TimeReader;
  readonly #places: Int32Array;
  readonly #fewest: number;
  /** Where the cells of the current record begin and end; further ones are only counted. */
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  readonly #prices: Float64Array = new Float64Array(5);
  #line: number;
  #symbol: string | undefined;

  constructor(plan: CsvPlan, settings: RowSettings) {
    const { columns, cells, titles } = plan;
    this.#plan = plan;
    this.#settings = settings;
    this.hasSymbols = settings.hasSymbols;
    this.#time = new TimeReader(plan, settings.zone);
    this.#places = Int32Array.of(
      ...[columns.open, columns.high, columns.low, columns.close, columns.volume],
    );
    const needed = 1 + Math.max(...columns.time, ...this.#places, columns.symbol);
    this.#fewest = Math.max(needed, titles.length === 0 ? cells : Math.min(cells, titles.length));
    this.#starts = new Int32Array(cells + 2);
    this.#ends = new Int32Array(cells + 2);
    this.#line = plan.linesBefore + 1;
  }

  /**
   * Read the records of `text` from `start` on, and return how far it was read: to the end if this is
   * all, else to the end of the last record that is whole.
   */
  read(text: string, start: number, isAll: boolean): number {
    const delimiter = this.#plan.delimiter.charCodeAt(0);
    const lineEnd = this.#plan.lineEnd.charCodeAt(0);
    const starts = this.#starts;
    const ends = this.#ends;
    const last = starts.length - 1;
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
      this.#take(text, cell + 1, at, ends[cell]!);
      this.#line += 1;
      at = end + 1;
    }
    return length;
  }

  /** Read one row of cells that need no unquoting. */
  readRow(cells: readonly string[]): void {
    this.#readCells(cells, true);
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
    const isOneLine = end !== -1 && end <= lineStop;
    const isRead =
      end !== -1 && this.#readCells(cellsOf(record(text, at, end), delimiter), isOneLine);
    if (isRead) {
      for (
        let i = text.indexOf(lineEnd, at);
        i !== -1 && i < end;
        i = text.indexOf(lineEnd, i + 1)
      ) {
        this.#line += 1;
      }
      this.#line += 1;
      return end + 1;
    }
    if (!isAll && lineStop === text.length) return -1;
    // The quote was a slip: this line is an error, and the ones behind it are read on their own.
    this.#count(formatError(this.#line, 'unclosed-quote', record(text, at, lineStop)));
    this.#line += 1;
    return lineStop + 1;
  }

  /** Whether the unquoted cells were taken; those of several lines only if they look like a row. */
  #readCells(cells: readonly string[], isOneLine: boolean): boolean {
    const last = this.#starts.length - 1;
    const text = cells.join('\n');
    let at = 0;
    cells.forEach((cell, i) => {
      const slot = Math.min(i, last);
      this.#starts[slot] = at;
      this.#ends[slot] = at + cell.length;
      at += cell.length + 1;
    });
    const count = Math.min(cells.length, last + 1);
    if (isOneLine) {
      this.#take(text, count, 0, text.length);
      return true;
    }
    const others = this.others;
    const error = this.#bar(text, count);
    if (error !== undefined && isSlip(error)) return false;
    if (error !== undefined) this.#count(error);
    else if (this.others === others) this.rows += 1;
    return true;
  }

  #take(text: string, count: number, start: number, end: number): void {
    if (count === 1 && text.slice(start, end).trim() === '') return; // a blank line is none
    const others = this.others;
    const error = this.#bar(text, count);
    if (error !== undefined) this.#count(error);
    else if (this.others === others) this.rows += 1;
  }

  #count(error: FormatError): void {
    this.rows += 1;
    if (this.refusal === undefined) this.errors.push(error);
  }

  /** Turns the current record into a bar, or says why it can't. */
  #bar(text: string, count: number): FormatError | undefined {
    if (this.refusal !== undefined) return undefined;
    const { columns, cells, numbers, priceDivisor: divisor } = this.#plan;
    const starts = this.#starts;
    const ends = this.#ends;
    if (count < this.#fewest || count > cells) {
      const error = this.#widthError(text, count);
      if (error !== undefined) return error;
    }
    const { symbol } = columns;
    if (symbol !== -1 && !this.#isWanted(text.slice(starts[symbol], ends[symbol]).trim())) {
      return undefined;
    }
    const [first, second] = columns.time as [number, number?];
    const label =
      second === undefined
        ? this.#time.read(text, starts[first]!, ends[first]!)
        : this.#time.readSplit(text, starts[first]!, ends[first]!, starts[second]!, ends[second]!);
    if (Number.isNaN(label)) return this.#timeError(text);
    const places = this.#places;
    const prices = this.#prices;
    for (let i = 0; i < 5; i++) {
      const place = places[i]!;
      const value = place === -1 ? 0 : readNumberAt(text, starts[place]!, ends[place]!, numbers);
      if (value === UNREADABLE) return this.#priceError('unreadable-number', text, i);
      if (i < 4) {
        if (Number.isNaN(value)) return this.#priceError('missing-price', text, i);
        prices[i] = divisor === 1 ? value : value / divisor;
      } else prices[i] = value;
    }
    if (Number.isNaN(prices[4])) {
      prices[4] = 0;
      this.withoutVolume += 1;
    }
    const { openOf } = this.#settings;
    const time = openOf === undefined ? label : openOf(label);
    if (Number.isNaN(time)) return rowError(this.#at('off-grid', this.#cell(text, columns.time)));
    this.bars.push(time, prices);
    if (this.hasSymbols) this.symbols.push(this.#symbol!);
    return undefined;
  }

  #isWanted(symbol: string): boolean {
    const wanted = this.#settings.symbol;
    if (wanted !== undefined) {
      if (symbol === wanted) return true;
      this.others += 1;
      return false;
    }
    if (symbol === this.#symbol) return true;
    if (this.#symbol !== undefined && !this.hasSymbols) {
      this.refusal = severalSymbols(this.#line, [this.#symbol, symbol]);
      return false;
    }
    this.#symbol = symbol;
    return true;
  }

  /** Too few cells, or too many that are not blank; undefined if only delimiters are too many. */
  #widthError(text: string, count: number): FormatError | undefined {
    const { cells, delimiter } = this.#plan;
    const found = text.slice(this.#starts[0], this.#ends[count - 1]);
    if (count < this.#fewest) return rowError(this.#at('missing-cells', found));
    const extra = text.slice(this.#starts[cells], this.#ends[count - 1]);
    if (extra.replaceAll(delimiter, '').trim() === '') return undefined;
    return rowError(this.#at('extra-cells', found));
  }

  #timeError(text: string): FormatError | undefined {
    const { fault } = this.#time;
    const error = rowError(this.#at(fault, this.#cell(text, this.#plan.columns.time)));
    const { zone } = this.#plan.time;
    if (fault !== 'ambiguous-date' && !(fault === 'no-zone' && zone === 'dates')) return error;
    this.refusal = error;
    return undefined;
  }

  #priceError(reason: RowFault['reason'], text: string, i: number): FormatError {
    return rowError(this.#at(reason, this.#cell(text, [this.#places[i]!])), fields[i]);
  }

  #at(reason: RowFault['reason'], found: string): RowFault {
    return { line: this.#line, reason, found, plan: this.#plan };
  }

  #cell(text: string, columns: readonly number[]): string {
    return columns.map((c) => text.slice(this.#starts[c], this.#ends[c]).trim()).join(' ');
  }
}

/** Whether a record of several lines is none: it has not the cells of a row, or lines in a number. */
function isSlip({ reason, text }: FormatError): boolean {
  return reason === 'missing-cells' || reason === 'extra-cells' || /[\r\n]/.test(text);
}

function record(text: string, at: number, end: number): string {
  return text.slice(at, text.charCodeAt(end - 1) === CR ? end - 1 : end);
}
