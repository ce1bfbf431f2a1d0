import type { Holdings } from '../core/holdings.js';
import { type Packable, packedLength, packState, unpackState } from '../core/packing.js';
import { canonicalId, parseParameters } from '../core/parameters.js';
import { requireSaneState } from '../core/sane-state.js';
import { admitSnapshot, snapshotOf } from '../core/snapshot.js';
import {
  cloneState,
  fitState,
  type Snapshot,
  type StateRecord,
  writeState,
} from '../core/state.js';
import type { Specs } from '../indicators/set/spec.js';
import type { Opinion } from './opinion.js';
import { soundView } from './sound-view.js';
import type { Strategy, StrategyView } from './strategy.js';
import type { StrategyKind } from './strategy-kind.js';

/**
 * The part of a strategy that never varies: parameters, id, reset, snapshots. A subclass adds what
 * it needs and `judge`, which is `update` when it keeps what it found and `peek` when it does not.
 */
export abstract class Remembering<P extends object, S extends StateRecord>
  implements Strategy, Packable
{
  readonly kind: string;
  readonly version: number;
  readonly id: string;
  readonly family: string;
  abstract readonly needs: Specs;
  abstract readonly warmUp: number;
  /** All parameters, defaults filled in. */
  readonly parameters: Readonly<P>;
  protected readonly state: S;
  readonly #init: () => S;

  protected constructor(
    kind: StrategyKind<string, P>,
    given: Partial<P> | undefined,
    init: (parameters: Readonly<P>) => S,
  ) {
    this.kind = kind.name;
    this.version = kind.version;
    this.family = kind.family;
    this.parameters = parseParameters(kind.parameters, given);
    this.id = canonicalId(kind.name, kind.parameters, this.parameters);
    this.#init = () => init(this.parameters);
    this.state = this.#init();
  }

  protected abstract judge(view: StrategyView, keep: boolean): Opinion | undefined;

  update(view: StrategyView): Opinion | undefined {
    return this.#judged(view, true);
  }

  peek(view: StrategyView): Opinion | undefined {
    return this.#judged(view, false);
  }

  /** What is no view is refused: no opinion, and no trace. */
  #judged(given: unknown, keep: boolean): Opinion | undefined {
    const view = soundView(given);
    return view === undefined ? undefined : this.judge(view, keep);
  }

  reset(): void {
    writeState(this.state, this.#init());
  }

  get packedLength(): number {
    return packedLength(this.state);
  }

  pack(to: Float64Array, at: number): number {
    return packState(this.state, to, at);
  }

  unpack(from: Float64Array, at: number): number {
    return unpackState(this.state, from, at);
  }

  hold(holdings: Holdings): void {
    holdings.add(this.state);
  }

  requireSense(path: string): void {
    requireSaneState(this.state, path);
  }

  snapshot(): Snapshot {
    const { id, version } = this;
    return snapshotOf(id, version, cloneState<StateRecord>(this.state));
  }

  restore(snapshot: Snapshot): void {
    const given = admitSnapshot(snapshot, this.id, this.version);
    const state = fitState<S>(this.state, given, 'state');
    this.revive(state);
    writeState(this.state, state);
  }

  /** Refuse, with a `SnapshotError`, a state of the right shape that no bars leave. */
  protected revive(_state: S): void {}
}
