import { epochUnit } from '../../bars/epoch.js';
import { type FormatError, formatError } from '../result.js';
import { type CsvTable, cellsIn, timeKind } from './content.js';
import { plausibleUnit } from './epoch-text.js';
import { orderOf, readings } from './infer-date-order.js';
import { clocksOf, zoneFor } from './infer-zone.js';
import type { CsvChoices } from './options.js';
import type { CsvTime } from './plan.js';

const unitOf = { s: 'seconds', ms: 'milliseconds', us: 'microseconds', ns: 'nanoseconds' } as const;

const asCivil: CsvTime = {
  form: 'civil',
  unit: 'milliseconds',
  order: 'ymd',
  isOrderGiven: false,
  hasSeconds: true,
  zone: 'dates',
};

/** What the titles of the columns of time say of their zone, and what the columns are. */
export interface TimeColumns {
  readonly columns: readonly number[];
  /** A title says that its times are UTC. */
  readonly isUtc: boolean;
  /** All of the text was looked at, not only its beginning. */
  readonly isWhole: boolean;
}

/** How the cells of time are written, or which option has to say so. */
export function inferTime(
  table: CsvTable,
  from: TimeColumns,
  choices: CsvChoices,
  notes: string[],
): CsvTime | FormatError {
  const [column, clockColumn] = from.columns as [number, number?];
  const cells = cellsIn(table, column);
  const fail = failure(table, column);
  const { dateFormat } = choices;
  if (dateFormat !== undefined && dateFormat in unitOf) {
    return { ...asCivil, form: 'epoch', unit: unitOf[dateFormat as 's'] };
  }
  const kind = dateFormat === 'excel' ? 'excel' : timeKind(table, column);
  if (kind === 'excel' && dateFormat !== 'excel' && clockColumn === undefined) {
    return fail(
      'spreadsheet-date',
      cells[0]!,
      'dateFormat',
      "dateFormat: 'excel' reads days since 1899-12-30",
    );
  }
  if (kind === 'count' && dateFormat === undefined) {
    const largest = Math.max(...cells.slice(0, 64).map(Number).filter(Number.isFinite));
    const unit = plausibleUnit(largest) ?? epochUnit(largest);
    notes.push(`time: ${unit} since 1970, by the size of ${cells[0]}`);
    return { ...asCivil, form: 'epoch', unit };
  }
  if (kind === 'none' || kind === 'clock') {
    const numeric = cells.filter((cell) => /^-?[\d.]+(e\+?\d+)?$/i.test(cell));
    if (dateFormat === undefined && cells.length > 0 && numeric.length >= 0.5 * cells.length) {
      return fail(
        'implausible-time',
        numeric[0]!,
        'dateFormat',
        /e/i.test(numeric[0]!)
          ? rounded
          : 'no unit since 1970 puts this near a bar: set dateFormat, or columns.time to another column',
      );
    }
  }
  const order = kind === 'excel' ? 'ymd' : orderOf(cells, dateFormat, from.isWhole, notes);
  if (order === undefined) {
    const [one] = cells.filter((cell) => readings(cell).size > 1);
    return fail(
      'ambiguous-date',
      one ?? cells[0] ?? '',
      'dateFormat',
      "set dateFormat: 'dmy' or 'mdy', whichever part is the day",
    );
  }
  const hasSeconds = clockColumn === undefined || hasSecondsIn(cellsIn(table, clockColumn));
  const time: CsvTime = {
    ...asCivil,
    form: kind === 'excel' ? 'excel' : 'civil',
    order,
    isOrderGiven: dateFormat !== undefined && dateFormat !== 'excel',
    hasSeconds,
  };
  const zone = zoneFor(clocksOf(table, from.columns, time), choices, from.isUtc, notes);
  return typeof zone === 'string'
    ? { ...time, zone }
    : fail(zone.reason, zone.text, 'timeZone', zone.remedy ?? '');
}

const rounded =
  'a spreadsheet has rounded the times, and their hours are lost: export them with all digits';

/** An error at the first cell that reads `text`. */
function failure(table: CsvTable, column: number) {
  return (
    reason: FormatError['reason'],
    text: string,
    option: string,
    remedy: string,
  ): FormatError => {
    const row = table.rows.findIndex((cells) => cells[column]?.trim() === text);
    const line = table.records[Math.max(0, row)]?.line ?? 1;
    return formatError(line, reason, text, { field: 'time', option, remedy });
  };
}

/** A time of day in digits alone has seconds if any of them has more than four. */
function hasSecondsIn(cells: readonly string[]): boolean {
  return cells.some((cell) => /^\d{5,6}$/.test(cell));
}
