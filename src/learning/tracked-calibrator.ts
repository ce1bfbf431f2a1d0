import { exp } from '../core/exp.js';
import { numberIn } from '../core/reading.js';
import { admitSnapshot, snapshotOf } from '../core/snapshot.js';
import {
  cloneState,
  fitState,
  type Snapshot,
  type StateRecord,
  writeState,
} from '../core/state.js';
import { logOddsOf, probabilityOf } from '../statistics/log-odds.js';
import { believe, trustOf } from './belief.js';
import { type CalibrationRecord, recordOf } from './calibration-record.js';
import { type Outcome, readOutcome } from './outcome.js';
import { gainOf, judge, leastGain } from './track-record.js';
import type { TrackedState } from './tracked-state.js';

/**
 * What all calibrators have in common: how far their map is believed, how well it did, snapshots.
 * What the map is, and what an outcome teaches it, is in the heirs.
 */
export abstract class TrackedCalibrator<S extends StateRecord & TrackedState> {
  readonly id: string;
  protected readonly state: S;
  readonly #memory: number;
  readonly #priorTrust: number;
  readonly #init: () => S;

  protected constructor(id: string, halfLifeOutcomes: number, init: () => S) {
    this.id = id;
    this.state = init();
    this.#memory = exp(-Math.LN2 / halfLifeOutcomes);
    this.#priorTrust = trustOf(this.state.belief);
    this.#init = init;
  }

  /**
   * Learn from one outcome; nothing, and NaN, from what is none.
   *
   * @param known  log-odds that are known without the source: what its map has to better; default 0
   */
  update(input: Outcome, known = 0): number {
    const read = readOutcome(input);
    if (read === undefined || !Number.isFinite(known)) return Number.NaN;
    const { pUp, outcome } = read;
    const { belief, track } = this.state;
    const stated = logOddsOf(pUp);
    const learned = this.mapped(stated, trustOf(belief), known);
    judge(track, pUp, learned, outcome, this.#memory);
    // Of the map alone, so that one that nobody trusts any more can win the trust back.
    const ofMap = this.mapped(stated, 1, known);
    const gain = gainOf(ofMap, outcome) - gainOf(probabilityOf(known), outcome);
    believe(belief, gain, 1 - this.#memory, this.#priorTrust);
    this.learn(stated, outcome, this.#memory);
    return learned;
  }

  /** What `update` would say; learns nothing. */
  peek(input: Outcome, known = 0): number {
    const read = readOutcome(input);
    return read === undefined ? Number.NaN : this.probability(read.pUp, known);
  }

  /** What a stated probability is worth, as learned so far; NaN unless it is strictly between 0 and 1. */
  probability(pUp: number, known = 0): number {
    const stated = numberIn(pUp);
    if (!(stated > 0 && stated < 1 && Number.isFinite(known))) return Number.NaN;
    return this.mapped(logOddsOf(stated), this.trust, known);
  }

  /** What the map's log-odds are multiplied by, 0 … 1; the rest is left to what is known without it. */
  get trust(): number {
    return trustOf(this.state.belief);
  }

  /** How the source did so far; means are NaN before the first outcome. */
  get record(): CalibrationRecord {
    return recordOf(this.state.track);
  }

  /** Outcomes learned. */
  get outcomes(): number {
    return this.state.track.outcomeCount;
  }

  /** Whether outcomes have shown skill, as `record` says. */
  get isSkilled(): boolean {
    return leastGain(this.state.track) > 0;
  }

  reset(): void {
    this.#take(this.#init());
  }

  snapshot(): Snapshot {
    return snapshotOf(this.id, 1, cloneState<StateRecord>(this.state));
  }

  restore(snapshot: Snapshot): void {
    const given = admitSnapshot(snapshot, this.id, 1);
    this.#take(fitState<StateRecord>(this.state, given, 'state') as S);
  }

  #take(state: S): void {
    this.revive(state);
    writeState(this.state, state);
  }

  /** What is made of `stated` log-odds: the map's own ones times `trust`, and `known` for the rest. */
  protected abstract mapped(stated: number, trust: number, known: number): number;

  /** What an outcome teaches the map; the past weighs `memory` times what it did. */
  protected abstract learn(stated: number, outcome: number, memory: number): void;

  /** Rebuild what is derived from a state that is about to be taken over, or refuse it. */
  protected abstract revive(state: S): void;
}
