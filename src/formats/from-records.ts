import { ConfigError } from '../core/errors.js';
import type { CsvTable } from './csv/content.js';
import { type CsvOptions, csvChoices } from './csv/options.js';
import { type CsvSniff, noPlan } from './csv/plan.js';
import { barsRead, type CsvBars, rowSettings } from './csv/result.js';
import { RowReader } from './csv/row-reader.js';
import { planOf } from './csv/sniff.js';
import { labelReader } from './label.js';
import { formatError } from './result.js';

/** So many records tell how all are to be read. */
const SAMPLED = 1_000;

/**
 * Bars from records, as JSON holds them: `{ t, o, h, l, c, v }`, `{ date, open, … }`.
 *
 * Keys are recognised as `fromCsv` recognises titles, and values as it recognises cells: numbers as
 * text, ISO times, seconds, `Date` objects. What may mean two things refuses all, and
 * `refusal.option` names the option. `line` of an error is the record's place, counted from 1.
 *
 * @param records  any array; each element is checked
 * @param options  as of `fromCsv`; columns are named by their keys
 * @output  columns in order of time, repeated times left in
 * @throws {ConfigError} for a wrong option, or what is no array; never for a record
 * @cost    O(records)
 * @example
 * const { columns } = fromRecords([{ t: '2024-01-02T09:30:00Z', o: '10', h: 12, l: 9, c: 11, v: 500 }]);
 * [columns.time[0], columns.open[0], columns.volume[0]]; // [1704187800000, 10, 500]
 */
export function fromRecords(
  records: readonly unknown[],
  options: Readonly<CsvOptions> = {},
): CsvBars {
  if (!isArray(records)) throw new ConfigError('records', 'an array', records);
  const kinds = Array.from(records, kindOf); // holes are records that are none
  const choices = csvChoices(options);
  const openOf = labelReader(options);
  const sample = kinds.slice(0, SAMPLED);
  const titles = [...new Set(sample.flatMap((kind) => (typeof kind === 'string' ? [] : kind)))];
  const cells = Array.from(records, (record, i) =>
    typeof kinds[i] === 'string' ? undefined : cellsOf(record as Fields, titles),
  );
  const table = tableOf(titles, cells.slice(0, SAMPLED));
  const sniffed: CsvSniff =
    titles.length === 0
      ? { notes: [] }
      : planOf(table, {
          choices,
          isWhole: records.length <= SAMPLED,
          line: 1,
          notes: [],
          cut: { delimiter: ',', lineEnd: '\n', linesBefore: 0 },
        });
  const { plan, refusal } = sniffed;
  const settings = rowSettings(plan, choices, options.label === 'close' ? openOf : undefined);
  const reader = new RowReader(plan ?? noPlan, settings);
  reader.records.refusal = refusal;
  cells.forEach((row, i) => {
    if (row !== undefined) reader.readRow(row);
    else {
      const kind = kinds[i];
      const [text, remedy] = typeof kind === 'string' ? [records[i], kind] : ['', unreadable];
      reader.refuse(formatError(i + 1, 'not-a-row', text, { remedy }));
    }
  });
  return barsRead(reader, sniffed);
}

function isArray(value: unknown): boolean {
  try {
    return Array.isArray(value);
  } catch {
    return false; // a proxy that was revoked
  }
}

function tableOf(
  titles: readonly string[],
  cells: readonly (readonly string[] | undefined)[],
): CsvTable {
  const rows: (readonly string[])[] = [];
  const lines: { line: number; text: string }[] = [];
  cells.forEach((row, i) => {
    if (row === undefined) return;
    rows.push(row);
    lines.push({ line: i + 1, text: '' });
  });
  return { titles, rows, records: lines, cells: titles.length, isOfRecords: true };
}

type Fields = Readonly<Record<string, unknown>>;

const unreadable = 'reading its fields threw';

/** The names of a record's fields; or, of what is none, what it is instead. */
function kindOf(value: unknown): readonly string[] | string {
  if (typeof value !== 'object' || value === null) return 'no record of fields';
  try {
    if (Array.isArray(value)) return 'a row of cells: fromCcxt takes rows [ms, o, h, l, c, v]';
    if (value instanceof Map) return 'a Map: give Object.fromEntries(map)';
    const names = Object.keys(value);
    return names.length > 0 ? names : 'no field of its own that can be listed';
  } catch {
    return unreadable;
  }
}

function cellsOf(record: Fields, titles: readonly string[]): string[] | undefined {
  try {
    return titles.map((title) => cellOf(record[title]));
  } catch {
    return undefined; // a getter that throws
  }
}

/** A value as the cell of a text that holds it. */
function cellOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || !('getTime' in value)) return '?';
  return typeof value.getTime === 'function' ? String(value.getTime()) : '?';
}
