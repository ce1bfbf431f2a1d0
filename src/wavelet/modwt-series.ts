import { requireOneOf, requireRecord } from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import { requireNumbers, requireRows } from '../core/lists.js';
import { Matrix } from '../core/matrix.js';
import { parseParameters } from '../core/parameters.js';
import { fieldsOf, listIn } from '../core/reading.js';
import { Modwt, type ModwtParameters } from './modwt.js';
import { type Pyramid, pyramid, pyramidInit, pyramidStep, reach } from './pyramid.js';

/** Coefficients as a matrix: row j − 1 is level j, the last row the approximation. */
export type Coefficients = Matrix;

/** What stands before the series: its other end, or its mirror image. */
export type Boundary = 'circular' | 'reflection';

export interface ModwtOptions extends Partial<ModwtParameters> {
  /** Default 'circular'. */
  readonly boundary?: Boundary;
}

/**
 * MODWT of a whole series. For study, not for decisions: the first coefficients use the end of the
 * series. It runs the stream's kernel, fed first with what stands before the series.
 *
 * @param values  The series, at least one number.
 * @param options.boundary  'circular', or 'reflection': of the series followed by its mirror image.
 * @returns  J + 1 rows, W_1 … W_J and V_J; as many columns as values, twice as many by reflection
 * @cost    O((n + reach)·J·L)
 * @source  Percival and Walden (2000), section 5.5; columns as in waveslim
 * @example
 * const { rows } = modwt([4, 6, 5, 1], { wavelet: 'haar', maxLevels: 1 });
 * rows.map((row) => [...row]); // [[1.5, 1, -0.5, -2], [2.5, 5, 5.5, 3]]
 */
export function modwt(values: ArrayLike<number>, options: ModwtOptions = {}): Coefficients {
  const { boundary, design } = parseOptions(options);
  const series = continued(values, boundary);
  const { levels } = design;
  const n = series.length;
  const state = pyramidInit(design);
  const row = new Float64Array(levels + 1);
  const out = Matrix.zeros(levels + 1, n);
  for (let t = 1 - reach(design.taps, levels); t < n; t++) {
    row[levels] = series[((t % n) + n) % n]!;
    pyramidStep(state, row, design, true);
    if (t >= 0) for (let j = 0; j <= levels; j++) out.rows[j]![t] = row[j]!;
  }
  return out;
}

/**
 * Inverse of `modwt`: the series from its coefficients, exact to rounding.
 *
 * @param coefficients  J + 1 rows, as `modwt` gave them with the same options.
 * @throws {ConfigError} if they are not a matrix of so many rows
 * @example
 * const coefficients = modwt([4, 6, 5, 1], { wavelet: 'haar', maxLevels: 1 });
 * [...imodwt(coefficients, { wavelet: 'haar', maxLevels: 1 })]; // [4, 6, 5, 1]
 */
export function imodwt(coefficients: Coefficients, options: ModwtOptions = {}): Float64Array {
  const { boundary, design } = parseOptions(options);
  const { rows, n } = rowsOf(coefficients, design.levels + 1);
  let v = rows[design.levels]!;
  for (let j = design.levels; j >= 1; j--) {
    const lower = new Float64Array(n);
    addAdjoint(v, design.lowpass, 1 << (j - 1), lower);
    addAdjoint(rows[j - 1]!, design.highpass, 1 << (j - 1), lower);
    v = lower;
  }
  return boundary === 'reflection' ? v.slice(0, n / 2) : v;
}

/**
 * Multiresolution analysis: the series as a sum of J details and a smooth, all in step with it.
 *
 * Zero phase, so every row looks both ways in time: a picture of the past, never a feature.
 *
 * @param values  The series, at least one number.
 * @returns  J + 1 rows, D_1 … D_J and S_J, that add up to the series
 * @cost    O(n·J²·L)
 * @source  Percival and Walden (2000), section 5.3; each row is PyWavelets' `iswt` of `swt` with the rest zero
 * @example
 * mra([4, 6, 5, 1], { wavelet: 'haar', maxLevels: 1 }).get(1, 0); // 3.75
 */
export function mra(
  values: ArrayLike<number>,
  options: Omit<ModwtOptions, 'phase'> = {},
): Coefficients {
  const { design } = parseOptions(options);
  const { levels } = design;
  const coefficients = modwt(values, options);
  const { length: n } = values;
  const parts = coefficients.rows.map((coefficient, row) => {
    let part = coefficient;
    for (let j = Math.min(row + 1, levels); j >= 1; j--) {
      const lower = new Float64Array(part.length);
      const filter = j === row + 1 ? design.highpass : design.lowpass;
      addAdjoint(part, filter, 1 << (j - 1), lower);
      part = lower;
    }
    return part.slice(0, n);
  });
  return new Matrix(parts);
}

function parseOptions(options: ModwtOptions): {
  boundary: Boundary;
  design: Pyramid;
} {
  const { boundary, ...given } = requireRecord('options', options) as ModwtOptions;
  const { wavelet, maxLevels, phase } = parseParameters(Modwt.kind.parameters, given);
  return {
    boundary: requireOneOf('boundary', boundary ?? 'circular', ['circular', 'reflection']),
    design: pyramid(wavelet, maxLevels, phase),
  };
}

/** The series whose circle is to be transformed. */
function continued(values: ArrayLike<number>, boundary: Boundary): Float64Array {
  const series = requireNumbers('values', values);
  if (series.length === 0) throw new ConfigError('values', 'at least one number', values);
  if (boundary === 'circular') return series;
  const mirrored = new Float64Array(2 * series.length);
  mirrored.set(series);
  mirrored.set(series.slice().reverse(), series.length);
  return mirrored;
}

/** The rows of a matrix, or of what was one before it was sent elsewhere. */
function rowsOf(given: unknown, rowCount: number): { rows: readonly Float64Array[]; n: number } {
  const rows = listIn(fieldsOf(given)('rows'));
  const bound = `a matrix of ${rowCount} rows`;
  if (rows.length !== rowCount) throw new ConfigError('coefficients', bound, given);
  const matrix = new Matrix(requireRows('coefficients.rows', rows));
  return { rows: matrix.rows, n: matrix.shape[1] };
}

/** into[t] += Σ_l filter_l · values[t + s·l], round the circle: a filter run backwards in time. */
function addAdjoint(
  values: Float64Array,
  filter: Float64Array,
  s: number,
  into: Float64Array,
): void {
  const n = values.length;
  for (let t = 0; t < n; t++) {
    let sum = 0;
    for (let l = 0; l < filter.length; l++) sum += filter[l]! * values[(t + s * l) % n]!;
    into[t] = into[t]! + sum;
  }
}
