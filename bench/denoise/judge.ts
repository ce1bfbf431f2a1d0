import { type Family, trialOf } from './families.js';
import { type Estimator, errors, type Trial } from './gain.js';
import { denoised } from './methods.js';
import type { Peer } from './peers.js';

/** A family's series, drawn once. */
export interface Drawn {
  readonly name: string;
  readonly trials: readonly Trial[];
}

/** Seeds that peers are tuned by, and other seeds by which everybody is judged. */
export const tuningSeeds: readonly number[] = [2001, 2002, 2003, 2004];
export const judgedSeeds: readonly number[] = Array.from({ length: 12 }, (_, i) => 7001 + i);

export function drawn(families: readonly Family[], seeds: readonly number[]): Drawn[] {
  return families.map((family) => ({
    name: family.name,
    trials: seeds.map((seed) => trialOf(family, seed)),
  }));
}

/** 10·log10 of the mean squared error of the noisy series over that of the estimates. */
export function gainOver(trials: readonly Trial[], estimator: Estimator, delay: number): number {
  let before = 0;
  let after = 0;
  for (const trial of trials) {
    const sums = errors(trial, estimator(trial.noisy), delay);
    before += sums.noisy;
    after += sums.denoised;
  }
  return 10 * Math.log10(before / after);
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, x) => sum + x, 0) / values.length;
}

/** A peer with one of its choices. */
export interface Setting {
  readonly name: string;
  readonly estimator: Estimator;
}

function settings(peers: readonly Peer[], delay: number): Setting[] {
  return peers.flatMap(({ name, choices, make }) =>
    choices.map((choice) => ({
      name: `${name} ${Number(choice.toPrecision(3))}`,
      estimator: make(choice, delay),
    })),
  );
}

/** The setting with the largest mean gain over all of `families`. */
export function bestOverall(
  peers: readonly Peer[],
  families: readonly Drawn[],
  delay: number,
): Setting {
  return best(peers, delay, (estimator) =>
    mean(families.map(({ trials }) => gainOver(trials, estimator, delay))),
  );
}

/** The setting with the largest gain on one family. */
export function bestFor(peers: readonly Peer[], family: Drawn, delay: number): Setting {
  return best(peers, delay, (estimator) => gainOver(family.trials, estimator, delay));
}

function best(
  peers: readonly Peer[],
  delay: number,
  score: (estimator: Estimator) => number,
): Setting {
  const all = settings(peers, delay);
  const scores = all.map(({ estimator }) => score(estimator));
  return all[scores.indexOf(Math.max(...scores))]!;
}

/** What each family came to at one delay. */
export interface Verdict {
  readonly name: string;
  readonly adaptive: number;
  /** The one setting that was best over the tuning families. */
  readonly single: number;
  /** The peer and setting that were best for this very family, on other seeds. */
  readonly tuned: number;
  readonly tunedName: string;
}

export interface Court {
  readonly peers: readonly Peer[];
  /** Families by which the single setting is chosen. */
  readonly tuning: readonly Drawn[];
  /** The judged families on the seeds that peers are tuned by, and on those that count. */
  readonly rehearsed: readonly Drawn[];
  readonly judged: readonly Drawn[];
}

export function judge(court: Court, delay: number): { single: Setting; verdicts: Verdict[] } {
  const { peers, tuning, rehearsed, judged } = court;
  const single = bestOverall(peers, tuning, delay);
  const verdicts = judged.map(({ name, trials }, i) => {
    const tuned = bestFor(peers, rehearsed[i]!, delay);
    return {
      name,
      adaptive: gainOver(trials, denoised({ delay }), delay),
      single: gainOver(trials, single.estimator, delay),
      tuned: gainOver(trials, tuned.estimator, delay),
      tunedName: tuned.name,
    };
  });
  return { single, verdicts };
}
