import ndarray, { type NdArray } from 'ndarray';
import { ConfigError } from './errors.js';
import { requireRows } from './lists.js';

/**
 * Matrix: rows of numbers, all of one length.
 *
 * Every result of the library with two dimensions is one. Its rows are plain arrays, which need
 * nothing from a page's content-security policy; `toNdarray` compiles code and so is only done when
 * asked for.
 *
 * @example
 * const matrix = new Matrix([[1, 2, 3], [4, 5, 6]].map((row) => Float64Array.from(row)));
 * matrix.shape; // [2, 3]
 * matrix.get(1, 0); // 4
 * [...matrix.column(2)]; // [3, 6]
 */
export class Matrix {
  readonly rows: readonly Float64Array[];

  /** @throws {ConfigError} if rows differ in length */
  constructor(rows: readonly Float64Array[]) {
    this.rows = requireRows('rows', rows);
    const [first] = this.rows;
    for (const row of this.rows) {
      if (row.length !== first!.length) {
        throw new ConfigError('rows', `each of ${first!.length} numbers`, row.length);
      }
    }
  }

  /** A matrix of zeros. */
  static zeros(rowCount: number, columnCount: number): Matrix {
    return new Matrix(Array.from({ length: rowCount }, () => new Float64Array(columnCount)));
  }

  /** Rows and columns. */
  get shape(): [rowCount: number, columnCount: number] {
    return [this.rows.length, this.rows[0]?.length ?? 0];
  }

  /** The number in row `i` and column `j`, both from 0; NaN outside. */
  get(i: number, j: number): number {
    return this.rows[i]?.[j] ?? Number.NaN;
  }

  /** Column `j`, from 0: a copy; NaN where there is none. */
  column(j: number): Float64Array {
    return Float64Array.from(this.rows, (row) => row[j] ?? Number.NaN);
  }

  /**
   * The same as an ndarray of shape [rows, columns]: a copy. Throws an `EvalError` on a page whose
   * content-security policy forbids `unsafe-eval`.
   */
  toNdarray(): NdArray<Float64Array> {
    const [rowCount, columnCount] = this.shape;
    const all = new Float64Array(rowCount * columnCount);
    this.rows.forEach((row, i) => {
      all.set(row, i * columnCount);
    });
    return ndarray(all, [rowCount, columnCount]);
  }
}
