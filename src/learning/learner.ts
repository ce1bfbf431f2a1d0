import { type Invariants, requireInvariants } from '../core/invariants.js';
import { requireNumbers } from '../core/lacking-numbers.js';
import {
  canonicalId,
  type Given,
  type ParameterTable,
  parseParameters,
} from '../core/parameters.js';
import { admitSnapshot, snapshotOf } from '../core/snapshot.js';
import {
  cloneState,
  fitState,
  type Snapshot,
  type StateRecord,
  writeState,
} from '../core/state.js';

/** What a kind of learner is, as data: enough to check its parameters, print its id and make one. */
export interface LearnerKind<P extends object, S extends StateRecord> {
  readonly name: string;
  /** Rises when the same examples teach other bits; snapshots carry it. */
  readonly version: number;
  readonly parameters: ParameterTable<P>;
  readonly init: (parameters: Readonly<P>) => S;
  /** What its state promises; a snapshot that breaks it is refused. */
  readonly invariants: (parameters: Readonly<P>) => Invariants;
}

/**
 * What everything that learns from examples has in common: parameters, id, count, reset,
 * snapshots. What an example teaches is in its heirs, each over one state record.
 */
export abstract class Learner<In, P extends object, S extends StateRecord & { count: number }> {
  readonly id: string;
  /** All parameters, defaults filled in. */
  readonly parameters: Readonly<P>;
  protected readonly state: S;
  readonly #kind: LearnerKind<P, S>;

  protected constructor(kind: LearnerKind<P, S>, given: Given<P> | undefined) {
    this.parameters = parseParameters(kind.parameters, given);
    this.id = canonicalId(kind.name, kind.parameters, this.parameters);
    this.state = kind.init(this.parameters);
    this.#kind = kind;
  }

  /** Learn from one example; what was foretold of it before. NaN, and nothing learned, if refused. */
  abstract update(example: In): number;
  /** What `update(example)` would return; nothing is learned. */
  abstract peek(example: In): number;

  /** Examples learned from. */
  get count(): number {
    return this.state.count;
  }

  /** Learn from all of `examples` in order; what was foretold of each before it was learned. */
  process(examples: Iterable<In>): Float64Array {
    return Float64Array.from(examples, (example) => this.update(example));
  }

  reset(): void {
    writeState(this.state, this.#kind.init(this.parameters));
  }

  snapshot(): Snapshot {
    return snapshotOf(this.id, this.#kind.version, cloneState<StateRecord>(this.state));
  }

  /** Continue from a snapshot of an equal; a `SnapshotError` leaves everything as it was. */
  restore(snapshot: Snapshot): void {
    const given = admitSnapshot(snapshot, this.id, this.#kind.version);
    const state = fitState<StateRecord>(this.state, given, 'state') as S;
    const promises = this.#kind.invariants(this.parameters);
    const fresh = this.#kind.init(this.parameters);
    requireNumbers(state, fresh, 'state', {
      invariants: promises,
      count: Number.POSITIVE_INFINITY,
      isWarm: false,
    });
    requireInvariants(state, promises, 'state');
    this.revive(state);
    writeState(this.state, state);
  }

  /** Rebuild what is derived in a state from outside, or refuse it; called on a copy. */
  protected revive(_state: S): void {}
}
