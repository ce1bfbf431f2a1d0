/** What a kernel needs to know of a pyramid. */
export interface PyramidFilters {
  readonly levels: number;
  /** Taps L of each filter. */
  readonly taps: number;
  /** g/√2 and h/√2. */
  readonly lowpass: Float64Array;
  readonly highpass: Float64Array;
  /** Length of a ring: a power of two that holds the L − 1 past inputs of one phase. */
  readonly ring: number;
}

/*
 * One function a filter length, each the same loop over levels. `i` is where V_{j−1}[t] goes, in
 * the first copy of its ring, and l steps of the level back in time are l places below the second
 * copy. Terms of the past are added first, in the order of the taps; what this input adds comes
 * last, so that a level waits for the one below as briefly as can be. The mask `indices` changes
 * nothing: it tells the engine that an index is never negative. `=== true` spares it the question
 * what else `keep` might be.
 */
const indices = 0xfffffff;

/** Haar. */
export function step2(
  lines: Float64Array,
  slot: number,
  coefficients: Float64Array,
  { lowpass }: PyramidFilters,
  keep: boolean,
): void {
  const g0 = lowpass[0]!;
  const g1 = lowpass[1]!;
  const levels = coefficients.length - 1;
  let v = coefficients[levels]!;
  for (let j = 0; j < levels; j = (j + 1) | 0) {
    const rows = 1 << j;
    const i = ((rows - 1 + (slot & (rows - 1))) << 1) & indices;
    const odd = g1 * lines[i]!;
    if (keep === true) {
      lines[i] = v;
      lines[i + 1] = v;
    }
    const now = g0 * v;
    coefficients[j] = now - odd;
    v = now + odd;
  }
  coefficients[levels] = v;
}

/** db2 and its like, minimum phase. */
export function step4(
  lines: Float64Array,
  slot: number,
  coefficients: Float64Array,
  { lowpass }: PyramidFilters,
  keep: boolean,
): void {
  const g0 = lowpass[0]!;
  const g1 = lowpass[1]!;
  const g2 = lowpass[2]!;
  const g3 = lowpass[3]!;
  const levels = coefficients.length - 1;
  let v = coefficients[levels]!;
  for (let j = 0; j < levels; j = (j + 1) | 0) {
    const rows = 1 << j;
    const i = (((rows - 1 + (slot & (rows - 1))) << 3) + ((slot >> j) & 3)) & indices;
    const even = g2 * lines[i + 2]!;
    const odd = g1 * lines[i + 3]! + g3 * lines[i + 1]!;
    if (keep === true) {
      lines[i] = v;
      lines[i + 4] = v;
    }
    const now = g0 * v;
    coefficients[j] = now + (even - odd);
    v = now + (even + odd);
  }
  coefficients[levels] = v;
}

/** db4 and sym4, minimum phase. */
export function step8(
  lines: Float64Array,
  slot: number,
  coefficients: Float64Array,
  { lowpass }: PyramidFilters,
  keep: boolean,
): void {
  const g0 = lowpass[0]!;
  const g1 = lowpass[1]!;
  const g2 = lowpass[2]!;
  const g3 = lowpass[3]!;
  const g4 = lowpass[4]!;
  const g5 = lowpass[5]!;
  const g6 = lowpass[6]!;
  const g7 = lowpass[7]!;
  const levels = coefficients.length - 1;
  let v = coefficients[levels]!;
  for (let j = 0; j < levels; j = (j + 1) | 0) {
    const rows = 1 << j;
    const i = (((rows - 1 + (slot & (rows - 1))) << 4) + ((slot >> j) & 7)) & indices;
    const even = g2 * lines[i + 6]! + g4 * lines[i + 4]! + g6 * lines[i + 2]!;
    const odd = g1 * lines[i + 7]! + g3 * lines[i + 5]! + g5 * lines[i + 3]! + g7 * lines[i + 1]!;
    if (keep === true) {
      lines[i] = v;
      lines[i + 8] = v;
    }
    const now = g0 * v;
    coefficients[j] = now + (even - odd);
    v = now + (even + odd);
  }
  coefficients[levels] = v;
}

