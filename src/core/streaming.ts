import { configurationOf } from './configuration.js';
import type { Holdings } from './holdings.js';
import { requireInvariants } from './invariants.js';
import type { Kind } from './kind.js';
import { requireNumbers } from './lacking-numbers.js';
import { unpackNumber } from './moves.js';
import type { Operator } from './operator.js';
import { type Packable, packedLength, packState, unpackState } from './packing.js';
import type { Given } from './parameters.js';
import { requireSaneState } from './sane-state.js';
import { admitSnapshot, snapshotOf } from './snapshot.js';
import {
  cloneState,
  fitState,
  misfit,
  type Snapshot,
  type State,
  type StateRecord,
  writeState,
} from './state.js';

/** What an operator with outputs `Out` says over whole columns: one array for each output. */
export type ColumnsOf<Out> = Out extends number
  ? Float64Array
  : { readonly [Field in keyof Out]: Float64Array };

/**
 * The part of an operator that never varies: parameters, id, readiness, reset, snapshots.
 *
 * What it does with an input is in `OperatorShell` and its heirs, which a kind extends.
 */
export abstract class Streaming<
  In = number,
  Out = number,
  P extends object = object,
  S extends StateRecord = StateRecord,
> implements Operator<In, Out>, Packable
{
  readonly id: string;
  readonly warmUp: number;
  /** All parameters, defaults filled in. */
  readonly parameters: Readonly<P>;
  /** Inputs absorbed. */
  protected absorbed = 0;
  /** The last output, one slot for each of the kind's outputs. */
  protected readonly outputs: Float64Array;
  /** Room for one input and the outputs it gives, to be overwritten at any time. */
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
    const { parameters, id, warmUp, outputCount, io } = configurationOf(kind, given);
    this.parameters = parameters;
    this.id = id;
    this.warmUp = warmUp;
    this.outputs = new Float64Array(outputCount).fill(Number.NaN);
    this.io = io;
    this.state = init(parameters);
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
    return this.record(this.outputs);
  }

  /** The outputs at the beginning of `row` as the caller gets them. */
  protected record(row: Float64Array): Out {
    return (this.outputs.length === 1 ? row[0] : this.named((_, i) => row[i]!)) as Out;
  }

  /** Fresh columns for what `process` gives over `length` inputs. */
  protected columns(length: number): ColumnsOf<Out> {
    const made = this.named(() => new Float64Array(length));
    return (this.outputs.length === 1 ? made['value'] : made) as ColumnsOf<Out>;
  }

  /** The arrays of `columns`, in the order of the outputs. */
  protected linesOf(columns: ColumnsOf<Out>): Float64Array[] {
    if (columns instanceof Float64Array) return [columns];
    const byName = columns as Record<string, Float64Array>;
    return Object.keys(this.#kind.outputs).map((name) => byName[name]!);
  }

  protected named<T>(make: (name: string, i: number) => T): Record<string, T> {
    const names = Object.keys(this.#kind.outputs);
    return Object.fromEntries(names.map((name, i) => [name, make(name, i)]));
  }

  reset(): void {
    this.absorbed = 0;
    this.outputs.fill(Number.NaN);
    writeState(this.state, this.#init(this.parameters));
  }

  get packedLength(): number {
    return 1 + this.outputs.length + packedLength(this.state);
  }

  pack(to: Float64Array, at: number): number {
    const { outputs } = this;
    to[at] = this.absorbed;
    for (let j = 0; j < outputs.length; j++) to[at + 1 + j] = outputs[j]!;
    return packState(this.state, to, at + 1 + outputs.length);
  }

  unpack(from: Float64Array, at: number): number {
    const { outputs } = this;
    this.absorbed = unpackNumber(from[at]!);
    for (let j = 0; j < outputs.length; j++) outputs[j] = from[at + 1 + j]!;
    return unpackState(this.state, from, at + 1 + outputs.length);
  }

  hold(holdings: Holdings): void {
    holdings.add(this as never, ['absorbed', 'outputs']);
    holdings.add(this.state);
  }

  snapshot(): Snapshot {
    return snapshotOf(this.id, this.#kind.version, cloneState<State>(this.#memory()));
  }

  restore(snapshot: Snapshot): void {
    const memory = fitState(
      this.#memory(),
      admitSnapshot(snapshot, this.id, this.#kind.version),
      'state',
    );
    this.#requirePromises(memory, 'state');
    this.revive(memory.kernel, memory.outputs, memory.count);
    this.absorbed = memory.count;
    this.outputs.set(memory.outputs);
    writeState(this.state, memory.kernel);
  }

  /**
   * Rebuild what is derived in a state that came from outside with the last `outputs` of `count`
   * inputs, or refuse it with a `SnapshotError`; called on a copy, before anything is written.
   */
  protected revive(_state: S, _outputs: Float64Array, _count: number): void {}

  requireSense(path: string): void {
    const memory = this.#memory();
    requireSaneState(memory, path);
    this.#requirePromises(memory, path);
    this.revive(memory.kernel, memory.outputs, memory.count);
  }

  /** Refuse a state that no series of inputs leads to, as far as the kind says. */
  #requirePromises({ count, outputs, kernel }: Remembered<S>, path: string): void {
    const { invariants, lateStart } = this.#kind;
    Object.values(this.#kind.outputs).forEach(({ range }, i) => {
      if (range === undefined || !(outputs[i]! < range[0] || outputs[i]! > range[1])) return;
      throw misfit(`${path}.outputs`, 'is outside of its range');
    });
    if (invariants === undefined) return;
    const isWarm = count >= this.warmUp && lateStart === undefined;
    requireNumbers(kernel, this.#fresh(), `${path}.kernel`, { invariants, count, isWarm });
    requireInvariants(kernel, invariants, `${path}.kernel`);
  }

  /** The state of an operator like this one without inputs, to be read only. */
  #fresh(): S {
    const known = freshStates.get(this.parameters);
    if (known?.kind === this.#kind) return known.state as S;
    const state = this.#init(this.parameters);
    freshStates.set(this.parameters, { kind: this.#kind, state });
    return state;
  }

  #memory(): Remembered<S> {
    return { count: this.absorbed, outputs: this.outputs, kernel: this.state };
  }
}

type Remembered<S> = { readonly count: number; readonly outputs: Float64Array; readonly kernel: S };

/** By parameters, which operators of one configuration share. */
const freshStates = new WeakMap<object, { readonly kind: object; readonly state: StateRecord }>();
