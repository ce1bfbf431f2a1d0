import type { Zone } from '../../bars/zone.js';
import { zoneOf } from '../../bars/zones.js';
import { type FormatError, formatError } from '../result.js';
import { type CsvTable, numbersIn } from './content.js';
import type { CsvChoices } from './options.js';
import type { CsvPlan } from './plan.js';
import { TimeReader } from './time-reader.js';

/** The zone that a plan names, as a table; undefined where its times need none. */
export function zoneOfPlan({ time }: CsvPlan, { zone }: CsvChoices): Zone | undefined {
  if (time.zone === 'dates' || time.zone === 'stated') return undefined;
  return zone?.name === time.zone ? zone : zoneOf('UTC');
}

/** The times of a sample, and why its rows can't be one series, if they can't. */
export function sampleTimes(
  table: CsvTable,
  plan: CsvPlan,
  choices: CsvChoices,
): { readonly time: number[]; readonly mixed?: FormatError } {
  const reader = new TimeReader(plan, zoneOfPlan(plan, choices));
  const [column, clock] = plan.columns.time as [number, number?];
  const all = table.rows.map((row) => {
    const cell = row[column] ?? '';
    const second = clock === undefined ? '' : (row[clock] ?? '');
    if (clock === undefined) return reader.read(cell, 0, cell.length);
    return reader.readSplit(
      `${cell}${second}`,
      0,
      cell.length,
      cell.length,
      cell.length + second.length,
    );
  });
  const time = all.filter((one) => !Number.isNaN(one));
  const isAnswered = choices.symbolColumn !== undefined || choices.symbol !== undefined;
  const row = isAnswered ? -1 : repeatedRow(table, plan, all);
  if (row === -1) return { time };
  const mixed = formatError(table.records[row]!.line, 'repeated-times', table.rows[row]![column], {
    field: 'time',
    option: 'symbolColumn',
    remedy:
      'most times come several times, with other prices: set symbolColumn or columns.time, or symbolColumn: null if it is one series',
  });
  return { time, mixed };
}

/** The first row whose time came before with another close, if most rows are of that kind; else −1. */
function repeatedRow(table: CsvTable, plan: CsvPlan, time: readonly number[]): number {
  const closes = new Map<number, number>();
  let first = -1;
  let repeated = 0;
  for (let i = 0; i < time.length; i++) {
    const row = { ...table, rows: [table.rows[i]!] };
    const close = numbersIn(row, plan.columns.close, plan.numbers)[0];
    if (close === undefined || Number.isNaN(time[i])) continue;
    const before = closes.get(time[i]!);
    if (before === undefined) closes.set(time[i]!, close);
    else if (before !== close) {
      repeated += 1;
      if (first === -1) first = i;
    }
  }
  return repeated >= 2 && repeated >= 0.45 * time.length ? first : -1;
}
