import { ConfigError } from '../../core/errors.js';
import { labelReader } from '../label.js';
import type { FormatError } from '../result.js';
import { type CsvChoices, type CsvOptions, csvChoices } from './options.js';
import { type CsvSniff, noPlan } from './plan.js';
import { barsRead, type CsvBars, rowSettings } from './result.js';
import { RowReader } from './row-reader.js';
import { type Recognised, sniff } from './sniff.js';

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
    } else this.#rows.read(text, 0, true);
    return barsRead(this.#rows!, this.#sniffed!);
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
    } else text = text.slice(this.#rows.read(text, 0, false));
    this.#pieces = [text];
    this.#length = text.length;
    // Twice what was left over, so that a record in many pieces is not scanned for each of them.
    this.#enough = Math.max(1, 2 * text.length);
  }

  /** Start to read rows behind the titles; how far the text was read. */
  #begin(text: string, isAll: boolean): number {
    const { plan, refusal, lineEnd, linesBefore } = this.#sniffed!;
    const settings = rowSettings(plan, this.#choices, this.#openOf);
    this.#rows = new RowReader(plan ?? { ...noPlan, lineEnd, linesBefore }, settings);
    this.#rows.records.refusal = refusal;
    const start = afterLines(text, linesBefore, lineEnd);
    return this.#rows.read(text, start, isAll);
  }
}

const textBound =
  "a text: decode bytes first, e.g. buffer.toString('utf8') or new TextDecoder().decode(bytes)";

/** Marks of the encoding at the beginning, also those that a wrong decoding has left. */
const marks = /^(?:\uFEFF|\uFFFD{1,2}|\u00FF\u00FE|\u00FE\u00FF|\u00EF\u00BB\u00BF)+/;

function afterLines(text: string, lines: number, lineEnd: string): number {
  let at = 0;
  for (let i = 0; i < lines; i++) {
    const end = text.indexOf(lineEnd, at);
    if (end === -1) return text.length;
    at = end + 1;
  }
  return at;
}
