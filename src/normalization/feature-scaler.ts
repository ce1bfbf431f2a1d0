import {
  requireInteger,
  requireKnownKeys,
  requireOneOf,
  requireRecord,
} from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import { isAdmissible } from '../core/operator.js';
import { longestPeriod } from '../core/parameters.js';
import { Row } from '../core/row.js';
import { admitSnapshot, snapshotOf } from '../core/snapshot.js';
import { cloneState, fitState, type Snapshot, type StateRecord } from '../core/state.js';
import { type Scaler, type Scaling, scalers } from './scaler.js';

export interface FeatureScalerOptions {
  /** Columns of the row to put on a scale, e.g. `['rsi', 'macd.histogram']`. */
  readonly columns: readonly string[];
  /** Rows in the window; default 250. */
  readonly period?: number;
  /** `zScore` (default), `minMax` or `robust`. */
  readonly method?: Scaling;
}

/**
 * Features of different units on one scale: each column of a row against its own last `period`
 * values, the newest included.
 *
 *   zScore  (x − mean) / standard deviation of the population
 *   minMax  (x − min) / (max − min), 0 … 1
 *   robust  (x − median) / (1.4826·MAD), for features with outliers
 *
 * Only the past is looked at, so what a model is trained on is what it will see live.
 *
 * @param columns  names as in `row.columns`; a column that the row does not have is NaN
 * @param period   rows in the window; integer ≥ 2; default 250
 * @param method   'zScore' (default), 'minMax' or 'robust'
 * @output  a detached row of the columns
 * @undefined until `period` values are in; in a flat window; where the feature itself is NaN, which
 *            its window does not take in
 * @throws {ConfigError} if an option is out of bounds
 * @cost    O(1) amortised a column; O(log period) for 'robust'; 2·period numbers a column
 * @example
 * const scaler = new FeatureScaler({ columns: ['close'], period: 3, method: 'minMax' });
 * const row = (close: number) => new Row(['close', 'volume'], Float64Array.of(close, 9));
 * [10, 14, 13, 20].map((close) => scaler.update(row(close)).get('close')); // [NaN, NaN, 0.75, 1]
 */
export class FeatureScaler {
  readonly id: string;
  readonly #columns: readonly string[];
  readonly #period: number;
  readonly #scaler: Scaler;
  #states: StateRecord[];

  constructor(options: FeatureScalerOptions) {
    requireKnownKeys('', requireRecord('options', options), ['columns', 'period', 'method']);
    const { columns, period = 250, method = 'zScore' } = options;
    const words = Object.keys(scalers) as Scaling[];
    this.#columns = requireColumns(columns);
    this.#period = requireInteger('period', period, 2, longestPeriod);
    this.#scaler = scalers[requireOneOf('method', method, words)];
    this.#states = this.#columns.map(() => this.#scaler.init(this.#period));
    this.id = `featureScaler(${method},${period},${JSON.stringify(this.#columns)})`;
  }

  /** Absorb a row; its columns on their scale. */
  update(row: Row): Row {
    return this.#scaled(row, true);
  }

  /** What `update(row)` would return; changes nothing. */
  peek(row: Row): Row {
    return this.#scaled(row, false);
  }

  reset(): void {
    this.#states = this.#columns.map(() => this.#scaler.init(this.#period));
  }

  snapshot(): Snapshot {
    const state = cloneState<StateRecord[]>(this.#states);
    return snapshotOf(this.id, 1, state);
  }

  restore(snapshot: Snapshot): void {
    const states = fitState(this.#states, admitSnapshot(snapshot, this.id, 1), 'state');
    for (const state of states) this.#scaler.revive(state);
    this.#states = states;
  }

  #scaled(row: Row, keep: boolean): Row {
    const values = Float64Array.from(this.#columns, (column, i) => {
      const x = row.get(column) ?? Number.NaN;
      return isAdmissible(x)
        ? this.#scaler.step(this.#states[i]!, x, this.#period, keep)
        : Number.NaN;
    });
    return new Row(this.#columns, values);
  }
}

function requireColumns(columns: unknown): readonly string[] {
  const isList = Array.isArray(columns) && columns.every((name) => typeof name === 'string');
  if (isList && columns.length > 0 && new Set(columns).size === columns.length) return [...columns];
  throw new ConfigError('columns', 'a list of different names', columns);
}
