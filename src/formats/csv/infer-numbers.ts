import { type FormatError, formatError } from '../result.js';
import { type CsvTable, cellsIn } from './content.js';
import type { NumberForm } from './numbers.js';
import { groupsNothing, type NumberColumns } from './ungrouped.js';

/** What one cell tells of the signs in it. */
interface Evidence {
  /** Cells in which the comma, or the dot, can only be the decimal sign. */
  commaDecimal: string;
  dotDecimal: string;
  /** Cells in which it can only stand between thousands. */
  commaGroup: string;
  dotGroup: string;
  /** Cells in which it may be either: `1,234`. */
  commaEither: string;
  dotEither: string;
  /** Blanks or apostrophes between thousands. */
  spaceGroup: string;
  quoteGroup: string;
  quoteEither: string;
}

/** Decimal sign and grouping of the numbers, or an error that names `decimal`. */
export function inferNumbers(
  table: CsvTable,
  columns: NumberColumns,
  decimal: '.' | ',' | undefined,
  notes: string[],
): NumberForm | FormatError {
  const found: Evidence = {
    commaDecimal: '',
    dotDecimal: '',
    commaGroup: '',
    dotGroup: '',
    commaEither: '',
    dotEither: '',
    spaceGroup: '',
    quoteGroup: '',
    quoteEither: '',
  };
  for (const column of columns.numbers)
    for (const cell of cellsIn(table, column)) weigh(cell, found);
  const isQuoted = found.quoteGroup !== '' || (decimal !== undefined && found.quoteEither !== '');
  const grouped = found.spaceGroup !== '' ? ' ' : isQuoted ? "'" : undefined;
  if (decimal !== undefined) return { decimal, grouping: grouped ?? (decimal === '.' ? ',' : '.') };
  if (found.quoteEither !== '' && !isQuoted) return unclear(table, found.quoteEither);

  const comma = found.commaDecimal || found.dotGroup;
  const dot = found.dotDecimal || found.commaGroup;
  if (comma !== '' && dot !== '')
    return unclear(table, found.commaDecimal || found.dotEither || comma);
  if (found.commaDecimal !== '') {
    notes.push(`',' is the decimal sign: ${found.commaDecimal}`);
    return { decimal: ',', grouping: grouped ?? '.' };
  }
  // Only dots between thousands, and one dot that may be either: 1.234.567 beside 1.234.
  if (found.dotGroup !== '') {
    if (found.dotEither !== '') return unclear(table, found.dotEither);
    return { decimal: ',', grouping: '.' };
  }
  if (found.dotEither !== '' && dot === '') {
    const reason = groupsNothing(table, columns, found.dotEither);
    if (reason === undefined) return unclear(table, found.dotEither);
    notes.push(`'.' is the decimal sign of ${found.dotEither}: ${reason}`);
  }
  const isSettled = dot !== '' || found.commaEither === '';
  if (!isSettled) return unclear(table, found.commaEither);
  if (found.commaGroup !== '' || found.commaEither !== '') {
    notes.push(`',' stands between thousands: ${found.commaGroup || found.commaEither}`);
  }
  return { decimal: '.', grouping: grouped ?? (found.commaGroup || found.commaEither ? ',' : '') };
}

function unclear(table: CsvTable, cell: string): FormatError {
  const row = table.rows.findIndex((cells) => cells.some((one) => one.trim() === cell));
  return formatError(table.records[Math.max(0, row)]?.line ?? 1, 'ambiguous-number', cell, {
    option: 'decimal',
    remedy:
      "decimals or thousands? set decimal: '.' if decimals follow a dot, ',' if they follow a comma and dots stand between thousands",
  });
}

function weigh(cell: string, found: Evidence): void {
  const text = cell
    .replace(/[-+$€£¥%]|e[-+]?\d+$/gi, '')
    .replace(/[kmbt]$/i, '')
    .trim();
  if (/\d[ \u00a0\u202f]\d{3}/.test(text)) found.spaceGroup ||= cell;
  // 112'160 is a bond in 32nds, unless decimals or a second group show that it is thousands.
  if (/'\d{3}[.,']/.test(text)) found.quoteGroup ||= cell;
  else if (text.includes("'")) found.quoteEither ||= cell;
  const comma = text.lastIndexOf(',');
  const dot = text.lastIndexOf('.');
  if (comma === -1 && dot === -1) return;
  if (comma !== -1 && dot !== -1) {
    // The sign that comes last stands before the decimals, the other one between thousands.
    found[comma > dot ? 'commaDecimal' : 'dotDecimal'] ||= cell;
    found[comma > dot ? 'dotGroup' : 'commaGroup'] ||= cell;
    return;
  }
  const at = Math.max(comma, dot);
  const isComma = comma !== -1;
  if (text.indexOf(isComma ? ',' : '.') !== at) {
    if (isComma) found.commaGroup ||= cell;
    else found.dotGroup ||= cell;
    return;
  }
  const whole = text.slice(0, at).replace(/[ '\u00a0\u202f]/g, '');
  const isEither =
    text.length - at === 4 && /^[1-9]\d{0,2}$/.test(whole) && !/[ '\u00a0\u202f]/.test(text);
  if (isComma) {
    if (isEither) found.commaEither ||= cell;
    else found.commaDecimal ||= cell;
  } else if (isEither) found.dotEither ||= cell;
  else found.dotDecimal ||= cell;
}
