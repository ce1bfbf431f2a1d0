import { type BarState, noBar } from '../bars/bar.js';
import { fitState, misfit, type State } from '../core/state.js';
import { finiteRule } from './finite-rule.js';
import { type Disposition, dispositions, type ReasonCode, reasonCodes } from './judgement.js';
import { ohlcRule } from './ohlc-rule.js';
import { isQualityState, type QualityState, qualityInit } from './quality.js';
import { rangeRule } from './range-rule.js';
import { signRule } from './sign-rule.js';
import { timeRule } from './time-rule.js';

/** What a validator remembers; the interval of the newest bar is looked up again. */
export type ValidatorState = {
  /** The newest bar that went on down the lane; NaN before the first. */
  newest: BarState;
  readonly quality: QualityState;
  readonly counts: Record<Disposition, number>;
  readonly reasonCounts: Record<ReasonCode, number>;
};

export function validatorInit(): ValidatorState {
  return {
    newest: noBar,
    quality: qualityInit(),
    counts: zeros(dispositions),
    reasonCounts: zeros(reasonCodes),
  };
}

/** The state in a snapshot, or a `SnapshotError`. */
export function reviveValidator(given: State): ValidatorState {
  const state = fitState(validatorInit(), given, 'state');
  const { newest, quality, counts, reasonCounts } = state;
  const isNone = Object.values(newest).every(Number.isNaN);
  if (!isNone && barFault(newest) !== undefined) throw misfit('state.newest', 'is no valid bar');
  if (!isQualityState(quality)) throw misfit('state.quality', 'has a rate or a tier out of range');
  for (const count of [...Object.values(counts), ...Object.values(reasonCounts)]) {
    if (Number.isSafeInteger(count) && count >= 0) continue;
    throw misfit('state.counts', 'expected whole numbers');
  }
  return state;
}

function barFault(bar: BarState): ReasonCode | undefined {
  const { time } = bar;
  return (
    finiteRule(bar) ?? timeRule(time, time) ?? signRule(bar) ?? ohlcRule(bar) ?? rangeRule(bar)
  );
}

function zeros<K extends string>(keys: readonly K[]): Record<K, number> {
  return Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;
}
