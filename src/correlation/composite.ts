import { allDoubts, type Doubt, noDoubts } from '../strategies/doubt.js';
import { type Direction, directionOf } from '../strategies/opinion.js';
import { type Contribution, contributionsOf } from './contributions.js';
import type { Ignored } from './hear.js';
import type { Voice } from './heard.js';
import type { CorrelatorDesign } from './options.js';
import { ageOf, tally } from './tally.js';

/** What all timeframes and strategies together say. */
export interface Composite {
  /** When it is said. */
  readonly time: number;
  /** Where `pUp` points, if it is beyond the dead zone. */
  readonly direction: Direction;
  /** Probability that the close is higher at the horizon. */
  readonly pUp: number;
  /** |2·pUp − 1|. */
  readonly confidence: number;
  /** Share of the weight that is not outvoted, 0 … 1; 1 − agreement is the conflict. */
  readonly agreement: number;
  /**
   * Weight that spoke, as a share of what all sources would have, were they fresh; 0 where outcomes
   * have shown no skill in any source that spoke.
   */
  readonly coverage: number;
  /** How far ahead `pUp` looks; NaN where nothing counts. */
  readonly horizonMs: number;
  /** Whether signals count, and all of them are of sources in which outcomes have shown no skill. */
  readonly isNil: boolean;
  /** How alike voices were taken to be. */
  readonly rho: number;
  /** The signals that count, shortest timeframe first. */
  readonly contributions: readonly Contribution[];
  /** Base bars in doubt that those rest on, oldest first. */
  readonly restsOn: readonly Doubt[];
  /** Signals of this call that were not taken in, and why. */
  readonly ignored: readonly Ignored[];
}

/** What a decision needs of a composite. */
export type Verdict = Pick<
  Composite,
  'direction' | 'confidence' | 'coverage' | 'horizonMs' | 'isNil' | 'restsOn'
>;

/** What `voices` amount to at `now`, in detail; a pure function. */
export function compositeOf(
  design: CorrelatorDesign,
  voices: readonly Voice[],
  now: number,
  rho: number,
  ignored: readonly Ignored[],
): Composite {
  const { pUp, agreement, coverage, horizonMs, isNil } = tally(design, voices, now, rho);
  const direction = directionBeyond(design.deadZone, pUp);
  const confidence = confidenceOf(pUp);
  const contributions = contributionsOf(design, voices, now, rho);
  return {
    time: now,
    direction,
    pUp,
    confidence,
    agreement,
    coverage,
    horizonMs,
    isNil,
    rho,
    contributions,
    restsOn: doubtsOf(design, voices, now),
    ignored: ignored.map((one) => ({ ...one })),
  };
}

/** The part of the composite that a decision reads. */
export function verdictOf(
  design: CorrelatorDesign,
  voices: readonly Voice[],
  now: number,
  rho: number,
): Verdict {
  const { pUp, coverage, horizonMs, isNil } = tally(design, voices, now, rho);
  const direction = directionBeyond(design.deadZone, pUp);
  const restsOn = doubtsOf(design, voices, now);
  const confidence = confidenceOf(pUp);
  return { direction, confidence, coverage, horizonMs, isNil, restsOn };
}

/** What the voices that count rest on. */
export function doubtsOf(
  design: CorrelatorDesign,
  voices: readonly Voice[],
  now: number,
): readonly Doubt[] {
  let doubtful: (readonly Doubt[])[] | undefined;
  for (let i = 0; i < voices.length; i++) {
    const voice = voices[i]!;
    if (voice.restsOn.length === 0 || Number.isNaN(ageOf(design, i, voice, now))) continue;
    doubtful ??= [];
    doubtful.push(voice.restsOn);
  }
  return doubtful === undefined ? noDoubts : allDoubts(doubtful);
}

export function confidenceOf(pUp: number): number {
  return Math.abs(2 * (pUp - 0.5));
}

export function directionBeyond(deadZone: number, pUp: number): Direction {
  const lead = pUp - 0.5;
  return Math.abs(lead) >= deadZone ? directionOf(lead) : 'flat';
}
