import type { Bar, Columns } from '../../bars/bar.js';
import { barAt, emptyColumnsRaw } from '../../bars/columns.js';
import type { BarOrder } from '../order.js';
import type { FormatError } from '../result.js';
import type { CsvChoices } from './options.js';
import type { CsvPlan, CsvSniff } from './plan.js';
import type { RowReader } from './row-reader.js';
import type { RowSettings } from './row-settings.js';
import { zoneOfPlan } from './sample-times.js';

/** Each row is a bar or an error: rows = bars + errors. */
export interface CsvBars {
  /** The bars in order of time, whatever the order of the file. */
  readonly columns: Columns;
  /** The same as records, made when first asked for, with their symbol where there are several. */
  readonly bars: readonly (Bar & { readonly symbol?: string })[];
  /** One for each row that could not be read; of a refused text, the refusal once for each row. */
  readonly errors: readonly FormatError[];
  /** Rows of the text: what comes behind the titles, blank lines not counted. */
  readonly rows: number;
  /** Why nothing of the text can be trusted; `option` names what to set. */
  readonly refusal?: FormatError;
  /** How the text was read. */
  readonly plan?: CsvPlan;
  /** What was recognised and done, a sentence each: a missing volume, another order, repeated times. */
  readonly notes: readonly string[];
  /** In which order the rows stood in the text. */
  readonly order: BarOrder;
  /** Whose each bar is, if the option `symbolColumn` asked for the rows of all symbols. */
  readonly symbols?: readonly string[];
  /** Rows of other symbols than the option `symbol`; not among `rows`. */
  readonly others: number;
}

/** What a reader of rows needs to know of a plan and the options. */
export function rowSettings(
  plan: CsvPlan | undefined,
  choices: CsvChoices,
  openOf: RowSettings['openOf'],
): RowSettings {
  const { symbol, symbolColumn } = choices;
  const zone = plan && zoneOfPlan(plan, choices);
  return { zone, openOf, symbol, hasSymbols: symbolColumn != null && symbol === undefined };
}

/** What was read, in order of time; of a refused text nothing, and the refusal for each row. */
export function barsRead(reader: RowReader, { plan, notes }: CsvSniff): CsvBars {
  const { records } = reader;
  const { refusal, others } = records;
  const common = { others, ...(plan && { plan }) };
  if (refusal !== undefined) {
    const rows = Math.max(1, reader.rows);
    const errors = new Array<FormatError>(rows).fill(refusal);
    const columns = emptyColumnsRaw(0);
    return withBars({ ...common, columns, errors, rows, refusal, notes, order: 'oldest-first' });
  }
  const { columns, rows: places, order } = records.bars.sorted();
  const symbols = places?.map((i) => records.symbols[i]!) ?? records.symbols;
  return withBars({
    ...common,
    columns,
    errors: reader.errors,
    rows: reader.rows,
    notes: [...notes, ...volumeNotes(records.withoutVolume), ...orderNotes(order, columns.time)],
    order,
    ...(records.hasSymbols && { symbols }),
  });
}

/** Adds `bars`, which most callers of large files never read. */
function withBars(read: Omit<CsvBars, 'bars'>): CsvBars {
  const { columns, symbols } = read;
  let bars: CsvBars['bars'] | undefined;
  const get = (): CsvBars['bars'] => {
    bars ??= Array.from(columns.time, (_, i) => {
      const bar = barAt(columns, i);
      return symbols === undefined ? bar : { ...bar, symbol: symbols[i]! };
    });
    return bars;
  };
  return Object.defineProperty(read as CsvBars, 'bars', { get });
}

function volumeNotes(count: number): string[] {
  if (count === 0) return [];
  return [`no volume in ${count} ${count === 1 ? 'row' : 'rows'}: it is 0 there`];
}

function orderNotes(order: BarOrder, time: Float64Array): string[] {
  const notes: string[] = [];
  if (order === 'newest-first') notes.push('rows were newest first: the bars are turned round');
  if (order === 'mixed') notes.push('rows were out of order: the bars are sorted by time');
  let repeated = 0;
  for (let i = 1; i < time.length; i++) if (time[i] === time[i - 1]) repeated += 1;
  if (repeated > 0) notes.push(`${repeated} bars have the time of the one before: see dedupeBars`);
  return notes;
}
