import { type Bar, isAdmissibleBar } from '../bars/bar.js';
import {
  canonicalId,
  type Given,
  type NumberParameter,
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

/** A bar that ends when the price has travelled, not when time has. */
export interface PriceBar extends Bar {
  /** Time of the bar that completed it. */
  readonly lastTime: number;
}

/** A bar under way; NaN until there is one. */
export type FormingState = {
  time: number;
  open: number;
  high: number;
  low: number;
  close: number;
  volume: number;
};

export function formingInit(): FormingState {
  const nothing = Number.NaN;
  return { time: nothing, open: nothing, high: nothing, low: nothing, close: nothing, volume: 0 };
}

/** Begin a bar at `price`, with the market at `close` already. */
export function startForming(
  forming: FormingState,
  time: number,
  price: number,
  close: number,
): void {
  forming.time = time;
  forming.open = price;
  forming.high = Math.max(price, close);
  forming.low = Math.min(price, close);
  forming.close = close;
  forming.volume = 0;
}

/** What every state of price bars has. */
export interface PriceBarsState extends StateRecord {
  readonly forming: FormingState;
  /** Jumps of more bars than one bar may cause, after which it began anew. */
  restartCount: number;
}

/** A distance in units of price. */
export const distance: NumberParameter = {
  type: 'number',
  min: 1e-90,
  max: 1e90,
  default: 1,
  unit: 'price',
};

/** Bars that one bar may cause. */
export const mostBars: NumberParameter = {
  type: 'integer',
  min: 1,
  max: 1_000_000,
  default: 1_000,
};

/** How many whole `length`s are in `way`; decimal prices a billionth short of one have reached it. */
export function wholeLengths(way: number, length: number): number {
  return Math.floor(way / length + 1e-9);
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

  /** Absorb `bar`; the bars that this completed. A bar with a field not finite is refused. */
  update(bar: Bar): PriceBar[] {
    const completed: PriceBar[] = [];
    if (!isAdmissibleBar(bar)) return completed;
    this.#absorbed += 1;
    this.step(this.#state, bar, completed);
    return completed;
  }

  /** What `update(bar)` would return; changes nothing. */
  peek(bar: Bar): PriceBar[] {
    const completed: PriceBar[] = [];
    if (isAdmissibleBar(bar)) this.step(cloneState(this.#state), bar, completed);
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

  #memory(): { count: number; kernel: S } {
    return { count: this.#absorbed, kernel: this.#state };
  }
}
