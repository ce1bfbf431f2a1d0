import { type Bar, hasSameValues } from '../../bars/bar.js';
import type { Rule } from '../rule.js';

export type StaleState = {
  /** How often a bar repeats the one before, in every value. */
  repeatRatio: number;
  /** Bars in a row, up to the last, that repeated the one before. */
  repeatCount: number;
  /** Whether the feed has volumes: a bar without any then says that nothing traded. */
  hasVolume: boolean;
};

/** Of a run two repeats are learned from: the rate follows from them, and a stale run moves it little. */
const LEARNED_REPEATS = 2;

/** Bars alike without which there is no run. */
const FEWEST_REPEATS = 3;

/** 1 − 2^(−1/1000). */
const GAIN = 0.0006929070095474943;

/** Before anything is known one bar in a hundred repeats the one before. */
const PRIOR_RATIO = 0.01;

/** A run this unlikely is no chance. */
const CHANCE = 1e-6;

/**
 * A run of bars alike in every value, longer than chance explains at this feed's rate of repeats. Bars
 * in which nothing traded, in a feed that has volumes, are quiet and not stale.
 */
export const staleRule: Rule<StaleState> = {
  id: 'stale',
  severity: 'note',
  dimension: 'plausibility',
  costRatio: 0.5,
  formula: 'n repeats of open, high, low, close and volume, n ≥ 3, with p^n < 1e-6; p learned',
  reasons: { 'stale-run': 'The bar repeats those before it, more often than chance explains.' },
  init: () => ({ repeatRatio: PRIOR_RATIO, repeatCount: 0, hasVolume: false }),
  check(bar, { previous }, state) {
    const count = state.repeatCount + 1;
    if (count < FEWEST_REPEATS || !isRepeat(bar, previous, state)) return undefined;
    return isUnlikely(state.repeatRatio, count) ? 'stale-run' : undefined;
  },
  learn(bar: Bar, { previous }, state) {
    if (bar.volume > 0) state.hasVolume = true;
    const repeats = isRepeat(bar, previous, state);
    const isLearned = state.repeatCount < LEARNED_REPEATS;
    state.repeatCount = repeats ? state.repeatCount + 1 : 0;
    if (!isLearned) return; // nor that a long run ended, or the rate would come out too low
    state.repeatRatio += GAIN * ((repeats ? 1 : 0) - state.repeatRatio);
  },
  revive: ({ repeatRatio }) => repeatRatio >= 0 && repeatRatio <= 1,
};

function isRepeat(bar: Bar, previous: Bar, { hasVolume }: Readonly<StaleState>): boolean {
  return hasSameValues(bar, previous) && (bar.volume > 0 || !hasVolume);
}

/** Whether ratio^count < 1e-6, by products alone. */
function isUnlikely(ratio: number, count: number): boolean {
  let chance = 1;
  for (let i = 0; i < count; i++) {
    chance *= ratio;
    if (chance < CHANCE) return true;
  }
  return false;
}
