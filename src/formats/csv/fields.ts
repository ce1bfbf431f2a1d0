import { type FormatError, formatError } from '../result.js';
import { columnsByPlace, timeByPlace } from './columns-by-place.js';
import { type PriceColumns, pricesByTitle } from './columns-by-title.js';
import { type CsvTable, cellsIn, isNumeric, timeKind } from './content.js';
import { inferNumbers } from './infer-numbers.js';
import { inferTime, type TimeColumns } from './infer-time.js';
import type { NumberForm } from './numbers.js';
import type { CsvChoices } from './options.js';
import type { CsvColumns, CsvPlan } from './plan.js';
import { symbolColumn, symbolOf } from './symbol-column.js';
import { timeColumns } from './time-columns.js';
import { words, wordsOf } from './title-words.js';
import { volumeByTitle } from './volume-column.js';

/** What is known beside the table, and where notes go. */
export interface Findings {
  readonly line: number;
  readonly isWhole: boolean;
  readonly notes: string[];
}

/** Which columns hold what, and how. */
export function fieldsOf(
  table: CsvTable,
  choices: CsvChoices,
  { line, isWhole, notes }: Findings,
): Pick<CsvPlan, 'columns' | 'time' | 'numbers' | 'priceDivisor'> | FormatError {
  const isTitled = table.titles.length > 0;
  const found = isTitled
    ? titledFields(table, choices, line, notes)
    : placedFields(table, choices, notes);
  if ('reason' in found) return found;
  const time = inferTime(table, { ...found.time, isWhole }, choices, notes);
  if ('reason' in time) return time;
  const symbol = symbolColumn(
    table,
    choices,
    [...found.time.columns, ...Object.values(found.prices)],
    line,
  );
  if (typeof symbol !== 'number') return symbol;
  const columns: CsvColumns = {
    time: found.time.columns,
    ...found.prices,
    volume: found.volume,
    symbol,
  };
  const priceDivisor = divisorOf(table, Object.values(found.prices));
  if (priceDivisor !== 1) notes.push(`prices are whole numbers of 1/${priceDivisor}`);
  return { columns, time, numbers: found.numbers, priceDivisor };
}

/** Databento's records keep prices in units of 1e-9, unless they are printed with a point. */
function divisorOf(table: CsvTable, prices: readonly number[]): number {
  const titles = table.titles.map((title) => title.toLowerCase());
  if (!titles.includes('publisher_id') || !titles.includes('rtype')) return 1;
  const isWhole = prices.every((column) =>
    cellsIn(table, column).every((c) => /^-?\d{7,}$/.test(c)),
  );
  return isWhole ? 1e9 : 1;
}

interface Fields {
  readonly time: Omit<TimeColumns, 'isWhole'>;
  readonly prices: PriceColumns;
  readonly numbers: NumberForm;
  readonly volume: number;
}

function titledFields(
  table: CsvTable,
  choices: CsvChoices,
  line: number,
  notes: string[],
): Fields | FormatError {
  const time = timeColumns(table, choices, line, notes);
  if ('reason' in time) return time;
  const prices = pricesByTitle(table, choices, line, notes);
  if ('reason' in prices) return prices;
  const taken = [...time.columns, ...Object.values(prices)];
  const volumes = table.titles.flatMap((title, column) => {
    const isVolume = wordsOf(title).some(
      (word) => words.volume.has(word) || words.piece.has(word) || words.money.has(word),
    );
    return isVolume && isNumeric(table, column) ? [column] : [];
  });
  const numberColumns = {
    numbers: [...Object.values(prices), ...volumes],
    time: time.columns,
  };
  const numbers = inferNumbers(table, numberColumns, choices.decimal, notes);
  if ('reason' in numbers) return numbers;
  const context = { taken, symbol: symbolOf(table), numbers, line };
  const volume = volumeByTitle(table, choices, context, notes);
  return typeof volume === 'number' ? { time, prices, numbers, volume } : volume;
}

function placedFields(table: CsvTable, choices: CsvChoices, notes: string[]): Fields | FormatError {
  const named = choices.columns.time;
  const places = (Array.isArray(named) ? named : [named]).filter((one) => typeof one === 'number');
  const columns = places.length > 0 ? places : timeByPlace(table);
  const line = table.records[0]!.line;
  if (columns.length === 0 || columns.some((column) => column >= table.cells)) {
    return formatError(line, 'missing-column', 'time', {
      field: 'time',
      option: 'columns.time',
      remedy: 'no titles, and no column of times: set columns.time by place',
    });
  }
  const numeric = Array.from({ length: table.cells }, (_, column) => column).filter(
    (column) => !columns.includes(column) && isNumeric(table, column) && !isDates(table, column),
  );
  const numbers = inferNumbers(table, { numbers: numeric, time: columns }, choices.decimal, notes);
  if ('reason' in numbers) return numbers;
  const found = columnsByPlace(table, columns, numbers, choices);
  if ('reason' in found) return found;
  const { volume, ...prices } = found;
  notes.push(`no titles: time, open, high, low, close${volume === -1 ? '' : ', volume'} by place`);
  if (volume === -1) notes.push('no column of volume: the volume is 0');
  return { time: { columns, isUtc: false }, prices, numbers, volume };
}

function isDates(table: CsvTable, column: number): boolean {
  return ['date', 'date-time', 'zoned'].includes(timeKind(table, column));
}
