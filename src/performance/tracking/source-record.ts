import { log } from '../../core/log.js';
import type { KeptSignal } from './tracked.js';

/** Tenths of the probability that are told apart. */
const binCount = 10;

/** What is known of one strategy in one timeframe and regime. */
export type SourceState = {
  readonly strategy: string;
  readonly timeframe: string;
  readonly regime: string;
  outcomes: number;
  hits: number;
  squares: number;
  logLoss: number;
  /** The same hits, fading; and what they weigh. */
  recentHits: number;
  recentWeight: number;
  /** What trades have earned, by its share in their decisions. */
  profit: number;
  /** Of each tenth of the probability: signals, the sum of probabilities, and of outcomes. */
  readonly bins: Float64Array;
};

export const sourceState = (strategy: string, timeframe: string, regime: string): SourceState => ({
  ...{ strategy, timeframe, regime },
  ...{ outcomes: 0, hits: 0, squares: 0, logLoss: 0, recentHits: 0, recentWeight: 0, profit: 0 },
  bins: new Float64Array(3 * binCount),
});

/** One signal had `outcome`; of what is recent, `memory` stays. */
export function noteOutcome(
  state: SourceState,
  { pUp }: Pick<KeptSignal, 'pUp'>,
  outcome: number,
  memory: number,
): void {
  const hit = outcome === 0.5 || pUp === 0.5 ? 0.5 : Number(pUp > 0.5 === outcome > 0.5);
  const error = outcome - pUp;
  state.outcomes += 1;
  state.hits += hit;
  state.squares += error * error;
  state.logLoss -= outcome * log(pUp) + (1 - outcome) * log(1 - pUp);
  state.recentHits = memory * state.recentHits + hit;
  state.recentWeight = memory * state.recentWeight + 1;
  const bin = 3 * Math.min(binCount - 1, Math.floor(pUp * binCount));
  state.bins[bin]! += 1;
  state.bins[bin + 1]! += pUp;
  state.bins[bin + 2]! += outcome;
}

/** A tenth of the probability: what was said in it, and what came of it. */
export interface TrackedBin {
  readonly count: number;
  readonly meanUp: number;
  readonly upRatio: number;
}

/** What the signals of one strategy in one timeframe and regime have come to. */
export interface SourceRecord {
  readonly strategy: string;
  readonly timeframe: string;
  readonly regime: string;
  /** Signals whose outcome is known. */
  readonly outcomes: number;
  /** Share of them that pointed the right way; a tie counts half. */
  readonly hitRatio: number;
  /** The same of the recent ones, and how far it has fallen below that of all. */
  readonly recentHitRatio: number;
  readonly decay: number;
  /** Mean squared error, and mean log loss in nats, of `pUp`. */
  readonly brier: number;
  readonly logLoss: number;
  /** Mean distance between what was said and what came, over the tenths, by their counts. */
  readonly calibrationError: number;
  /** The tenths in which something was said, in order. */
  readonly bins: readonly TrackedBin[];
  /** What trades have earned, by its share in the decisions that opened them. */
  readonly profit: number;
}

export function sourceRecord(state: SourceState): SourceRecord {
  const { strategy, timeframe, regime, outcomes, hits, squares, logLoss, profit } = state;
  const bins = binsOf(state.bins);
  const gaps = bins.map(({ count, meanUp, upRatio }) => count * Math.abs(meanUp - upRatio));
  const hitRatio = hits / outcomes;
  const recentHitRatio = state.recentHits / state.recentWeight;
  return {
    ...{ strategy, timeframe, regime, outcomes, hitRatio, recentHitRatio },
    decay: hitRatio - recentHitRatio,
    brier: squares / outcomes,
    logLoss: logLoss / outcomes,
    calibrationError: gaps.reduce((sum, gap) => sum + gap, 0) / outcomes,
    bins,
    profit,
  };
}

function binsOf(bins: Float64Array): readonly TrackedBin[] {
  return Array.from({ length: binCount }, (_, i) => {
    const [count, said, came] = [bins[3 * i]!, bins[3 * i + 1]!, bins[3 * i + 2]!];
    return { count, meanUp: said / count, upRatio: came / count };
  }).filter(({ count }) => count > 0);
}
