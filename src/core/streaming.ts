import { SnapshotError } from './errors.js';
import { inputWidth, type Kind } from './kind.js';
import type { Operator } from './operator.js';
import { canonicalId, type Given, parseParameters } from './parameters.js';
import {
  cloneState,
  fitState,
  type Snapshot,
  type State,
  type StateRecord,
  snapshotFormat,
  writeState,
} from './state.js';

/**
 * The part of an operator that never varies: parameters, id, readiness, reset, snapshots.
 *
 * A subclass adds the arithmetic: a kernel `xStep(state, input…, design, keep)`, one formula that
 * is `update` when it keeps what it computed and `peek` when it does not.
 */
export abstract class Streaming<
  In = number,
  Out = number,
  P extends object = object,
  S extends StateRecord = StateRecord,
> implements Operator<In, Out>
{
  readonly id: string;
  readonly warmUp: number;
  /** All parameters, defaults filled in. */
  readonly parameters: Readonly<P>;
  /** Inputs absorbed. */
  protected absorbed = 0;
  /** The last output, one slot for each of the kind's outputs. */
  protected readonly outputs: Float64Array;
  /** One input and the outputs it gives, as a row of their own: see `transfer`. */
  protected readonly io: Float64Array;
  /** What the kernel remembers. */
  protected readonly state: S;
  readonly #kind: Kind<string, P>;
  readonly #init: (parameters: Readonly<P>) => S;

  protected constructor(
    kind: Kind<string, P>,
    given: Given<P> | undefined,
    init: (parameters: Readonly<P>) => S,
  ) {
    this.parameters = parseParameters(kind.parameters, given);
    this.id = canonicalId(kind.name, kind.parameters, this.parameters);
    this.warmUp = kind.warmUp(this.parameters);
    this.outputs = new Float64Array(Object.keys(kind.outputs).length).fill(Number.NaN);
    this.io = new Float64Array(inputWidth[kind.reads] + this.outputs.length);
    this.state = init(this.parameters);
    this.#kind = kind;
    this.#init = init;
  }

  abstract update(input: In): Out;
  abstract peek(input: In): Out;

  /**
   * Read the input at `row[from…]` and write the outputs at `row[to…]`: `update` when `keep`,
   * `peek` when not. How sets of operators pass values along without allocating.
   */
  abstract transfer(row: Float64Array, from: number, to: number, keep: boolean): void;

  get count(): number {
    return this.absorbed;
  }

  get ready(): boolean {
    return this.absorbed >= this.warmUp;
  }

  get value(): Out {
    const names = Object.keys(this.#kind.outputs);
    if (names.length === 1 && names[0] === 'value') return this.outputs[0] as Out;
    return Object.fromEntries(names.map((name, i) => [name, this.outputs[i]])) as Out;
  }

  reset(): void {
    this.absorbed = 0;
    this.outputs.fill(Number.NaN);
    writeState(this.state, this.#init(this.parameters));
  }

  snapshot(): Snapshot {
    return {
      format: snapshotFormat,
      version: this.#kind.version,
      id: this.id,
      state: cloneState<State>(this.#memory()),
    };
  }

  restore(snapshot: Snapshot): void {
    const memory = fitState(
      this.#memory(),
      admitSnapshot(snapshot, this.id, this.#kind.version),
      'state',
    );
    this.revive(memory.kernel);
    this.absorbed = memory.count;
    this.outputs.set(memory.outputs);
    writeState(this.state, memory.kernel);
  }

  /**
   * Rebuild what is derived in a state that came from outside, or refuse it with a
   * `SnapshotError`; called on a copy, before anything is written.
   */
  protected revive(_state: S): void {}

  #memory(): { count: number; outputs: Float64Array; kernel: S } {
    return { count: this.absorbed, outputs: this.outputs, kernel: this.state };
  }
}

/** The state in `snapshot`, if it was written in this format by an equal of `id`. */
export function admitSnapshot(snapshot: Snapshot, id: string, version: number): State {
  if (typeof snapshot !== 'object' || snapshot === null) {
    throw new SnapshotError('malformed', '', 'a snapshot is an object');
  }
  if (snapshot.format !== snapshotFormat) {
    throw new SnapshotError('unsupported-format', 'format', `this version reads ${snapshotFormat}`);
  }
  if (snapshot.id !== id) {
    throw new SnapshotError('wrong-id', 'id', `cannot restore into ${id}`);
  }
  if (snapshot.version !== version) {
    throw new SnapshotError('unsupported-version', 'version', `${id} is at version ${version}`);
  }
  return snapshot.state;
}
