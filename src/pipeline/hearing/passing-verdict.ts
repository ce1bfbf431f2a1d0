import {
  confidenceOf,
  directionBeyond,
  doubtsOf,
  type Verdict,
} from '../../correlation/composite.js';
import type { Voice } from '../../correlation/heard.js';
import type { CorrelatorDesign } from '../../correlation/options.js';
import { tally } from '../../correlation/tally.js';
import { noDoubts } from '../../strategies/doubt.js';

/** A verdict to be written over. */
export type PassingVerdict = { -readonly [F in keyof Verdict]: Verdict[F] };

export function passingVerdict(): PassingVerdict {
  const [direction, restsOn] = ['flat', noDoubts] as const;
  return { direction, confidence: 0.5, coverage: 0.5, horizonMs: 0.5, isNil: false, restsOn };
}

/** `verdictOf` these voices, in the record that `to` is. */
export function writeVerdict(
  to: PassingVerdict,
  design: CorrelatorDesign,
  voices: readonly Voice[],
  now: number,
  rho: number,
): Verdict {
  const { pUp, coverage, horizonMs, isNil } = tally(design, voices, now, rho);
  to.direction = directionBeyond(design.deadZone, pUp);
  to.confidence = confidenceOf(pUp);
  to.coverage = coverage;
  to.horizonMs = horizonMs;
  to.isNil = isNil;
  to.restsOn = doubtsOf(design, voices, now);
  return to;
}
