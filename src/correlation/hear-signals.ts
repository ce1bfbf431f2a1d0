import { noDoubts } from '../strategies/doubt.js';
import { byId, type Ignored, inOrder, nothingIgnored, objectionTo, type Word } from './hear.js';
import type { Said } from './heard.js';
import { type HeardColumns, heardAt, heardWidth } from './heard-columns.js';
import type { SignalRecord } from './read-signals.js';
import type { Source } from './sources.js';
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
    const { source } = record;
    const code = source === -1 ? 'unknown-source' : objectionTo(record, now, isPeek);
    if (code !== undefined) {
      ignored ??= [];
      ignored.push({ id: record.id, code });
      continue;
    }
    const word = saidBy(record, design.sources[source]!);
    const isFirst = columns.ids[source] === '';
    if (isFirst || inOrder(word, standing(columns, source)) > 0) voices.keep(source, word);
  }
  for (let i = 0; i < count; i++) {
    const record = records[i]!;
    const { source } = record;
    if (source === -1 || objectionTo(record, now, isPeek) !== undefined) continue;
    const word = saidBy(record, design.sources[source]!);
    if (inOrder(word, standing(columns, source)) === 0) continue;
    ignored ??= [];
    ignored.push({ id: record.id, code: 'superseded' });
  }
  return ignored?.sort(byId) ?? nothingIgnored;
}

type Written<T> = { -readonly [F in keyof T]: T[F] };

/** What is compared, written anew for each comparison. */
const said: Written<Said> = {
  id: '',
  end: 0.5,
  revision: 0.5,
  isFinal: true,
  pUp: 0.5,
  horizonMs: 0.5,
  isNil: false,
  restsOn: noDoubts,
};
const stood: Written<Word> = { id: '', end: 0.5, revision: 0.5, isFinal: true, pUp: 0.5 };

function saidBy(record: SignalRecord, { timeframe }: Source): Said {
  said.id = record.id;
  said.end = record.end;
  said.revision = record.revision;
  said.isFinal = !record.provisional;
  said.pUp = record.pUp;
  said.horizonMs = record.horizonBars * timeframe.nominalMs;
  said.isNil = record.basis === 'no-skill';
  said.restsOn = record.restsOn;
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
