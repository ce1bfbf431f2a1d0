import { requireKnownKeys, requireNumber, requireRecord } from '../core/arguments.js';
import { exp } from '../core/exp.js';
import { admitSnapshot, snapshotOf } from '../core/snapshot.js';
import { cloneState, fitState, type Snapshot, writeState } from '../core/state.js';
import { logOddsOf } from '../statistics/log-odds.js';
import { beliefInit, believe, trustOf } from './belief.js';
import {
  type CalibrationPrior,
  calibrationMap,
  type LearnedMap,
  learn,
  learnedProbability,
} from './calibration-map.js';
import { type CalibrationRecord, recordOf } from './calibration-record.js';
import { type CalibratorState, requireCalibrator } from './calibrator-state.js';
import { type Outcome, readOutcome } from './outcome.js';
import { gainOf, judge, leastGain, trackRecord } from './track-record.js';

export interface CalibratorOptions {
  /** Slope before there are outcomes: 1 takes stated probabilities at their word, 0 for a coin. Default 1. */
  readonly priorSlope?: number;
  /** Outcomes that the prior counts for; default 100. */
  readonly priorOutcomes?: number;
  /** Outcomes after which one counts half; default 5000. */
  readonly halfLifeOutcomes?: number;
}

/**
 * Calibrator: learns from outcomes what a source's stated probabilities are worth.
 *
 *   logit(learned) = trust·(offset + side·sign(l) + slope·l),  l = logit(pUp) within ±logit(.99)
 *
 * The three are fitted online by Newton steps on the log loss, with a normal prior around
 * (0, 0, priorSlope) that keeps its weight as old outcomes fade. Until outcomes say otherwise a
 * source is taken at its word. A map may turn a source around that is wrong more often than right.
 * `trust` is 1 until a coin would have foretold the outcomes better, and falls to 0 by Bayes' rule:
 * a source without skill ends at ½, not at what chance taught its map.
 *
 * @param options  see `CalibratorOptions`
 * @input   a stated probability with its outcome, once it is known; see `DelayedLabels`
 * @output  the learned probability from before this outcome, .01 … .99
 * @undefined where the input is no outcome: NaN, and nothing is learned
 * @throws {ConfigError} if an option is out of bounds; never because of an outcome
 * @cost    O(1); 20 numbers
 * @source  J. Platt, Probabilistic outputs for support vector machines (1999), with a step at zero;
 *          A. P. Dawid, Statistical theory: the prequential approach (1984)
 * @example
 * const calibrator = new Calibrator();
 * calibrator.probability(0.6).toFixed(2); // '0.60'
 * for (let i = 0; i < 2000; i++) calibrator.update({ pUp: 0.6, outcome: i % 2 });
 * calibrator.probability(0.6).toFixed(2); // '0.50'
 * calibrator.record.isSkilled; // false
 */
export class Calibrator {
  readonly id: string;
  readonly #prior: CalibrationPrior;
  readonly #memory: number;
  readonly #state: CalibratorState;

  constructor(options: CalibratorOptions = {}) {
    const known = ['priorSlope', 'priorOutcomes', 'halfLifeOutcomes'] as const;
    requireKnownKeys('', requireRecord('options', options), known);
    const slope = requireNumber('priorSlope', options.priorSlope ?? 1, -10, 10);
    const outcomes = requireNumber('priorOutcomes', options.priorOutcomes ?? 100, 1, 1e6);
    const halfLife = requireNumber('halfLifeOutcomes', options.halfLifeOutcomes ?? 5000, 10, 1e9);
    // An outcome at even odds has curvature ¼; the slope's is that of stated log-odds of ±.22.
    const weight = outcomes / 4;
    this.#prior = { slope, weights: [weight, weight, weight * 0.05] };
    this.#memory = exp(-Math.LN2 / halfLife);
    this.#state = this.#initial();
    this.id = `calibrator(${slope},${outcomes},${halfLife})`;
  }

  /** Learn from one outcome. */
  update(input: Outcome): number {
    const read = readOutcome(input);
    if (read === undefined) return Number.NaN;
    const { map, belief, track } = this.#state;
    const stated = logOddsOf(read.pUp);
    const learned = learnedProbability(this.map, stated);
    judge(track, read.pUp, learned, read.outcome, this.#memory);
    // Of the map alone, so that one that nobody trusts any more can win the trust back.
    const ofMap = learnedProbability(map, stated);
    believe(belief, gainOf(ofMap, read.outcome), 1 - this.#memory);
    learn(map, stated, read.outcome, this.#prior, this.#memory);
    return learned;
  }

  /** What `update` would say; learns nothing. */
  peek(input: Outcome): number {
    const read = readOutcome(input);
    return read === undefined ? Number.NaN : this.probability(read.pUp);
  }

  /** What a stated probability is worth, as learned so far; NaN unless it is strictly between 0 and 1. */
  probability(pUp: number): number {
    if (!(pUp > 0 && pUp < 1)) return Number.NaN;
    return learnedProbability(this.map, logOddsOf(pUp));
  }

  /** How the source did so far; means are NaN before the first outcome. */
  get record(): CalibrationRecord {
    return recordOf(this.#state.track);
  }

  /** Outcomes learned. */
  get outcomes(): number {
    return this.#state.track.outcomeCount;
  }

  /** Whether outcomes have shown skill, as `record` says. */
  get isSkilled(): boolean {
    return leastGain(this.#state.track) > 0;
  }

  /** The three numbers of the map as it stands, each times the trust in it. */
  get map(): LearnedMap {
    const { offset, side, slope } = this.#state.map;
    const trust = trustOf(this.#state.belief);
    return { offset: trust * offset, side: trust * side, slope: trust * slope };
  }

  reset(): void {
    writeState(this.#state, this.#initial());
  }

  #initial(): CalibratorState {
    return { map: calibrationMap(this.#prior), belief: beliefInit(), track: trackRecord() };
  }

  snapshot(): Snapshot {
    return snapshotOf(this.id, 1, cloneState(this.#state));
  }

  restore(snapshot: Snapshot): void {
    const state = fitState(this.#state, admitSnapshot(snapshot, this.id, 1), 'state');
    requireCalibrator(state, this.#prior);
    writeState(this.#state, state);
  }
}
