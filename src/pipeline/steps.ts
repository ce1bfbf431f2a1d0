import { requireKnownKeys, requireRecord } from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import type { Entrance } from '../core/own-code.js';
import type { Contribution } from '../correlation/contributions.js';
import type { Decision } from '../risk/decision.js';
import type { DecisionInput } from '../risk/decision-input.js';
import type { StageOutputs } from './stage.js';

/** The signals that count at the end of a base bar, for a step of your own. */
export interface HeardSignals {
  readonly symbol: string;
  /** For when they count, ms since the epoch, UTC. */
  readonly time: number;
  /** Shortest timeframe first; `weight` and `logOdds` are what the library would have them count for. */
  readonly signals: readonly Contribution[];
}

/** What the signals amount to together. */
export interface Verdict {
  /** Probability that the close is higher at the horizon, 0 … 1; .5 for no opinion. */
  readonly pUp: number;
  /** Weight that spoke, as a share of what could, 0 … 1; default 1. */
  readonly coverage?: number;
  /** How far ahead it looks; default NaN, which does not say. */
  readonly horizonMs?: number;
}

/** What a step decides: the parts of a `Decision` that it may set. */
export type DecidedPlan = Pick<Decision, 'action' | 'side' | 'quantity'> &
  Partial<Pick<Decision, 'stop' | 'target' | 'horizonMs' | 'riskTaken' | 'boundBy'>> &
  Partial<Pick<Decision, 'denial' | 'reasons'>>;

/**
 * Functions that replace a step of the library. Each receives copies of the input, and `usual`, the
 * library's step: call it and change its answer, give it another input, or leave it out.
 *
 * They must be pure: the same input gives the same answer, and they remember nothing, because a
 * step may run once, twice or never. What has to remember something is a stage or a strategy. If
 * one throws, or returns no valid answer, only its own output is lost: there is no opinion, or a
 * hold whose denial is `own-step-failed`.
 */
export interface Steps {
  /** The correlator: what the signals that count amount to. */
  readonly composite?: (heard: HeardSignals, usual: () => Required<Verdict>) => Verdict;
  /** The risk room: what is decided on a base bar of one symbol. */
  readonly decision?: (
    known: DecisionInput,
    usual: (known: DecisionInput) => Decision,
  ) => DecidedPlan;
  /**
   * The limits over all symbols, where `portfolio` asks for them: of each candidate, by its id, what
   * becomes of it. One that is left out holds. `stages`: what those of scope `portfolio` said.
   */
  readonly portfolio?: (
    candidates: readonly Decision[],
    usual: (candidates: readonly Decision[]) => readonly Decision[],
    stages: StageOutputs,
  ) => readonly (DecidedPlan & Pick<Decision, 'id'>)[];
}

const names = ['composite', 'decision', 'portfolio'] as const;

/** Nothing is replaced. */
export const noSteps: Steps = Object.freeze({});

/** The steps in `given`, each read once. */
export function stepsOf(given: unknown): Steps {
  const steps = requireRecord('own.steps', given);
  requireKnownKeys('own.steps', steps, names);
  const checked: Record<string, unknown> = {};
  for (const name of names) {
    const step = steps[name];
    if (step === undefined) continue;
    if (typeof step !== 'function') throw new ConfigError(`own.steps.${name}`, 'a function', step);
    checked[name] = step;
  }
  return Object.freeze(checked) as Steps;
}

/** `steps`, none of which begins another call: also where a result is read, once its own call has returned. */
export function enteredSteps(steps: Steps, entrance: Entrance): Steps {
  type Step = (...given: unknown[]) => unknown;
  const entered = Object.entries(steps).map(([name, step]) => {
    return [name, (...given: unknown[]) => entrance.within(() => (step as Step)(...given))];
  });
  return Object.freeze(Object.fromEntries(entered)) as Steps;
}
