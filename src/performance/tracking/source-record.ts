import { log } from '../../core/log.js';
import { isAdmissible } from '../../core/operator.js';
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

/** Sums of parts may be so far from what they add up to. */
const ROUNDING = 1e-9;

/** The log of a probability is at least that: the least that is told from 0. */
const LOWEST_LOG = -745.2;

/** Whether outcomes can have led there. */
export function isSource(state: Readonly<SourceState>): boolean {
  const { outcomes, hits, squares, logLoss, recentHits, recentWeight, profit, bins } = state;
  const isUpTo = (most: number, x: number): boolean => x >= 0 && x <= most * (1 + ROUNDING);
  let binned = 0;
  for (let i = 0; i < bins.length; i += 3) {
    const [count, said, came] = [bins[i]!, bins[i + 1]!, bins[i + 2]!];
    if (!Number.isInteger(count) || !isUpTo(count, said) || !isUpTo(count, came)) return false;
    binned += count;
  }
  return (
    Number.isSafeInteger(outcomes) &&
    binned === outcomes &&
    [hits, squares, recentWeight].every((sum) => isUpTo(outcomes, sum)) &&
    isUpTo(-LOWEST_LOG * outcomes, logLoss) &&
    (outcomes === 0 || recentWeight >= 1) && // the last outcome weighs 1
    isUpTo(recentWeight, recentHits) &&
    isAdmissible(profit / Number.MAX_SAFE_INTEGER) // what enters is admissible
  );
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
