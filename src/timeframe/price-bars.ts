import { admitBar } from '../bars/admit-bar.js';
import { type Bar, barColumn } from '../bars/bar.js';
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
  type State,
  type StateRecord,
  writeState,
} from '../core/state.js';
import type { FormingState } from './price-path.js';

/** A bar that ends when the price has travelled, not when time has. */
export interface PriceBar extends Bar {
  /** Time of the bar that completed it. */
  readonly lastTime: number;
}

/** What every state of price bars has. */
export interface PriceBarsState extends StateRecord {
  readonly forming: FormingState;
  /** Jumps of more bars than one bar may cause, after which it began anew. */
  restartCount: number;
}

/**
 * A rate changer over bars: each bar in causes none, one or several out.
 *
 * A subclass adds `step`, which absorbs a bar into the state it is given and lists what that
 * completed: `update` runs it on the state, `peek` on a copy.
 */
export abstract class PriceBars<P extends object, S extends PriceBarsState> {
  readonly id: string;
  readonly parameters: Readonly<P>;
  #absorbed = 0;
  readonly #state: S;
  readonly #init: () => S;
  readonly #row: Float64Array = new Float64Array(6);

  protected constructor(
    name: string,
    table: ParameterTable<P>,
    given: Given<P> | undefined,
    init: () => S,
  ) {
    this.parameters = parseParameters(table, given);
    this.id = canonicalId(name, table, this.parameters);
    this.#init = init;
    this.#state = init();
  }

  protected abstract step(state: S, bar: Bar, completed: PriceBar[]): void;

  /** Bars absorbed. */
  get count(): number {
    return this.#absorbed;
  }

  /** How often the price jumped too far for bars, so that they began anew. */
  get restarts(): number {
    return this.#state.restartCount;
  }

  /** The bar under way, as it stands; undefined before the first input. */
  get forming(): Bar | undefined {
    const { forming } = this.#state;
    return Number.isNaN(forming.open) ? undefined : { ...forming };
  }

  /** Absorb `bar`; the bars that this completed. What is no bar is refused. */
  update(bar: Bar): PriceBar[] {
    const completed: PriceBar[] = [];
    const read = this.#read(bar);
    if (read === undefined) return completed;
    this.#absorbed += 1;
    this.step(this.#state, read, completed);
    return completed;
  }

  /** What `update(bar)` would return; changes nothing. */
  peek(bar: Bar): PriceBar[] {
    const completed: PriceBar[] = [];
    const read = this.#read(bar);
    if (read !== undefined) this.step(cloneState(this.#state), read, completed);
    return completed;
  }

  reset(): void {
    this.#absorbed = 0;
    writeState(this.#state, this.#init());
  }

  snapshot(): Snapshot {
    const state = cloneState<State>(this.#memory());
    return snapshotOf(this.id, 1, state);
  }

  /** Continue from a snapshot of an equal; all of it, or a `SnapshotError` and nothing. */
  restore(snapshot: Snapshot): void {
    const memory = fitState(this.#memory(), admitSnapshot(snapshot, this.id, 1), 'state');
    this.#absorbed = memory.count;
    writeState(this.#state, memory.kernel);
  }

  /** A bar of the numbers of whatever came in, each read once; undefined if it is none. */
  #read(input: unknown): Bar | undefined {
    const row = this.#row;
    if (!admitBar(input, row)) return undefined;
    return {
      time: row[barColumn.time]!,
      open: row[barColumn.open]!,
      high: row[barColumn.high]!,
      low: row[barColumn.low]!,
      close: row[barColumn.close]!,
      volume: row[barColumn.volume]!,
    };
  }

  #memory(): { count: number; kernel: S } {
    return { count: this.#absorbed, kernel: this.#state };
  }
}
