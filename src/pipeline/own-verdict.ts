import { type FailureEvent, messageOf, refusePromise } from '../core/own-code.js';
import {
  type Composite,
  compositeOf,
  confidenceOf,
  directionBeyond,
  type Verdict as UsualVerdict,
  verdictOf,
} from '../correlation/composite.js';
import { contributionsOf } from '../correlation/contributions.js';
import type { Ignored } from '../correlation/hear.js';
import type { Voice } from '../correlation/heard.js';
import type { LaneDesign } from './lane-design.js';
import type { Verdict } from './steps.js';

/** Voices, and when they are to count. */
export interface Hearing {
  readonly symbol: string;
  readonly voices: readonly Voice[];
  readonly time: number;
  readonly rho: number;
}

/** Where what a step of one's own failed with is told. */
type Tell = (event: FailureEvent) => void;

/** What the voices amount to, by the library's correlator or a step in its place. */
export function verdictBy(design: LaneDesign, hearing: Hearing, tell?: Tell): UsualVerdict {
  const { voices, time, rho } = hearing;
  const usual = verdictOf(design.correlation, voices, time, rho);
  if (design.steps.composite === undefined) return usual;
  const own = ownVerdict(design, hearing, tell);
  return { ...usual, ...pointing(own, design) };
}

/** The same in detail. */
export function compositeBy(
  design: LaneDesign,
  hearing: Hearing,
  ignored: readonly Ignored[],
): Composite {
  const { voices, time, rho } = hearing;
  const usual = compositeOf(design.correlation, voices, time, rho, ignored);
  if (design.steps.composite === undefined) return usual;
  const own = ownVerdict(design, hearing);
  return { ...usual, pUp: own.pUp, ...pointing(own, design) };
}

function pointing(
  { pUp, coverage, horizonMs }: Required<Verdict>,
  { correlation }: LaneDesign,
): Pick<UsualVerdict, 'direction' | 'confidence' | 'coverage' | 'horizonMs' | 'isNil'> {
  const direction = directionBeyond(correlation.deadZone, pUp);
  return { direction, confidence: confidenceOf(pUp), coverage, horizonMs, isNil: false };
}

const noOpinion: Required<Verdict> = { pUp: 0.5, coverage: 0, horizonMs: Number.NaN };

function ownVerdict(
  design: LaneDesign,
  { symbol, voices, time, rho }: Hearing,
  tell?: Tell,
): Required<Verdict> {
  const { correlation, config, steps } = design;
  try {
    const signals = contributionsOf(correlation, voices, time, rho);
    const usual = (): Required<Verdict> => {
      const { pUp, coverage, horizonMs } = compositeOf(correlation, voices, time, rho, []);
      return { pUp, coverage, horizonMs };
    };
    return verdictFrom(steps.composite!({ symbol, time, signals }, usual));
  } catch (error) {
    const message = messageOf(error);
    tell?.({ type: 'failure', what: 'step composite', timeframe: config.base, message });
    return noOpinion;
  }
}

/** @throws {TypeError} for what is no verdict */
function verdictFrom(given: Verdict): Required<Verdict> {
  refusePromise(given);
  const { pUp, coverage = 1, horizonMs = Number.NaN } = given;
  const isHorizon = Number.isNaN(horizonMs) || (Number.isFinite(horizonMs) && horizonMs > 0);
  if (!(isRatio(pUp) && isRatio(coverage) && isHorizon)) throw new TypeError('returned no verdict');
  return { pUp, coverage, horizonMs };
}

function isRatio(x: unknown): boolean {
  return typeof x === 'number' && x >= 0 && x <= 1;
}
