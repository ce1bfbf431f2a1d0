import { byId, type Ignored, inOrder, nothingIgnored, objectionTo, type Word } from './hear.js';
import { type HeardColumns, heardAt, heardWidth } from './heard-columns.js';
import type { SignalRecord } from './read-signals.js';
import type { SymbolVoices } from './symbol-voices.js';

/** Signals of one symbol: the first `count` of `records`. */
export interface ReadSignals {
  readonly records: readonly SignalRecord[];
  readonly count: number;
}

/**
 * As `hear`, into the columns themselves: the latest word of each source stands, whatever the order
 * of arrival. What was not taken in is returned; nothing is made where all of it was.
 */
export function hearSignals(
  voices: SymbolVoices,
  { records, count }: ReadSignals,
  now: number,
  isPeek = false,
): readonly Ignored[] {
  const { design, columns } = voices;
  let ignored: Ignored[] | undefined;
  for (let i = 0; i < count; i++) {
    const record = records[i]!;
    const source = design.placeOf(record.timeframe, record.strategy);
    const code = source === -1 ? 'unknown-source' : objectionTo(record, now, isPeek);
    if (code !== undefined) {
      ignored ??= [];
      ignored.push({ id: record.id, code });
    } else if (isLater(record, columns, source)) write(voices, source, record);
  }
  for (let i = 0; i < count; i++) {
    const record = records[i]!;
    const source = design.placeOf(record.timeframe, record.strategy);
    if (source === -1 || objectionTo(record, now, isPeek) !== undefined) continue;
    if (inOrder(wordOf(record), standing(columns, source)) === 0) continue;
    ignored ??= [];
    ignored.push({ id: record.id, code: 'superseded' });
  }
  return ignored?.sort(byId) ?? nothingIgnored;
}

function isLater(record: SignalRecord, columns: HeardColumns, source: number): boolean {
  if (columns.ids[source] === '') return true;
  return inOrder(wordOf(record), standing(columns, source)) > 0;
}

function write(voices: SymbolVoices, source: number, record: SignalRecord): void {
  const { ids, doubts, numbers } = voices.columns;
  const { timeframe } = voices.design.sources[source]!;
  const from = source * heardWidth;
  ids[source] = record.id;
  doubts[source] = record.restsOn;
  numbers[from + heardAt.end] = record.end;
  numbers[from + heardAt.pUp] = record.pUp;
  numbers[from + heardAt.horizonMs] = record.horizonBars * timeframe.nominalMs;
  numbers[from + heardAt.isNil] = Number(record.basis === 'no-skill');
  numbers[from + heardAt.revision] = record.revision;
  numbers[from + heardAt.isFinal] = Number(!record.provisional);
  voices.changed(source);
}

type MutableWord = { -readonly [F in keyof Word]: Word[F] };

/** What is compared, written anew for each comparison. */
const said: MutableWord = { id: '', end: 0.5, revision: 0.5, isFinal: true, pUp: 0.5 };
const stood: MutableWord = { id: '', end: 0.5, revision: 0.5, isFinal: true, pUp: 0.5 };

function wordOf(record: SignalRecord): Word {
  said.id = record.id;
  said.end = record.end;
  said.revision = record.revision;
  said.isFinal = !record.provisional;
  said.pUp = record.pUp;
  return said;
}

function standing({ ids, numbers }: HeardColumns, source: number): Word {
  const from = source * heardWidth;
  stood.id = ids[source]!;
  stood.end = numbers[from + heardAt.end]!;
  stood.revision = numbers[from + heardAt.revision]!;
  stood.isFinal = numbers[from + heardAt.isFinal] === 1;
  stood.pUp = numbers[from + heardAt.pUp]!;
  return stood;
}
