import {
  requireInteger,
  requireKnownKeys,
  requireNumber,
  requireRecord,
} from '../../core/arguments.js';
import { Matrix } from '../../core/matrix.js';
import { admitSnapshot, snapshotOf } from '../../core/snapshot.js';
import { cloneState, fitState, type Snapshot, writeState } from '../../core/state.js';
import { gainOf } from '../../statistics/gain.js';
import { correlationInterval } from './correlation-interval.js';
import {
  absorb,
  correlationIn,
  type EwProducts,
  ewProducts,
  readRow,
  requireProducts,
} from './ew-products.js';

export interface EwCorrelationMatrixOptions {
  /** How many assets; 1 … 2,000. */
  readonly size: number;
  /** Weight of the newest row in the long run; 1e-6 … 1. Default 0.03. */
  readonly alpha?: number;
  /** Where given: rows in which a weight halves, instead of `alpha`. */
  readonly halfLifeBars?: number;
  /** Rows' worth of weight below which nothing is said; at least 2, default 30. */
  readonly minEffectiveBars?: number;
}

/**
 * Exponentially weighted correlation matrix of the returns of many assets; newer ones weigh more.
 *
 *   m = Σ w·x / Σ w,  S_ij = Σ w·(x_i − m_i)(x_j − m_j),  ρ_ij = S_ij / √(S_ii·S_jj),
 *   w = (1 − alpha)^age
 *
 * Every row adds a square to all of S, so the matrix is positive semidefinite by construction. That
 * holds because rows are absorbed whole: a row with a missing number is refused, since pairs taken
 * from different rows can give a matrix that no data have. Feed returns of closed bars that end at
 * the same time.
 *
 * @param options  see `EwCorrelationMatrixOptions`
 * @input   one number an asset, of size up to 1e150; degree 0
 * @output  −1 … 1
 * @warmUp  the rows that make `minEffectiveBars`
 * @undefined before, and for an asset that has not moved: NaN
 * @throws {ConfigError} if an option is out of bounds; never because of a row
 * @cost    O(size²) an update; size²/2 numbers
 * @source  pandas' `ewm(adjust=True).corr()`
 * @example
 * const matrix = new EwCorrelationMatrix({ size: 2, alpha: 0.5, minEffectiveBars: 2 });
 * for (const row of [[1, 2], [2, 4], [0, 0], [3, 6]]) matrix.update(row);
 * matrix.correlation(0, 1).toFixed(6); // '1.000000'
 */
export class EwCorrelationMatrix {
  readonly id: string;
  readonly size: number;
  readonly #decay: number;
  readonly #minEffectiveBars: number;
  readonly #state: EwProducts;
  readonly #apart: Float64Array;

  constructor(options: EwCorrelationMatrixOptions) {
    const known = ['size', 'alpha', 'halfLifeBars', 'minEffectiveBars'] as const;
    requireKnownKeys('', requireRecord('options', options), known);
    this.size = requireInteger('size', options.size, 1, 2000);
    const alpha = requireNumber('alpha', options.alpha ?? 0.03, 1e-6, 1);
    const halfLifeBars = requireNumber('halfLifeBars', options.halfLifeBars ?? 0, 0, 1e6);
    this.#decay = 1 - gainOf({ alpha, halfLifeBars });
    this.#minEffectiveBars = requireNumber('minEffectiveBars', options.minEffectiveBars ?? 30, 2);
    this.#state = ewProducts(this.size);
    this.#apart = new Float64Array(this.size);
    const numbers = [this.size, alpha, halfLifeBars, this.#minEffectiveBars];
    this.id = `ewCorrelationMatrix(${numbers.join()})`;
  }

  /** Absorb one row; whether it was sound. */
  update(row: ArrayLike<number>): boolean {
    if (!readRow(row, this.#apart)) return false;
    absorb(this.#state, this.#apart, this.#decay);
    return true;
  }

  /** Rows absorbed. */
  get count(): number {
    return this.#state.rowCount;
  }

  /** Rows of equal weight that the matrix is worth: (Σ w)² / Σ w². */
  get effectiveBars(): number {
    const { weight, weightSquares } = this.#state;
    return weightSquares > 0 ? (weight * weight) / weightSquares : 0;
  }

  /** ρ of assets `i` and `j`, from 0; NaN where it is not known. */
  correlation(i: number, j: number): number {
    if (!(this.effectiveBars >= this.#minEffectiveBars)) return Number.NaN;
    return correlationIn(this.#state, i, j);
  }

  /** Its 95 % interval, by the effective rows; see `correlationInterval`. */
  interval(i: number, j: number): readonly [low: number, high: number] {
    return correlationInterval(this.correlation(i, j), this.effectiveBars);
  }

  /** All of it: a copy. */
  matrix(): Matrix {
    return new Matrix(
      Array.from({ length: this.size }, (_, i) =>
        Float64Array.from({ length: this.size }, (__, j) => this.correlation(i, j)),
      ),
    );
  }

  reset(): void {
    writeState(this.#state, ewProducts(this.size));
  }

  snapshot(): Snapshot {
    return snapshotOf(this.id, 1, cloneState(this.#state));
  }

  restore(snapshot: Snapshot): void {
    const state = fitState(this.#state, admitSnapshot(snapshot, this.id, 1), 'state');
    requireProducts(state, 'state');
    writeState(this.#state, state);
  }
}
