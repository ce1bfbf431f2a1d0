import { misfit } from '../core/state.js';
import { logOddsOf } from '../statistics/log-odds.js';
import {
  type Doubt,
  type DoubtVerdict,
  doubtsAsText,
  doubtsFromText,
  noDoubts,
  settledDoubts,
} from '../strategies/doubt.js';
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
  /** The bars in doubt that it rests on, as text. */
  readonly restsOn: string;
};

/** What was heard, and what follows from it alone. */
export interface Voice extends Omit<Heard, 'restsOn'> {
  readonly restsOn: readonly Doubt[];
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
  restsOn: noDoubts,
  logOdds: Number.NaN,
  age: ageMemo(),
};

/** What follows from a signal as it was said. */
export function voiceOf(said: Omit<Heard, 'restsOn'>, restsOn: readonly Doubt[]): Voice {
  const { id, end, revision, isFinal, pUp } = said;
  return { id, end, revision, isFinal, pUp, restsOn, logOdds: logOddsOf(pUp), age: ageMemo() };
}

/** What a voice followed from. */
export function heardOf({ id, end, revision, isFinal, pUp, restsOn }: Voice): Heard {
  return { id, end, revision, isFinal, pUp, restsOn: doubtsAsText(restsOn) };
}

/** The voice of what was heard, from outside. */
export function voiceFrom(heard: Heard, path: string): Voice {
  const { id, end, pUp, isFinal } = heard;
  if (id === '') return nothingHeard;
  const restsOn = doubtsFromText(heard.restsOn);
  const isSound = isTime(end) && pUp > 0 && pUp < 1 && isFinal;
  if (!isSound || restsOn === undefined) throw misfit(path, 'is no signal');
  return voiceOf(heard, restsOn);
}

/** `voices` once `verdict` has come on the base bar at `time`. */
export function settledVoices(
  voices: readonly Voice[],
  time: number,
  verdict: DoubtVerdict,
): readonly Voice[] {
  if (!voices.some(({ restsOn }) => restsOn.some((doubt) => doubt.time === time))) return voices;
  return voices.map((voice) => ({
    ...voice,
    restsOn: settledDoubts(voice.restsOn, time, verdict),
  }));
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
    const { id, timeframe, strategy, end, revision, provisional, pUp, restsOn } = signal;
    const at = design.sources.findIndex(
      (source) => source.timeframe.name === timeframe && source.strategy === strategy,
    );
    const code = at === -1 ? 'unknown-source' : objectionTo(signal, now, isPeek);
    if (code === undefined) {
      const said = { id, end, revision, isFinal: !provisional, pUp };
      admitted.push({ at, said: voiceOf(said, ownDoubts(restsOn)) });
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

/** A list of one's own: the caller may write on a signal's. */
function ownDoubts(restsOn: readonly Doubt[] | undefined): readonly Doubt[] {
  if (restsOn === undefined || restsOn.length === 0) return noDoubts;
  return restsOn.map(({ type, time }) => ({ type, time }));
}

const nothingIgnored: readonly Ignored[] = Object.freeze([]);

function objectionTo(signal: Signal, now: number, isPeek: boolean): IgnoredCode | undefined {
  const { end, pUp, provisional } = signal;
  if (!isTime(end) || !(pUp > 0 && pUp < 1)) return 'unsound';
  if (provisional) return isPeek ? undefined : 'provisional';
  return end <= now ? undefined : 'early';
}

/** Above 0 if `a` is the later word; 0 if they are the same one. */
function inOrder(a: Voice, b: Voice): number {
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
