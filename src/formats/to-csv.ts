import { barFields, type Columns } from '../bars/bar.js';
import { requireColumns } from '../bars/columns-argument.js';
import { isoTime } from './time-text.js';

/**
 * CSV text of `columns`: a header, then a line a bar, times in ISO 8601, UTC; NaN is a blank cell.
 *
 * Numbers are printed in full, so that `fromCsv` reads the same bits back. Times must be whole
 * milliseconds.
 *
 * @example
 * const one = Float64Array.of(1.5);
 * const time = Float64Array.of(946857600000);
 * toCsv({ time, open: one, high: one, low: one, close: one, volume: Float64Array.of(Number.NaN) });
 * // 'time,open,high,low,close,volume\n2000-01-03T00:00:00.000Z,1.5,1.5,1.5,1.5,\n'
 */
export function toCsv(columns: Readonly<Columns>): string {
  const given = requireColumns('columns', columns);
  const lines = [barFields.join(',')];
  for (let i = 0; i < given.time.length; i++) {
    lines.push(barFields.map((field) => printedCell(field, given[field][i]!)).join(','));
  }
  return `${lines.join('\n')}\n`;
}

function printedCell(field: string, value: number): string {
  if (Number.isNaN(value)) return '';
  return field === 'time' && Number.isFinite(value) ? isoTime(value) : String(value);
}
