import { exp } from '../core/exp.js';

/** How far a map is believed beside a coin: the probability that it is the better forecaster now. */
export type Belief = { inMap: number };

/** Before there are outcomes a map counts as much as a coin, and is believed in full. */
export const beliefInit = (): Belief => ({ inMap: 0.5 });

/**
 * What a map's log-odds are multiplied by: 1 while it is as believable as a coin or more, and towards
 * 0 as outcomes speak for the coin. So a source without skill ends at ½, not at what chance taught.
 */
export function trustOf({ inMap }: Belief): number {
  return Math.min(1, 2 * inMap);
}

/**
 * Bayes' rule for one outcome, of whose log loss the map saved `gain` beside the coin. Of what is
 * believed a share of `forgetting` is dealt out anew, so that no past makes either hopeless.
 *
 * @source  M. Herbster, M. Warmuth, Tracking the best expert (1998)
 */
export function believe(belief: Belief, gain: number, forgetting: number): void {
  const likelihood = belief.inMap * exp(gain);
  const inMap = likelihood / (likelihood + 1 - belief.inMap);
  belief.inMap = inMap + forgetting * (0.5 - inMap);
}
