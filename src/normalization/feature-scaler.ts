import { requireKnownKeys, requireRecord } from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import { Row } from '../core/row.js';
import { admitSnapshot, snapshotOf } from '../core/snapshot.js';
import { isStateArray, misfit, type Snapshot, type State } from '../core/state.js';
import { type Scaler, type Scaling, scalerOf } from './scaling.js';

export interface FeatureScalerOptions extends Scaling {
  /**
   * Columns of the row to put on a scale, e.g. `['rsi', 'macd.histogram']`, all on the same; or each
   * with a scale of its own, e.g. `{ close: { method: 'logReturn' }, rsi: { method: 'minMax' } }`.
   */
  readonly columns: readonly string[] | Readonly<Record<string, Scaling>>;
}

/**
 * Features of different units on one scale: each column of a row against its own last values, the
 * newest included. One scaler a symbol: what it has seen is that of its rows.
 *
 *   zScore     (x − mean) / standard deviation of the population
 *   minMax     (x − min) / (max − min), 0 … 1
 *   robust     (x − median) / (1.4826·MAD), or / (Q₃ − Q₁), for features with outliers
 *   logReturn  ln(x / x₋₁), for prices
 *
 * Only the past is looked at, so what a model is trained on is what it will see live.
 *
 * @param columns        names as in `row.columns`, or a record of them; a column that the row does
 *                       not have is NaN
 * @param method         'zScore' (default), 'minMax', 'robust' or 'logReturn'
 * @param windowSize     values in the window; integer ≥ 2; default 100
 * @param minDataPoints  values from which on there is an output, over a window that grows until it
 *                       is full; default `windowSize`
 * @param spread         of 'robust': 'mad' (default) or 'iqr'
 * @output  a detached row of the columns
 * @undefined until `minDataPoints` values are in; in a flat window; where the feature itself is NaN,
 *            which its window does not take in
 * @throws {ConfigError} if an option is out of bounds
 * @cost    O(1) amortised a column; O(log windowSize) for 'robust'; 2·windowSize numbers a column
 * @example
 * const scaler = new FeatureScaler({ columns: ['close'], windowSize: 3, method: 'minMax' });
 * const row = (close: number) => new Row(['close', 'volume'], Float64Array.of(close, 9));
 * [10, 14, 12].map((close) => scaler.update(row(close)).get('close')); // [NaN, NaN, 0.5]
 * scaler.inverse(new Row(['close'], Float64Array.of(1))).get('close'); // 14
 */
export class FeatureScaler {
  readonly id: string;
  readonly #columns: readonly string[];
  readonly #make: () => Scaler[];
  #scalers: Scaler[];

  constructor(options: FeatureScalerOptions) {
    const { columns, ...common } = requireRecord('options', options) as Record<string, unknown>;
    requireKnownKeys('', { columns, ...common }, optionNames);
    const scalings = scalingsOf(columns, common);
    this.#columns = Object.freeze(scalings.map(([name]) => name));
    this.#make = () => scalings.map(([name, scaling]) => scalerOf(pathOf(columns, name), scaling));
    this.#scalers = this.#make();
    const ids = this.#scalers.map(({ id }, i) => `${JSON.stringify(this.#columns[i])}:${id}`);
    this.id = `featureScaler(${ids.join()})`;
  }

  /** Absorb a row; its columns on their scale. */
  update(row: Row): Row {
    return this.#rowOf((scaler, i) => scaler.update(this.#read(row, i)));
  }

  /** What `update(row)` would return; changes nothing. */
  peek(row: Row): Row {
    return this.#rowOf((scaler, i) => scaler.peek(this.#read(row, i)));
  }

  /** The row that would have given `scaled` after the last one absorbed. */
  inverse(scaled: Row): Row {
    return this.#rowOf((scaler, i) => scaler.inverse(this.#read(scaled, i)));
  }

  reset(): void {
    this.#scalers = this.#make();
  }

  snapshot(): Snapshot {
    const scalers = this.#scalers.map((scaler) => scaler.snapshot() as unknown as State);
    return snapshotOf(this.id, 2, scalers);
  }

  /** Continue from a snapshot of an equal; a `SnapshotError` leaves everything as it was. */
  restore(snapshot: Snapshot): void {
    const states = admitSnapshot(snapshot, this.id, 2);
    if (!isStateArray(states) || states.length !== this.#columns.length) {
      throw misfit('state', `expected an array of ${this.#columns.length}`);
    }
    const scalers = this.#make();
    for (const [i, scaler] of scalers.entries()) {
      scaler.restore(states[i] as unknown as Snapshot);
    }
    this.#scalers = scalers;
  }

  #read(row: Row, i: number): number {
    try {
      return row.get(this.#columns[i]!) ?? Number.NaN;
    } catch {
      return Number.NaN; // no row
    }
  }

  #rowOf(give: (scaler: Scaler, i: number) => number): Row {
    return new Row(this.#columns, Float64Array.from(this.#scalers, give));
  }
}

const optionNames = ['columns', 'method', 'windowSize', 'minDataPoints', 'spread'];

/** A scale by column, in order. */
function scalingsOf(columns: unknown, common: Scaling): [string, Scaling][] {
  if (!Array.isArray(columns)) {
    const own = Object.entries(requireRecord('columns', columns));
    if (own.length > 0) {
      return own.map(([name, scaling]) => {
        return [name, { ...common, ...requireRecord(`columns.${name}`, scaling) }];
      });
    }
  } else if (columns.every((name) => typeof name === 'string') && columns.length > 0) {
    const names = columns as string[];
    if (new Set(names).size === names.length) return names.map((name) => [name, common]);
  }
  throw new ConfigError('columns', 'a list of different names, or a record of scales', columns);
}

function pathOf(columns: unknown, name: string): string {
  return Array.isArray(columns) ? '' : `columns.${name}`;
}
