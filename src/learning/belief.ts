import { exp } from '../core/exp.js';

/** How far a map is believed beside a coin: the probability that it is the better forecaster now. */
export type Belief = { inMap: number };

/** Before there are outcomes: what makes for a trust of `priorTrust`. */
export const beliefInit = (priorTrust: number): Belief => ({ inMap: priorTrust / 2 });

/**
 * What a map's log-odds are multiplied by: 1 while it is as believable as a coin or more, and towards
 * 0 as outcomes speak for the coin. So a source without skill ends at ½, not at what chance taught.
 * With a low prior the trust has to be earned: e^n times of it take n nats that the map saved.
 */
export function trustOf({ inMap }: Belief): number {
  return Math.min(1, 2 * inMap);
}

/**
 * Bayes' rule for one outcome, of whose log loss the map saved `gain` beside the coin. Of what is
 * believed a share of `forgetting` is dealt out anew, as before all outcomes, so that no past makes
 * either hopeless.
 *
 * @source  M. Herbster, M. Warmuth, Tracking the best expert (1998)
 */
export function believe(
  belief: Belief,
  gain: number,
  forgetting: number,
  priorTrust: number,
): void {
  const likelihood = belief.inMap * exp(gain);
  const inMap = likelihood / (likelihood + 1 - belief.inMap);
  belief.inMap = inMap + forgetting * (priorTrust / 2 - inMap);
}
