const QUOTE = 34;
const CR = 13;
const LF = 10;

/** Where the scan stands: outside quotes, within them, or after a quote that may close or escape. */
type Place = 'plain' | 'quoted' | 'after-quote';

/**
 * Splits text into the records of RFC 4180: cells between delimiters, records between line ends;
 * within quotes both are text, and `""` is a quote.
 *
 * One pass over each chunk, whichever way the text is cut into chunks; memory for one record.
 */
export class CsvRecords {
  /** Line on which the record that is being read begins, from 1. */
  line = 1;
  /** Inside quotes: if the text ends here, a quote was never closed. */
  get open(): boolean {
    return this.#place === 'quoted';
  }

  readonly #delimiter: number;
  readonly #onRecord: (cells: string[], line: number) => void;
  #place: Place = 'plain';
  #cells: string[] = [];
  #cell = '';
  #linesWithin = 0;

  constructor(delimiter: string, onRecord: (cells: string[], line: number) => void) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#onRecord = onRecord;
  }

  push(text: string): void {
    let start = 0; // text[start … i) belongs to the cell and is not in it yet
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (this.#place === 'quoted') {
        if (code === LF) this.#linesWithin += 1;
        if (code !== QUOTE) continue;
        this.#cell += text.slice(start, i);
        start = i + 1;
        this.#place = 'after-quote';
        continue;
      }
      if (code === QUOTE && this.#place === 'after-quote') {
        start = i; // the second quote of a pair is text
        this.#place = 'quoted';
        continue;
      }
      this.#place = 'plain';
      if (code === QUOTE && this.#cell === '' && i === start) this.#place = 'quoted';
      else if (code !== this.#delimiter && code !== LF && code !== CR) continue;
      this.#cell += text.slice(start, i);
      start = i + 1;
      if (code === this.#delimiter) this.#endCell();
      else if (code === LF) this.#endRecord();
    }
    this.#cell += text.slice(start);
  }

  /** The text is over; a last line without a line end is a record too. */
  end(): void {
    if (this.#cell !== '' || this.#cells.length > 0) this.#endRecord();
  }

  #endCell(): void {
    this.#cells.push(this.#cell);
    this.#cell = '';
  }

  #endRecord(): void {
    this.#endCell();
    const cells = this.#cells;
    const line = this.line;
    this.line += 1 + this.#linesWithin;
    this.#linesWithin = 0;
    this.#cells = [];
    if (cells.length > 1 || cells[0] !== '') this.#onRecord(cells, line); // a blank line is none
  }
}
