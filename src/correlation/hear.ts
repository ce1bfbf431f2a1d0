import { ownDoubts } from '../strategies/doubt.js';
import type { Signal } from '../strategies/signal.js';
import { isTime } from './age.js';
import { type Said, type Voice, voiceOf } from './heard.js';
import type { CorrelatorDesign } from './options.js';

/** What a correlator looks at in a signal. */
export type ReadSignal = Pick<
  Signal,
  | 'id'
  | 'symbol'
  | 'timeframe'
  | 'strategy'
  | 'end'
  | 'revision'
  | 'provisional'
  | 'pUp'
  | 'statedUp'
  | 'basis'
  | 'regime'
  | 'horizonBars'
  | 'restsOn'
>;

/** Why a signal was not taken in. */
export type IgnoredCode =
  | 'unknown-source' // of a timeframe or strategy that the correlator was not told of
  | 'unsound' // a time that is none, a pUp that is not strictly between 0 and 1, or no horizon
  | 'early' // of a bar that is not over
  | 'provisional' // of a forming bar: something for peek
  | 'too-many-symbols'
  | 'superseded'; // a later one of the same source is known

/** A signal that was not taken in, and why. */
export interface Ignored {
  readonly id: string;
  readonly code: IgnoredCode;
}

/**
 * What is known of each source once `signals` are in, and which of them were not taken in. Of each
 * source the latest bar counts, then its latest revision: the order of arrival never does.
 */
export function hear(
  before: readonly Voice[],
  signals: readonly ReadSignal[],
  now: number,
  design: CorrelatorDesign,
): { readonly heard: readonly Voice[]; readonly ignored: readonly Ignored[] } {
  if (signals.length === 0) return { heard: before, ignored: nothingIgnored };
  const heard = [...before];
  const ignored: Ignored[] = [];
  const admitted: { at: number; said: Voice }[] = [];
  for (const signal of signals) {
    const { id, timeframe, strategy, end, revision, provisional, pUp, restsOn } = signal;
    const { horizonBars, basis } = signal;
    const at = design.placeOf(timeframe, strategy);
    const code = at === -1 ? 'unknown-source' : objectionTo(signal, now, false);
    if (code === undefined) {
      const horizonMs = horizonBars * design.sources[at]!.timeframe.nominalMs;
      const isNil = basis === 'no-skill';
      const said = { id, end, revision, isFinal: !provisional, pUp, horizonMs, isNil };
      admitted.push({ at, said: voiceOf(said, ownDoubts(restsOn)) });
    } else ignored.push({ id, code });
  }
  for (const { at, said } of admitted) {
    if (heard[at]!.id === '' || inOrder(said, heard[at]!) > 0) heard[at] = said;
  }
  for (const { at, said } of admitted) {
    if (inOrder(said, heard[at]!) !== 0) ignored.push({ id: said.id, code: 'superseded' });
  }
  return { heard, ignored: ignored.sort(byId) };
}

export function byId(a: Ignored, b: Ignored): number {
  return compare(a.id, b.id) || compare(a.code, b.code);
}

/** What tells the later of two words. */
export type Word = Pick<Said, 'id' | 'end' | 'revision' | 'isFinal' | 'pUp'>;

export const nothingIgnored: readonly Ignored[] = Object.freeze([]);

export function objectionTo(
  signal: ReadSignal,
  now: number,
  isPeek: boolean,
): IgnoredCode | undefined {
  const { end, pUp, provisional, horizonBars } = signal;
  const isSound = pUp > 0 && pUp < 1 && horizonBars >= 1 && horizonBars <= 1e9;
  if (!isTime(end) || !isSound) return 'unsound';
  if (provisional) return isPeek ? undefined : 'provisional';
  return end <= now ? undefined : 'early';
}

/** Above 0 if `a` is the later word; 0 if they are the same one. */
export function inOrder(a: Word, b: Word): number {
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
