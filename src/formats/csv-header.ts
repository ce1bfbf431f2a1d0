import type { Bar } from '../bars/bar.js';

/** For each field of a bar, where it stands in a record. */
export interface CsvColumns {
  /** One column, or two: a date and a time of day. */
  readonly time: readonly number[];
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  /** −1: the file has no volume. */
  readonly volume: number;
  /** Cells that a record needs to have them all. */
  readonly width: number;
}

/** Names of columns that are not found by their usual spelling. */
export type CsvColumnNames = Partial<Record<keyof Bar, string>>;

/** Usual spellings, lower case and without blanks, dots and underscores; the first one found counts. */
const spellings: Readonly<Record<keyof Bar, readonly string[]>> = {
  time: ['timestamp', 'timestampms', 'opentime', 'datetime', 'unix', 'epoch', 'date', 'time', 't'],
  open: ['open', 'o'],
  high: ['high', 'h'],
  low: ['low', 'l'],
  close: ['close', 'c', 'last'],
  volume: ['volume', 'vol', 'v'],
};

/** Find the columns of a header, or the field that it names no column for. */
export function readHeader(
  header: readonly string[],
  names: Readonly<CsvColumnNames>,
): CsvColumns | keyof Bar {
  const titles = header.map(plain);
  const find = (field: keyof Bar): number => {
    const named = names[field];
    if (named !== undefined) return titles.indexOf(plain(named));
    const spelling = spellings[field].find((word) => titles.includes(word));
    return spelling === undefined ? -1 : titles.indexOf(spelling);
  };

  const fields = {
    open: find('open'),
    high: find('high'),
    low: find('low'),
    close: find('close'),
    volume: find('volume'),
  };
  const time = timeColumns(titles, find('time'));
  if (time[0] === -1) return 'time';
  for (const field of ['open', 'high', 'low', 'close'] as const) {
    if (fields[field] === -1) return field;
  }
  if (fields.volume === -1 && names.volume !== undefined) return 'volume';
  return { time, ...fields, width: 1 + Math.max(...time, ...Object.values(fields)) };
}

/** A `date` beside a `time` is the day, and the two are read as one. */
function timeColumns(titles: readonly string[], found: number): number[] {
  const clock = titles.indexOf('time');
  return titles[found] === 'date' && clock !== -1 ? [found, clock] : [found];
}

function plain(title: string): string {
  return title.toLowerCase().replace(/[\s._]/g, '');
}
