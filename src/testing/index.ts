import type { Laws } from './law.js';
import { lawsOfDetachment } from './laws-of-detachment.js';
import { lawsOfNumbers } from './laws-of-numbers.js';
import { lawsOfState } from './laws-of-state.js';
import { lawsOfTime } from './laws-of-time.js';

export type * from './causal.js';
export { type FaultKind, type FaultOptions, faultKinds } from './fault.js';
export { type FaultyFeed, injectFaults } from './fault-injection.js';
export { holdCausal } from './hold-causal.js';
export type * from './input.js';
export type * from './law.js';
export { type BacktestLaw, lawsOfBacktests } from './laws-of-backtests.js';
export {
  type CausalLaw,
  lawsOfCausality,
  tellerOf,
  tellerOfBacktest,
} from './laws-of-causality.js';
export { holdDetached } from './laws-of-detachment.js';
export { type Doorway, holdDoor, lawsOfDoors } from './laws-of-doors.js';
export { lawOfReference } from './laws-of-numbers.js';
export {
  holdOwnCode,
  type OwnCode,
  type OwnCodeHost,
  type OwnCodeTrial,
} from './laws-of-own-code.js';
export { holdSnapshots, type SnapshotTally } from './laws-of-snapshots.js';
export { lawsOfStreams, type StreamLaw } from './laws-of-streams.js';
export { lawsOfLivelySeries } from './laws-of-time.js';
export {
  type IndicatorsLike,
  type StrategyLike,
  type StrategyStreamOptions,
  strategyStream,
} from './strategy-stream.js';
export { LawBroken, type Subject } from './subject.js';
export { type SyntheticMarketOptions, syntheticMarket } from './synthetic-market.js';

/**
 * What every operator promises, by name. A law takes any series of inputs; it should be longer
 * than three warm-ups and 50, and some should have flat stretches, ties and jumps.
 *
 * @example
 * const series = Array.from({ length: 200 }, (_, i) => 100 + (i % 7) - (i % 3));
 * for (const law of Object.values(laws)) law({ Class: Ema, parameters: { period: 5 } }, series);
 */
export const laws: Laws = {
  ...lawsOfTime,
  ...lawsOfState,
  ...lawsOfDetachment,
  ...lawsOfNumbers,
};