/** db8 and sym8, minimum phase. */
export function step16(
  lines: Float64Array,
  slot: number,
  coefficients: Float64Array,
  { lowpass }: PyramidFilters,
  keep: boolean,
): void {
  const g0 = lowpass[0]!;
  const g1 = lowpass[1]!;
  const g2 = lowpass[2]!;
  const g3 = lowpass[3]!;
  const g4 = lowpass[4]!;
  const g5 = lowpass[5]!;
  const g6 = lowpass[6]!;
  const g7 = lowpass[7]!;
  const g8 = lowpass[8]!;
  const g9 = lowpass[9]!;
  const g10 = lowpass[10]!;
  const g11 = lowpass[11]!;
  const g12 = lowpass[12]!;
  const g13 = lowpass[13]!;
  const g14 = lowpass[14]!;
  const g15 = lowpass[15]!;
  const levels = coefficients.length - 1;
  let v = coefficients[levels]!;
  for (let j = 0; j < levels; j = (j + 1) | 0) {
    const rows = 1 << j;
    const i = (((rows - 1 + (slot & (rows - 1))) << 5) + ((slot >> j) & 15)) & indices;
    const even =
      g2 * lines[i + 14]! +
      g4 * lines[i + 12]! +
      g6 * lines[i + 10]! +
      g8 * lines[i + 8]! +
      g10 * lines[i + 6]! +
      g12 * lines[i + 4]! +
      g14 * lines[i + 2]!;
    const odd =
      g1 * lines[i + 15]! +
      g3 * lines[i + 13]! +
      g5 * lines[i + 11]! +
      g7 * lines[i + 9]! +
      g9 * lines[i + 7]! +
      g11 * lines[i + 5]! +
      g13 * lines[i + 3]! +
      g15 * lines[i + 1]!;
    if (keep === true) {
      lines[i] = v;
      lines[i + 16] = v;
    }
    const now = g0 * v;
    coefficients[j] = now + (even - odd);
    v = now + (even + odd);
  }
  coefficients[levels] = v;
}

/** Eight taps, any pair of filters. */
export function stepTextbook8(
  lines: Float64Array,
  slot: number,
  coefficients: Float64Array,
  { lowpass, highpass }: PyramidFilters,
  keep: boolean,
): void {
  const g0 = lowpass[0]!;
  const g1 = lowpass[1]!;
  const g2 = lowpass[2]!;
  const g3 = lowpass[3]!;
  const g4 = lowpass[4]!;
  const g5 = lowpass[5]!;
  const g6 = lowpass[6]!;
  const g7 = lowpass[7]!;
  const h0 = highpass[0]!;
  const h1 = highpass[1]!;
  const h2 = highpass[2]!;
  const h3 = highpass[3]!;
  const h4 = highpass[4]!;
  const h5 = highpass[5]!;
  const h6 = highpass[6]!;
  const h7 = highpass[7]!;
  const levels = coefficients.length - 1;
  let v = coefficients[levels]!;
  for (let j = 0; j < levels; j = (j + 1) | 0) {
    const rows = 1 << j;
    const i = (((rows - 1 + (slot & (rows - 1))) << 4) + ((slot >> j) & 7)) & indices;
    const x1 = lines[i + 7]!;
    const x2 = lines[i + 6]!;
    const x3 = lines[i + 5]!;
    const x4 = lines[i + 4]!;
    const x5 = lines[i + 3]!;
    const x6 = lines[i + 2]!;
    const x7 = lines[i + 1]!;
    const low = g1 * x1 + g2 * x2 + g3 * x3 + g4 * x4 + g5 * x5 + g6 * x6 + g7 * x7;
    const high = h1 * x1 + h2 * x2 + h3 * x3 + h4 * x4 + h5 * x5 + h6 * x6 + h7 * x7;
    if (keep === true) {
      lines[i] = v;
      lines[i + 8] = v;
    }
    coefficients[j] = h0 * v + high;
    v = g0 * v + low;
  }
  coefficients[levels] = v;
}

/** Any length, minimum phase. */
export function stepMinimum(
  lines: Float64Array,
  slot: number,
  coefficients: Float64Array,
  { lowpass, taps, ring }: PyramidFilters,
  keep: boolean,
): void {
  const levels = (coefficients.length - 1) | 0;
  let v = coefficients[levels]!;
  let base = ring;
  for (let j = 0; j < levels; j++) {
    const rows = 1 << j;
    const i = base + (slot & (rows - 1)) * 2 * ring + ((slot >> j) & (ring - 1));
    let even = 0;
    let odd = lowpass[1]! * lines[i - 1]!;
    for (let l = 2; l < taps; l += 2) {
      even += lowpass[l]! * lines[i - l]!;
      odd += lowpass[l + 1]! * lines[i - l - 1]!;
    }
    if (keep === true) {
      lines[i - ring] = v;
      lines[i] = v;
    }
    const now = lowpass[0]! * v;
    coefficients[j] = now + (even - odd);
    v = now + (even + odd);
    base += rows * 2 * ring;
  }
  coefficients[levels] = v;
}

/** Any length, any pair of filters. */
export function stepTextbook(
  lines: Float64Array,
  slot: number,
  coefficients: Float64Array,
  { lowpass, highpass, taps, ring }: PyramidFilters,
  keep: boolean,
): void {
  const levels = (coefficients.length - 1) | 0;
  let v = coefficients[levels]!;
  let base = ring;
  for (let j = 0; j < levels; j++) {
    const rows = 1 << j;
    const i = base + (slot & (rows - 1)) * 2 * ring + ((slot >> j) & (ring - 1));
    let low = 0;
    let high = 0;
    for (let l = 1; l < taps; l++) {
      const x = lines[i - l]!;
      low += lowpass[l]! * x;
      high += highpass[l]! * x;
    }
    if (keep === true) {
      lines[i - ring] = v;
      lines[i] = v;
    }
    coefficients[j] = highpass[0]! * v + high;
    v = lowpass[0]! * v + low;
    base += rows * 2 * ring;
  }
  coefficients[levels] = v;
}
