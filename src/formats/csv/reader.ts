import type { Columns } from '../../bars/bar.js';
import { emptyColumns } from '../../bars/columns.js';
import { ConfigError } from '../../core/errors.js';
import { labelReader } from '../label.js';
import type { BarOrder } from '../order.js';
import type { FormatError } from '../result.js';
import { type CsvChoices, type CsvOptions, csvChoices } from './options.js';
import type { CsvPlan, CsvSniff } from './plan.js';
import { RowReader } from './row-reader.js';
import { zoneOfPlan } from './sample-times.js';
import { type Recognised, sniff } from './sniff.js';

/** Each row is a bar or an error: rows = bars + errors. */
export interface CsvBars {
  /** The bars in order of time, whatever the order of the file. */
  readonly columns: Columns;
  /** One for each row that could not be read; of a refused text, the refusal once for each row. */
  readonly errors: readonly FormatError[];
  /** Rows of the text: what comes behind the titles, blank lines not counted. */
  readonly rows: number;
  /** Why nothing of the text can be trusted; `option` names what to set. */
  readonly refusal?: FormatError;
  /** How the text was read. */
  readonly plan?: CsvPlan;
  /** What was recognised and done, a sentence each: a missing volume, another order, repeated times. */
  readonly notes: readonly string[];
  /** In which order the rows stood in the text. */
  readonly order: BarOrder;
  /** Whose each bar is, if the option `symbolColumn` asked for the rows of all symbols. */
  readonly symbols?: readonly string[];
  /** Rows of other symbols than the option `symbol`; not among `rows`. */
  readonly others: number;
}

/** So much text is looked at first; if that leaves a question open, four times as much, and so on. */
const FIRST_LOOK = 32_768;

/** What more rows may answer. */
const open: readonly FormatError['reason'][] = [
  'ambiguous-date',
  'ambiguous-number',
  'missing-column',
];

/**
 * `fromCsv` for a text that comes in pieces, cut anywhere: push each, then end.
 *
 * The first 32,768 characters are kept until they show how the text is to be read, or four times as
 * many, and so on.
 *
 * @cost  O(length of the piece) each, amortised; memory for the bars and one record
 * @example
 * const reader = new CsvReader();
 * reader.push('time,open,high,low,close\n2000-01-03,10,1');
 * reader.push('2,9,11\n');
 * reader.end().columns.high[0]; // 12
 */
export class CsvReader {
  readonly #choices: CsvChoices;
  readonly #openOf: ((label: number) => number) | undefined;
  /** Text that is not read yet. */
  #pieces: string[] = [];
  #length = 0;
  /** So much of it is waited for before it is looked at again. */
  #enough = FIRST_LOOK;
  #sniffed: Recognised | undefined;
  #rows: RowReader | undefined;

  constructor(options: Readonly<CsvOptions> = {}) {
    this.#choices = csvChoices(options);
    const openOf = labelReader(options);
    this.#openOf = options.label === 'close' ? openOf : undefined;
  }

  /** Rows read so far, for a display of progress. */
  get rows(): number {
    return this.#rows?.rows ?? 0;
  }

  push(text: string): void {
    if (typeof text !== 'string') throw new ConfigError('text', textBound, text);
    // A text of UTF-16 that was read as bytes has a NUL beside each character.
    const piece = text.includes('\0') ? text.replaceAll('\0', '') : text;
    if (piece === '') return;
    this.#pieces.push(piece);
    this.#length += piece.length;
    if (this.#length >= this.#enough) this.#readOn();
  }

  /** What was recognised, of what was pushed so far. */
  sniffed(): CsvSniff {
    const { plan, refusal, notes } = this.#sniffed ?? sniff(this.#joined(), this.#choices, true);
    return { notes, ...(plan && { plan }), ...(refusal && { refusal }) };
  }

  /** The text is over: what was read. */
  end(): CsvBars {
    const text = this.#joined();
    if (this.#rows === undefined) {
      this.#sniffed = sniff(text, this.#choices, true);
      this.#begin(text, true);
    } else this.#rows.read(text, true);
    return this.#result();
  }

  #joined(): string {
    const text = this.#pieces.join('');
    return this.#rows === undefined ? text.replace(marks, '') : text;
  }

