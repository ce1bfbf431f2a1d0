import { orderOf } from '../order.js';
import { type FormatError, formatError } from '../result.js';
import type { CsvTable } from './content.js';
import { fieldsOf } from './fields.js';
import { type CsvLayout, layoutOf, tableOf } from './layout.js';
import type { CsvChoices } from './options.js';
import { otherKind } from './other-kind.js';
import type { CsvPlan, CsvSniff } from './plan.js';
import { type CsvRecord, linesWithin, recordsOf } from './records.js';
import { sampleTimes } from './sample-times.js';

/** Of a longer text, the first rows and then every so many-th are looked at: about so many in all. */
const SAMPLED = 4_000;
const FIRST = 1_000;

/** What was recognised, and where the rows begin even if there is no plan. */
export interface Recognised extends CsvSniff {
  readonly lineEnd: '\n' | '\r';
  readonly linesBefore: number;
}

/** Recognise the beginning of a text; `isWhole` if it is all of it. */
export function sniff(text: string, choices: CsvChoices, isWhole: boolean): Recognised {
  const lineEnd = text.includes('\n') ? '\n' : '\r';
  const all = recordsOf(text, lineEnd.charCodeAt(0));
  if (!isWhole) all.pop(); // cut off in its middle
  const wanted = all.filter(({ line }) => line > choices.skipLines);
  if (wanted.length === 0) {
    return { refusal: nothingToRead(), notes: [], lineEnd, linesBefore: choices.skipLines };
  }
  const records = thinned(wanted);
  const layout = layoutOf(records, choices.delimiter);
  const linesBefore = (records[layout.first]?.line ?? lineBehind(records.at(-1)!)) - 1;
  const table = tableOf(layout, records);
  if ('reason' in table) {
    return { refusal: plainly(table, text), notes: [], lineEnd, linesBefore };
  }
  const sniffed = planOf(table, {
    choices,
    isWhole: isWhole && records.length === wanted.length,
    line: records[Math.max(0, layout.titles)]!.line,
    notes: layoutNotes(layout, table, records[layout.titles]?.line),
    cut: { delimiter: layout.delimiter, lineEnd, linesBefore },
  });
  const { refusal } = sniffed;
  const isOneCell = refusal?.reason === 'missing-column' && table.cells === 1;
  const plain = refusal && { refusal: plainly(refusal, text, isOneCell) };
  return { ...sniffed, ...plain, lineEnd, linesBefore };
}

/** `refusal`, with another remedy where no option can settle it. */
function plainly(refusal: FormatError, text: string, isOneCell = false): FormatError {
  const isUnlikeTable = refusal.reason === 'missing-column' || refusal.reason === 'extra-cells';
  const kind = isUnlikeTable ? otherKind(text) : undefined;
  const remedy = kind ?? (isOneCell ? oneCell : undefined);
  if (remedy === undefined) return refusal;
  const { option: _option, ...rest } = refusal;
  return { ...rest, remedy };
}

const oneCell = "rows have one cell: none of ',', ';', tab and '|' stands between their values";

/** What `planOf` needs beside the table. */
export interface PlanContext {
  readonly choices: CsvChoices;
  readonly isWhole: boolean;
  readonly line: number;
  readonly notes: string[];
  readonly cut: Pick<CsvPlan, 'delimiter' | 'lineEnd' | 'linesBefore'>;
}

/** The plan for a table of cells, or the refusal. */
export function planOf(table: CsvTable, context: PlanContext): CsvSniff {
  const { choices, notes, cut } = context;
  const found = fieldsOf(table, choices, context);
  if ('reason' in found) return { refusal: found, notes };
  const { titles, cells } = table;
  const plan: CsvPlan = { ...cut, titles, cells, order: 'oldest-first', ...found };
  const times = sampleTimes(table, plan, choices);
  return times.mixed === undefined
    ? { plan: { ...plan, order: orderOf(times.time) }, notes }
    : { refusal: times.mixed, notes };
}

function thinned(records: readonly CsvRecord[]): readonly CsvRecord[] {
  if (records.length <= SAMPLED) return records;
  const step = Math.ceil((records.length - FIRST) / (SAMPLED - FIRST));
  return records.filter((_, i) => i < FIRST || (i - FIRST) % step === 0);
}

function lineBehind({ line, text }: CsvRecord): number {
  return line + 1 + linesWithin(text);
}

function nothingToRead(): FormatError {
  return formatError(1, 'missing-column', 'time', {
    field: 'time',
    remedy: 'the text holds no rows',
  });
}

function layoutNotes(
  { delimiter }: CsvLayout,
  table: CsvTable,
  line: number | undefined,
): string[] {
  const name = delimiter === '\t' ? 'tab' : `'${delimiter}'`;
  const cells =
    table.cells === 1 ? '1 cell a row' : `${table.cells} cells a row, with ${name} between them`;
  const titles = line === undefined ? 'no titles' : `titles on line ${line}`;
  const first = table.records[0]?.line;
  return [
    `${cells}; ${titles}${first === undefined ? ', and no rows' : `, rows from line ${first}`}`,
  ];
}
