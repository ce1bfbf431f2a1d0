import { requireKnownKeys, requireNumber, requireOneOf, requireRecord } from '../core/arguments.js';
import { admitSnapshot, snapshotOf } from '../core/snapshot.js';
import { cloneState, fitState, misfit, type Snapshot } from '../core/state.js';
import { isPositive } from './size.js';
import { atrStop } from './stop.js';

export interface TrailingStopOptions {
  /** Of the position: 'long' puts the stop below the price, 'short' above. */
  readonly side: 'long' | 'short';
  /** ATRs between the best price and the stop; default 3. Not together with `ratio`. */
  readonly atrMultiple?: number;
  /** Share of the best price between it and the stop, instead of ATRs. */
  readonly ratio?: number;
}

/**
 * A stop that follows the best price of a position, and never loosens.
 *
 *   long   stop = max(stop₋₁, best − multiple · ATR),  best = highest high so far
 *   short  stop = min(stop₋₁, best + multiple · ATR),  best = lowest low so far
 *
 * With `ratio`: best · (1 ∓ ratio). What is not a price, or no ATR, leaves the stop where it is.
 *
 * @throws {ConfigError} if an option is out of bounds
 * @cost    O(1); 2 numbers
 * @example
 * const stop = new TrailingStop({ side: 'long', atrMultiple: 2 });
 * stop.update({ high: 100, low: 98, atr: 1 }); // 98
 * stop.update({ high: 104, low: 101, atr: 1 }); // 102
 * stop.update({ high: 103, low: 101, atr: 5 }); // 102
 * stop.isHit({ high: 103, low: 101 }); // true
 */
export class TrailingStop {
  readonly id: string;
  readonly #options: TrailingStopOptions;
  readonly #state = { best: Number.NaN, stop: Number.NaN };

  constructor(options: TrailingStopOptions) {
    const given = requireRecord('options', options);
    requireKnownKeys('', given, ['side', 'atrMultiple', 'ratio']);
    requireOneOf('side', options.side, ['long', 'short']);
    if (options.ratio !== undefined) requireNumber('ratio', options.ratio, 1e-6, 0.999999);
    const { side, ratio } = options;
    const atrMultiple = requireNumber('atrMultiple', options.atrMultiple ?? 3, 1e-3, 1e3);
    this.#options = ratio === undefined ? { side, atrMultiple } : { side, atrMultiple, ratio };
    this.id = `trailingStop(${side},${ratio === undefined ? atrMultiple : `ratio=${ratio}`})`;
  }

  /** The stop that is in force; NaN before the first price. */
  get value(): number {
    return this.#state.stop;
  }

  /** Take a bar of the position in; the stop for what comes after it. */
  update(bar: Readonly<Record<'high' | 'low', number>> & { atr?: number }): number {
    const state = this.#state;
    const isLong = this.#options.side === 'long';
    const price = readField(bar, isLong ? 'high' : 'low');
    const atr = readField(bar, 'atr');
    if (!isPositive(price)) return state.stop;
    const isBetter = isLong ? price > state.best : price < state.best;
    if (isBetter || Number.isNaN(state.best)) state.best = price;
    const wanted = this.#wanted(atr);
    const isTighter = isLong ? wanted > state.stop : wanted < state.stop;
    if (isTighter || (Number.isNaN(state.stop) && isPositive(wanted))) state.stop = wanted;
    return state.stop;
  }

  /** Whether a bar reaches the stop that is in force before it. */
  isHit(bar: Readonly<Record<'high' | 'low', number>>): boolean {
    const isLong = this.#options.side === 'long';
    const price = readField(bar, isLong ? 'low' : 'high');
    return isLong ? price <= this.#state.stop : price >= this.#state.stop;
  }

  reset(): void {
    this.#state.best = Number.NaN;
    this.#state.stop = Number.NaN;
  }

  snapshot(): Snapshot {
    return snapshotOf(this.id, 1, cloneState(this.#state));
  }

  /** Continue from a snapshot of an equal; a `SnapshotError` leaves everything as it was. */
  restore(snapshot: Snapshot): void {
    const state = fitState(this.#state, admitSnapshot(snapshot, this.id, 1), 'state');
    const { best, stop } = state;
    const isBehind = this.#options.side === 'long' ? stop <= best : stop >= best;
    const isBest = isPositive(best) || (Number.isNaN(best) && Number.isNaN(stop));
    const isStop = Number.isNaN(stop) || (isPositive(stop) && isBehind);
    if (!isBest || !isStop) throw misfit('state', 'is of no position');
    Object.assign(this.#state, state);
  }

  #wanted(atr: number): number {
    const { side, atrMultiple = 3, ratio } = this.#options;
    const { best } = this.#state;
    if (ratio !== undefined) return best * (side === 'long' ? 1 - ratio : 1 + ratio);
    return isPositive(atr) ? atrStop(best, atr, atrMultiple, side) : Number.NaN;
  }
}

/** A number of whatever came in; NaN where there is none. */
function readField(given: unknown, name: 'high' | 'low' | 'atr'): number {
  try {
    const x = (given as Readonly<Record<string, unknown>>)[name];
    return typeof x === 'number' ? x : Number.NaN;
  } catch {
    return Number.NaN;
  }
}
