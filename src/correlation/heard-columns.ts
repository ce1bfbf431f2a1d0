import { type Doubt, noDoubts } from '../strategies/doubt.js';
import { nothingHeard, type Said, type Voice, voiceOf } from './heard.js';
import type { Source } from './sources.js';

/** What was heard last of every source of one symbol, as columns: nothing is made for one more word. */
export interface HeardColumns {
  /** By source; the empty text where nothing was heard. */
  readonly ids: string[];
  readonly doubts: (readonly Doubt[])[];
  /** `heardWidth` numbers a source, at the places of `heardAt`. */
  readonly numbers: Float64Array;
}

export const heardAt = { end: 0, pUp: 1, horizonMs: 2, isNil: 3, revision: 4, isFinal: 5 } as const;
export const heardWidth = 6;

export function heardColumns(sources: number): HeardColumns {
  return {
    ids: Array.from({ length: sources }, () => ''),
    doubts: Array.from({ length: sources }, () => noDoubts),
    numbers: new Float64Array(sources * heardWidth),
  };
}

export function copiedColumns({ ids, doubts, numbers }: HeardColumns): HeardColumns {
  return { ids: ids.slice(), doubts: doubts.slice(), numbers: numbers.slice() };
}

/** The same as a list. Who spoke of the same bar has one memo of its age. */
export function voicesIn(
  { ids, doubts, numbers }: HeardColumns,
  sources: readonly Source[],
): Voice[] {
  let before = nothingHeard;
  return ids.map((id, source) => {
    const { end: endBefore, age } = before;
    before = nothingHeard;
    if (id === '') return nothingHeard;
    const from = source * heardWidth;
    const said = {
      id,
      end: numbers[from + heardAt.end]!,
      revision: numbers[from + heardAt.revision]!,
      isFinal: numbers[from + heardAt.isFinal] === 1,
      pUp: numbers[from + heardAt.pUp]!,
      horizonMs: numbers[from + heardAt.horizonMs]!,
      isNil: numbers[from + heardAt.isNil] === 1,
    };
    const isSameBar =
      said.end === endBefore && sources[source]!.timeframe === sources[source - 1]?.timeframe;
    before = voiceOf(said, doubts[source]!, isSameBar ? age : undefined);
    return before;
  });
}

export function writeSaid(columns: HeardColumns, source: number, said: Said): void {
  const { ids, doubts, numbers } = columns;
  const from = source * heardWidth;
  ids[source] = said.id;
  doubts[source] = said.restsOn;
  numbers[from + heardAt.end] = said.end;
  numbers[from + heardAt.pUp] = said.pUp;
  numbers[from + heardAt.horizonMs] = said.horizonMs;
  numbers[from + heardAt.isNil] = Number(said.isNil);
  numbers[from + heardAt.revision] = said.revision;
  numbers[from + heardAt.isFinal] = Number(said.isFinal);
}
