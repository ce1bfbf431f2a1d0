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
  if (!Array.isArray(records)) throw new ConfigError('records', 'an array', records);
  const choices = csvChoices(options);
  const openOf = labelReader(options);
  const sample = records.slice(0, SAMPLED).filter(isRecord);
  const titles = [...new Set(sample.flatMap((record) => Object.keys(record)))];
  const cells = records.map((record) => (isRecord(record) ? cellsOf(record, titles) : undefined));
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
    else
      reader.refuse(formatError(i + 1, 'not-a-row', records[i], { remedy: 'no record of fields' }));
  });
  return barsRead(reader, sniffed);
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

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function cellsOf(
  record: Readonly<Record<string, unknown>>,
  titles: readonly string[],
): string[] | undefined {
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
