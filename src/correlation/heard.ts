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
import { type AgeMemo, ageMemo, isTime } from './age.js';

/** The latest signal of one source; the empty id where there is none. */
export type Heard = {
  readonly id: string;
  readonly end: number;
  readonly revision: number;
  readonly isFinal: boolean;
  readonly pUp: number;
  /** How far ahead it looks. */
  readonly horizonMs: number;
  /** Whether outcomes have shown no skill in its source. */
  readonly isNil: boolean;
  /** The bars in doubt that it rests on, as text. */
  readonly restsOn: string;
};

/** What was heard, its doubts as a list. */
export interface Said extends Omit<Heard, 'restsOn'> {
  readonly restsOn: readonly Doubt[];
}

/** What was heard, and what follows from it alone. */
export interface Voice extends Said {
  readonly logOdds: number;
  readonly age: AgeMemo;
}

export const nothingHeard: Voice = {
  id: '',
  end: Number.NaN,
  revision: 0,
  isFinal: true,
  pUp: Number.NaN,
  horizonMs: Number.NaN,
  isNil: false,
  restsOn: noDoubts,
  logOdds: Number.NaN,
  age: ageMemo(),
};

/** What follows from a signal as it was said. */
export function voiceOf(
  said: Omit<Heard, 'restsOn'>,
  restsOn: readonly Doubt[],
  age: AgeMemo = ageMemo(),
): Voice {
  const { id, end, revision, isFinal, pUp, horizonMs, isNil } = said;
  const logOdds = logOddsOf(pUp);
  return { id, end, revision, isFinal, pUp, horizonMs, isNil, restsOn, logOdds, age };
}

/** What a voice followed from. */
export function heardOf({ logOdds: _, age: __, restsOn, ...heard }: Voice): Heard {
  return { ...heard, restsOn: doubtsAsText(restsOn) };
}

/** The voice of what was heard, from outside. */
export function voiceFrom(heard: Heard, path: string): Voice {
  const { id, end, pUp, isFinal, horizonMs } = heard;
  if (id === '') return nothingHeard;
  const restsOn = doubtsFromText(heard.restsOn);
  const isSound = isTime(end) && pUp > 0 && pUp < 1 && isFinal && horizonMs > 0;
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
