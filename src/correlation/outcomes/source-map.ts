import { type LearnedMap, learnedProbability } from '../../learning/calibration-map.js';
import { logOddsOf } from '../../statistics/log-odds.js';
import { directionOf } from '../../strategies/opinion.js';
import type { Signal, SignalBasis } from '../../strategies/signal.js';

/**
 * What a source's stated probabilities are worth, as plain data:
 *
 *   logit(pUp) = offset + side·sign(l) + slope·l,  l = logit(statedUp)
 */
export interface SourceMap extends LearnedMap {
  /** Outcomes that it was learned from. */
  readonly outcomes: number;
  readonly basis: SignalBasis;
}

/** What is known of a source without outcomes: it is taken at its word. */
export const unlearned: SourceMap = Object.freeze({
  offset: 0,
  side: 0,
  slope: 1,
  outcomes: 0,
  basis: 'prior',
});

/** What `map` makes of a stated probability; a prior is repeated as it stands. */
export function learnedUp(map: SourceMap, statedUp: number): number {
  if (map.basis === 'prior') return statedUp;
  return learnedProbability(map, logOddsOf(statedUp));
}

/** `signal` as `map` has it; the same one where there is nothing to change. */
export function learnedSignal<S extends Pick<Signal, 'pUp' | 'statedUp'>>(
  map: SourceMap,
  signal: S,
): S {
  if (map.basis === 'prior') return signal;
  const pUp = learnedUp(map, signal.statedUp ?? signal.pUp);
  return { ...signal, pUp, basis: map.basis, direction: directionOf(pUp - 0.5) };
}
