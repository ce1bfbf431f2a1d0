import {
  requireInteger,
  requireKnownKeys,
  requireNumber,
  requireRecord,
} from '../core/arguments.js';
import { exp } from '../core/exp.js';
import { admitSnapshot, snapshotOf } from '../core/snapshot.js';
import { cloneState, fitState, type Snapshot, writeState } from '../core/state.js';
import { logOddsOf, probabilityOf } from '../statistics/log-odds.js';
import { beliefInit, believe, trustOf } from './belief.js';
import { type CalibrationRecord, recordOf } from './calibration-record.js';
import { IsotonicNodes } from './isotonic-nodes.js';
import { type IsotonicState, requireIsotonic } from './isotonic-state.js';
import { type Outcome, readOutcome } from './outcome.js';
import { gainOf, judge, leastGain, trackRecord } from './track-record.js';

export interface IsotonicCalibratorOptions {
  /** Nodes of the map over log-odds from 1 to 99 %; 3 to 400, default 41. */
  readonly nodes?: number;
  /** Outcomes for which each node is taken at its word; default 10. */
  readonly priorOutcomes?: number;
  /** Outcomes after which one counts half; default 5000. */
  readonly halfLifeOutcomes?: number;
}

/**
 * Isotonic calibrator: learns from outcomes what stated probabilities are worth, of whatever form that
 * is, as long as a higher one never means less.
 *
 *   logit(learned) = trust · logit(m(pUp)),  m non-decreasing, nearest to the outcomes by squares
 *
 * An outcome counts for the two nodes around what was stated; pooling adjacent violators makes the
 * map of them, and between nodes it is a line. Old outcomes fade, and each node's own word takes their
 * place. `trust` is as in `Calibrator`, whose map of three numbers needs fewer outcomes, and can turn a
 * source around; this one leaves a source that is wrong more often than right at ½.
 *
 * @param options  see `IsotonicCalibratorOptions`
 * @input   a stated probability with its outcome, once it is known; see `DelayedLabels`
 * @output  the learned probability from before this outcome, .01 … .99
 * @undefined where the input is no outcome: NaN, and nothing is learned
 * @throws {ConfigError} if an option is out of bounds; never because of an outcome
 * @cost    O(nodes); two numbers a node
 * @source  B. Zadrozny, C. Elkan, Transforming classifier scores into accurate multiclass
 *          probability estimates (2002)
 * @example
 * const calibrator = new IsotonicCalibrator();
 * calibrator.probability(0.6).toFixed(2); // '0.60'
 * for (let i = 0; i < 2000; i++) calibrator.update({ pUp: 0.6, outcome: i % 4 === 0 ? 0 : 1 });
 * calibrator.probability(0.6).toFixed(2); // '0.75'
 */
export class IsotonicCalibrator {
  readonly id: string;
  readonly #nodes: IsotonicNodes;
  readonly #memory: number;
  readonly #state: IsotonicState;
  /** Of each node, as the counts have it. */
  readonly #fitted: Float64Array;
  readonly #priorOutcomes: number;

  constructor(options: IsotonicCalibratorOptions = {}) {
    const known = ['nodes', 'priorOutcomes', 'halfLifeOutcomes'] as const;
    requireKnownKeys('', requireRecord('options', options), known);
    const count = requireInteger('nodes', options.nodes ?? 41, 3, 400);
    const prior = requireNumber('priorOutcomes', options.priorOutcomes ?? 10, 0.1, 1e6);
    const halfLife = requireNumber('halfLifeOutcomes', options.halfLifeOutcomes ?? 5000, 10, 1e9);
    this.#nodes = new IsotonicNodes(count, prior);
    this.#priorOutcomes = prior;
    this.#memory = exp(-Math.LN2 / halfLife);
    this.#state = this.#initial();
    this.#fitted = new Float64Array(count);
    this.#fit();
    this.id = `isotonic-calibrator(${count},${prior},${halfLife})`;
  }

  /** Learn from one outcome. */
  update(input: Outcome): number {
    const read = readOutcome(input);
    if (read === undefined) return Number.NaN;
    const { pUp, outcome } = read;
    const { counts, belief, track } = this.#state;
    const learned = this.probability(pUp);
    judge(track, pUp, learned, outcome, this.#memory);
    const ofMap = probabilityOf(logOddsOf(this.#nodes.read(this.#fitted, pUp)));
    believe(belief, gainOf(ofMap, outcome), 1 - this.#memory);
    this.#nodes.add(counts, pUp, outcome, this.#memory);
    this.#fit();
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
    const trust = trustOf(this.#state.belief);
    return probabilityOf(trust * logOddsOf(this.#nodes.read(this.#fitted, pUp)));
  }

  /** The map without the trust in it: what each of `stated` is worth, never falling; copies. */
  get map(): { readonly stated: Float64Array; readonly learned: Float64Array } {
    return { stated: this.#nodes.stated.slice(), learned: this.#fitted.slice() };
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

  reset(): void {
    writeState(this.#state, this.#initial());
    this.#fit();
  }

  snapshot(): Snapshot {
    return snapshotOf(this.id, 1, cloneState(this.#state));
  }

  restore(snapshot: Snapshot): void {
    const state = fitState(this.#state, admitSnapshot(snapshot, this.id, 1), 'state');
    requireIsotonic(state, this.#priorOutcomes);
    writeState(this.#state, state);
    this.#fit();
  }

  #initial(): IsotonicState {
    return { counts: this.#nodes.initial(), belief: beliefInit(), track: trackRecord() };
  }

  #fit(): void {
    this.#nodes.fit(this.#fitted, this.#state.counts);
  }
}
