import { type Bar, barFields, type Columns } from '../bars/bar.js';
import { requireKnownKeys, requireOneOf, requireRecord } from '../core/arguments.js';
import { type CsvColumnNames, type CsvColumns, readHeader } from './csv-header.js';
import { CsvRecords } from './csv-records.js';
import { type LabelOptions, labelOffsetMs } from './label.js';
import { type FormatError, formatError, readNumber } from './result.js';
import { readTime } from './time-text.js';

export interface CsvOptions extends LabelOptions {
  /** What stands between cells. Default `,`. */
  readonly delimiter?: ',' | ';' | '\t' | '|';
  /** Titles of columns that have an unusual one, e.g. `{ close: 'Adj Close' }`. */
  readonly columns?: CsvColumnNames;
}

/** Each record after the header is a bar or an error: rows = columns + errors. */
export interface CsvBars {
  readonly columns: Columns;
  readonly errors: FormatError[];
  /** Records after the header, blank lines not counted. */
  readonly rows: number;
}

/**
 * `fromCsv` for a text that comes in pieces, cut anywhere: push each, then end.
 *
 * @cost  O(length of the piece) each; memory for the bars and one record
 * @example
 * const reader = new CsvReader();
 * reader.push('time,open,high,low,close\n2000-01-03,10,1');
 * reader.push('2,9,11\n');
 * reader.end().columns.high[0]; // 12
 */
export class CsvReader {
  readonly #names: Readonly<CsvColumnNames>;
  readonly #offsetMs: number;
  readonly #records: CsvRecords;
  readonly #values: Readonly<Record<keyof Bar, number[]>> = {
    time: [],
    open: [],
    high: [],
    low: [],
    close: [],
    volume: [],
  };
  readonly #errors: FormatError[] = [];
  #header: CsvColumns | keyof Bar | undefined;
  #rows = 0;
  #started = false;

  constructor(options: Readonly<CsvOptions> = {}) {
    requireKnownKeys('options', { ...options }, ['label', 'timeframe', 'delimiter', 'columns']);
    this.#names = requireRecord('columns', options.columns ?? {}) as CsvColumnNames;
    requireKnownKeys('columns', { ...this.#names }, barFields);
    this.#offsetMs = labelOffsetMs(options);
    const delimiter = requireOneOf('delimiter', options.delimiter ?? ',', [',', ';', '\t', '|']);
    this.#records = new CsvRecords(delimiter, (cells, line) => this.#read(cells, line));
  }

  /** Records read so far, the header not counted: for a display of progress. */
  get rows(): number {
    return this.#rows;
  }

  push(text: string): void {
    if (text === '') return;
    const marked = !this.#started && text.startsWith('\uFEFF');
    this.#started = true;
    this.#records.push(marked ? text.slice(1) : text);
  }

  /** The text is over: what was read. */
  end(): CsvBars {
    if (this.#records.open) {
      this.#rows += 1;
      this.#errors.push(formatError(this.#records.line, 'unclosed-quote', ''));
    } else {
      this.#records.end();
    }
    const header = this.#header ?? 'time';
    const missing = typeof header === 'string' ? [formatError(1, 'missing-column', header)] : [];
    const { time, open, high, low, close, volume } = this.#values;
    return {
      columns: {
        time: Float64Array.from(time),
        open: Float64Array.from(open),
        high: Float64Array.from(high),
        low: Float64Array.from(low),
        close: Float64Array.from(close),
        volume: Float64Array.from(volume),
      },
      errors: [...missing, ...this.#errors],
      rows: this.#rows,
    };
  }

  #read(cells: readonly string[], line: number): void {
    if (this.#header === undefined) {
      this.#header = readHeader(cells, this.#names);
      return;
    }
    if (typeof this.#header === 'string') return; // a header that lacks a field: nothing can be read
    this.#rows += 1;
    const bar = readBar(cells, this.#header, line);
    if ('reason' in bar) {
      this.#errors.push(bar);
      return;
    }
    bar.time -= this.#offsetMs;
    for (const field of barFields) this.#values[field].push(bar[field]);
  }
}

type WritableBar = { -readonly [field in keyof Bar]: number };

function readBar(
  cells: readonly string[],
  columns: CsvColumns,
  line: number,
): WritableBar | FormatError {
  if (cells.length < columns.width) return formatError(line, 'missing-cells', cells.join(' '));
  const timeText = columns.time.map((column) => cells[column]!.trim()).join(' ');
  const time = readTime(timeText);
  if (time === undefined) return formatError(line, 'unreadable-time', timeText);

  const bar: WritableBar = { time, open: 0, high: 0, low: 0, close: 0, volume: 0 };
  for (const field of ['open', 'high', 'low', 'close', 'volume'] as const) {
    if (columns[field] === -1) continue;
    const cell = cells[columns[field]]!;
    const value = readNumber(cell);
    if (value === undefined) return formatError(line, 'unreadable-number', cell);
    bar[field] = value;
  }
  return bar;
}