  #readOn(): void {
    let text = this.#joined();
    if (this.#rows === undefined) {
      const sniffed = sniff(text.slice(0, this.#enough), this.#choices, false);
      if (sniffed.refusal !== undefined && open.includes(sniffed.refusal.reason)) {
        this.#enough *= 4;
        if (this.#length >= this.#enough) this.#readOn();
        return;
      }
      this.#sniffed = sniffed;
      text = text.slice(this.#begin(text, false));
    } else text = text.slice(this.#rows.read(text, false));
    this.#pieces = [text];
    this.#length = text.length;
    // Twice what was left over, so that a record in many pieces is not scanned for each of them.
    this.#enough = Math.max(1, 2 * text.length);
  }

  /** Start to read rows behind the titles; how far the text was read. */
  #begin(text: string, isAll: boolean): number {
    const { plan, refusal, lineEnd, linesBefore } = this.#sniffed!;
    const { symbol, symbolColumn } = this.#choices;
    this.#rows = new RowReader(plan ?? { ...noPlan, lineEnd, linesBefore }, {
      zone: plan && zoneOfPlan(plan, this.#choices),
      openOf: this.#openOf,
      symbol,
      hasSymbols: symbolColumn != null && symbol === undefined,
    });
    this.#rows.refusal = refusal;
    const start = afterLines(text, linesBefore, lineEnd);
    return start + this.#rows.read(text.slice(start), isAll);
  }

  #result(): CsvBars {
    const reader = this.#rows!;
    const { plan, notes } = this.#sniffed!;
    const { refusal, others } = reader;
    const common = { others, ...(plan && { plan }) };
    if (refusal !== undefined) {
      const rows = Math.max(1, reader.rows);
      const errors = new Array<FormatError>(rows).fill(refusal);
      const columns = emptyColumns(0);
      return { ...common, columns, errors, rows, refusal, notes, order: 'oldest-first' };
    }
    const { columns, rows: places, order } = reader.bars.sorted();
    const symbols = places?.map((i) => reader.symbols[i]!) ?? reader.symbols;
    return {
      ...common,
      columns,
      errors: reader.errors,
      rows: reader.rows,
      notes: [...notes, ...orderNotes(order, columns.time)],
      order,
      ...(reader.hasSymbols && { symbols }),
    };
  }
}

const textBound =
  "a text: decode bytes first, e.g. buffer.toString('utf8') or new TextDecoder().decode(bytes)";

/** Marks of the encoding at the beginning, also those that a wrong decoding has left. */
const marks = /^(?:\uFEFF|\uFFFD{1,2}|\u00FF\u00FE|\u00FE\u00FF|\u00EF\u00BB\u00BF)+/;

/** For a text that is refused: its rows are counted and no more. */
const noPlan: CsvPlan = {
  delimiter: ',',
  lineEnd: '\n',
  numbers: { decimal: '.', grouping: '' },
  linesBefore: 0,
  titles: [],
  cells: 1,
  columns: { time: [0], open: 0, high: 0, low: 0, close: 0, volume: 0, symbol: -1 },
  time: {
    form: 'epoch',
    unit: 'milliseconds',
    order: 'ymd',
    isOrderGiven: false,
    hasSeconds: true,
    zone: 'stated',
  },
  order: 'oldest-first',
};

function afterLines(text: string, lines: number, lineEnd: string): number {
  let at = 0;
  for (let i = 0; i < lines; i++) {
    const end = text.indexOf(lineEnd, at);
    if (end === -1) return text.length;
    at = end + 1;
  }
  return at;
}

function orderNotes(order: BarOrder, time: Float64Array): string[] {
  const notes: string[] = [];
  if (order === 'newest-first') notes.push('rows were newest first: the bars are turned round');
  if (order === 'mixed') notes.push('rows were out of order: the bars are sorted by time');
  let repeated = 0;
  for (let i = 1; i < time.length; i++) if (time[i] === time[i - 1]) repeated += 1;
  if (repeated > 0) notes.push(`${repeated} bars have the time of the one before: see dedupeBars`);
  return notes;
}
