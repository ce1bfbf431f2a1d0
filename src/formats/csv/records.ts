/** Code units that a reader of CSV looks for. */
export const QUOTE = 34;
export const CR = 13;
export const LF = 10;
const BLANK = 32;

/**
 * A quoted cell that runs on for longer than this was never meant to be one; the quote is a slip,
 * and the lines behind it are rows.
 */
export const LONGEST_QUOTED = 65_536;

/** What may stand between cells; a quote right behind one of them opens a quoted cell. */
export const delimiters = [',', ';', '\t', '|'] as const;
const separators: ReadonlySet<number> = new Set(delimiters.map((text) => text.charCodeAt(0)));

/**
 * Index of the line end that closes the record beginning at `start`, or the length of the text if
 * there is none; −1 if a quote opened in it is not closed in time.
 *
 * A quote opens a cell at the beginning of the record or behind a delimiter, blanks aside; within
 * quotes line ends are text, and `""` is a quote.
 */
export function recordEnd(text: string, start: number, lineEnd: number): number {
  let isFresh = true; // nothing but blanks since the cell began
  for (let i = start; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === lineEnd) return i;
    if (code === QUOTE && isFresh) {
      i = closingQuote(text, i);
      if (i === -1) return -1;
      isFresh = false;
    } else if (code !== BLANK || !isFresh) {
      isFresh = separators.has(code);
    }
  }
  return text.length;
}

/** Index of the quote that closes the one at `open`, or −1. */
function closingQuote(text: string, open: number): number {
  let i = open + 1;
  for (;;) {
    i = text.indexOf('"', i);
    if (i === -1 || i - open > LONGEST_QUOTED) return -1;
    if (text.charCodeAt(i + 1) !== QUOTE) return i;
    i += 2;
  }
}

/** The cells of one record, unquoted. */
export function cellsOf(record: string, delimiter: string): string[] {
  if (!record.includes('"')) return record.split(delimiter);
  const cells: string[] = [];
  let start = 0;
  while (start <= record.length) {
    let cell = '';
    let at = start;
    while (record.charCodeAt(at) === BLANK) at += 1;
    const close = record.charCodeAt(at) === QUOTE ? closingQuote(record, at) : -1;
    if (close !== -1) {
      cell = record.slice(at + 1, close).replaceAll('""', '"');
      start = close + 1;
    }
    const end = record.indexOf(delimiter, start);
    const stop = end === -1 ? record.length : end;
    cells.push(
      cell + (close === -1 ? record.slice(start, stop) : record.slice(start, stop).trim()),
    );
    start = stop + 1;
  }
  return cells;
}

/** One record of a sample. */
export interface CsvRecord {
  /** Line on which it begins, from 1. */
  readonly line: number;
  readonly text: string;
}

/** The records of `text`, blank lines left out. */
export function recordsOf(text: string, lineEnd: number): CsvRecord[] {
  const records: CsvRecord[] = [];
  let line = 1;
  for (let start = 0; start < text.length; ) {
    let end = recordEnd(text, start, lineEnd);
    if (end === -1) end = lineEndAfter(text, start, lineEnd);
    const record = withoutReturn(text.slice(start, end));
    if (record.trim() !== '') records.push({ line, text: record });
    line += 1 + linesWithin(record);
    start = end + 1;
  }
  return records;
}

/** Index of the next line end, quoted or not. */
export function lineEndAfter(text: string, start: number, lineEnd: number): number {
  const end = text.indexOf(lineEnd === LF ? '\n' : '\r', start);
  return end === -1 ? text.length : end;
}

export function withoutReturn(record: string): string {
  return record.charCodeAt(record.length - 1) === CR ? record.slice(0, -1) : record;
}

export function linesWithin(record: string, lineEnd = '\n'): number {
  let count = 0;
  for (let i = record.indexOf(lineEnd); i !== -1; i = record.indexOf(lineEnd, i + 1)) count += 1;
  return count;
}
