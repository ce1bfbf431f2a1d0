import { misfit } from '../core/state.js';
import { logOddsOf } from '../statistics/log-odds.js';
import type { Signal } from '../strategies/signal.js';
import { type AgeMemo, ageMemo, isTime } from './age.js';
import type { CorrelatorDesign } from './options.js';

/** The latest signal of one source; the empty id where there is none. */
export type Heard = {
  readonly id: string;
  readonly end: number;
  readonly revision: number;
  readonly isFinal: boolean;
  readonly pUp: number;
};

/** What was heard, and what follows from it alone. */
export interface Voice extends Heard {
  readonly logOdds: number;
  readonly age: AgeMemo;
}

/** Why a signal was not taken in. */
export type IgnoredCode =
  | 'unknown-source' // of a timeframe or strategy that the correlator was not told of
  | 'unsound' // a time that is none, or a pUp that is not strictly between 0 and 1
  | 'early' // of a bar that is not over
  | 'provisional' // of a forming bar: something for peek
  | 'superseded'; // a later one of the same source is known

/** A signal that was not taken in, and why. */
export interface Ignored {
  readonly id: string;
  readonly code: IgnoredCode;
}

export const nothingHeard: Voice = {
  id: '',
  end: Number.NaN,
  revision: 0,
  isFinal: true,
  pUp: Number.NaN,
  logOdds: Number.NaN,
  age: ageMemo(),
};

export function voiceOf({ id, end, revision, isFinal, pUp }: Heard): Voice {
  return { id, end, revision, isFinal, pUp, logOdds: logOddsOf(pUp), age: ageMemo() };
}

/** What a voice followed from. */
export function heardOf({ id, end, revision, isFinal, pUp }: Voice): Heard {
  return { id, end, revision, isFinal, pUp };
}

/**
 * What is known of each source once `signals` are in, and which of them were not taken in. Of each
 * source the latest bar counts, then its latest revision: the order of arrival never does.
 */
export function hear(
  before: readonly Voice[],
  signals: readonly Signal[],
  now: number,
  design: CorrelatorDesign,
  isPeek: boolean,
): { readonly heard: readonly Voice[]; readonly ignored: readonly Ignored[] } {
  if (signals.length === 0) return { heard: before, ignored: nothingIgnored };
  const heard = [...before];
  const ignored: Ignored[] = [];
  const admitted: { at: number; said: Voice }[] = [];
  for (const signal of signals) {
    const { id, timeframe, strategy, end, revision, provisional, pUp } = signal;
    const at = design.sources.findIndex(
      (source) => source.timeframe.name === timeframe && source.strategy === strategy,
    );
    const code = at === -1 ? 'unknown-source' : objectionTo(signal, now, isPeek);
    if (code === undefined) {
      admitted.push({ at, said: voiceOf({ id, end, revision, isFinal: !provisional, pUp }) });
    } else ignored.push({ id, code });
  }
  for (const { at, said } of admitted) {
    if (heard[at]!.id === '' || inOrder(said, heard[at]!) > 0) heard[at] = said;
  }
  for (const { at, said } of admitted) {
    if (inOrder(said, heard[at]!) !== 0) ignored.push({ id: said.id, code: 'superseded' });
  }
  return { heard, ignored: ignored.sort((a, b) => compare(a.id, b.id) || compare(a.code, b.code)) };
}

const nothingIgnored: readonly Ignored[] = Object.freeze([]);

function objectionTo(signal: Signal, now: number, isPeek: boolean): IgnoredCode | undefined {
  const { end, pUp, provisional } = signal;
  if (!isTime(end) || !(pUp > 0 && pUp < 1)) return 'unsound';
  if (provisional) return isPeek ? undefined : 'provisional';
  return end <= now ? undefined : 'early';
}

/** Above 0 if `a` is the later word; 0 if they are the same one. */
function inOrder(a: Heard, b: Heard): number {
  return (
    a.end - b.end ||
    a.revision - b.revision ||
    Number(a.isFinal) - Number(b.isFinal) ||
    compare(a.id, b.id) ||
    a.pUp - b.pUp
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Refuse what no signal could have left behind. */
export function requireHeard(heard: Heard, path: string): void {
  const { id, end, pUp, isFinal } = heard;
  const isSound = isTime(end) && pUp > 0 && pUp < 1 && isFinal;
  if (id !== '' && !isSound) throw misfit(path, 'is no signal');
}
