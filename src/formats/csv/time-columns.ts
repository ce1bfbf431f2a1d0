import { type FormatError, formatError } from '../result.js';
import { columnError } from './column-error.js';
import { placeOf } from './columns-by-title.js';
import { type CsvTable, isNumeric, type TimeKind, timeKind } from './content.js';
import type { TimeColumns } from './infer-time.js';
import type { CsvChoices } from './options.js';
import { words, wordsOf } from './title-words.js';

/** Kinds from the one that says most to the one that says least. */
const best: readonly TimeKind[] = ['count', 'zoned', 'date-time', 'date', 'excel', 'clock', 'none'];

interface Candidate {
  readonly column: number;
  readonly title: string;
  readonly words: readonly string[];
  readonly kind: TimeKind;
  /** More than digits: `09:30`. */
  readonly isText: boolean;
}

/** The column of the time, or a date and a time of day, by titles and by what the cells hold. */
export function timeColumns(
  table: CsvTable,
  choices: CsvChoices,
  line: number,
  notes: string[],
): Omit<TimeColumns, 'isWhole'> | FormatError {
  const named = choices.columns.time;
  if (named !== undefined) {
    const list = Array.isArray(named) ? named : [named];
    const columns = list.map((one) => placeOf(table, one));
    if (columns.includes(-1)) return columnError('missing-column', 'time', line);
    return { columns, isUtc: saysUtc(table, columns) };
  }
  const all = table.titles.map((title, column): Candidate => {
    const kind = timeKind(table, column);
    return { column, title, words: wordsOf(title), kind, isText: !isNumeric(table, column) };
  });
  const titled = all.filter(isTitledTime);
  const starts = titled.filter((one) => !one.words.some((word) => words.end.has(word)));
  const candidates = [starts, titled, untitled(all)].map(choose);
  const isDated = (one?: Candidate): boolean => one !== undefined && !/clock|none/.test(one.kind);
  const chosen = candidates.find(isDated) ?? candidates.find((one) => one !== undefined);
  if (chosen === undefined) return columnError('missing-column', 'time', line);
  if (starts.length === 0 && titled.includes(chosen) && !choices.hasLabel) {
    return formatError(line, 'ambiguous-label', chosen.title, {
      field: 'time',
      option: 'label',
      remedy: "the title says that this is where bars end: set label: 'close' and the timeframe",
    });
  }
  const clock = chosen.kind === 'date' ? clockBeside(all, chosen) : undefined;
  const columns = clock === undefined ? [chosen.column] : [chosen.column, clock.column];
  notes.push(
    `time: ${columns.map((column) => `'${table.titles[column] || `column ${column}`}'`).join(' and ')}`,
  );
  return { columns, isUtc: saysUtc(table, columns) };
}

function isTitledTime({ words: title }: Candidate): boolean {
  if (title.some((word) => words.otherTime.has(word))) return false;
  return title.some((word) => words.time.has(word));
}

/** Columns without a title, or all of a table whose titles name no time: what holds dates is one. */
function untitled(all: readonly Candidate[]): Candidate[] {
  const isBare = ({ title }: Candidate): boolean => /^(unnamed.*|index|)$/i.test(title);
  const bare = all.filter((one) => isBare(one) && !['none', 'clock', 'excel'].includes(one.kind));
  if (bare.length > 0) return bare;
  return all.filter(({ kind }) => ['zoned', 'date-time', 'date'].includes(kind)).slice(0, 1);
}

/** The first of the best kind, one in UTC before others; a time of day alone is none, if there is anything else. */
function choose(candidates: readonly Candidate[]): Candidate | undefined {
  for (const kind of best) {
    const found = candidates.filter((one) => one.kind === kind);
    if (found.length > 0) return found.find(({ words: title }) => title.some(isUtc)) ?? found[0];
  }
  return undefined;
}

/** A time of day in a column of its own: by its colons, or by its title if it is digits alone. */
function clockBeside(all: readonly Candidate[], date: Candidate): Candidate | undefined {
  const isClock = (one: Candidate): boolean => one.column !== date.column && one.kind === 'clock';
  const isTitled = (one: Candidate): boolean => one.words.some((word) => words.time.has(word));
  const clocks = all.filter(isClock);
  return clocks.find(isTitled) ?? clocks.find((one) => one.isText);
}

function saysUtc(table: CsvTable, columns: readonly number[]): boolean {
  return columns.some((column) => wordsOf(table.titles[column] ?? '').some(isUtc));
}

function isUtc(word: string): boolean {
  return /^(utc|gmt|z|zulu)$/.test(word);
}
