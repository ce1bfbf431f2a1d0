import type { Pyramid } from './pyramid.js';

/*
 * One function a filter length, each the same loop over levels. `i` is where V_{j−1}[t] goes, in
 * the second copy of its ring, and l steps of the level back in time are l places down. Terms of
 * the past are added first, in the order of the taps; what this input adds comes last, so that a
 * level waits for the one below as briefly as can be. `| 0` spares a check for overflow.
 */

/** Haar. */
export function step2(
  lines: Float64Array,
  slot: number,
  coefficients: Float64Array,
  { lowpass }: Pyramid,
  keep: boolean,
): void {
  const g0 = lowpass[0]!;
  const g1 = lowpass[1]!;
  const levels = (coefficients.length - 1) | 0;
  let v = coefficients[levels]!;
  let base = 1;
  for (let j = 0; j < levels; j = (j + 1) | 0) {
    const rows = 1 << j;
    const i = (base + ((slot & (rows - 1)) << 1)) | 0;
    const odd = g1 * lines[(i - 1) | 0]!;
    if (keep) {
      lines[(i - 1) | 0] = v;
      lines[i] = v;
    }
    const now = g0 * v;
    coefficients[j] = now - odd;
    v = now + odd;
    base = (base + (rows << 1)) | 0;
  }
  coefficients[levels] = v;
}

/** db2 and its like, minimum phase. */
export function step4(
  lines: Float64Array,
  slot: number,
  coefficients: Float64Array,
  { lowpass }: Pyramid,
  keep: boolean,
): void {
  const g0 = lowpass[0]!;
  const g1 = lowpass[1]!;
  const g2 = lowpass[2]!;
  const g3 = lowpass[3]!;
  const levels = (coefficients.length - 1) | 0;
  let v = coefficients[levels]!;
  let base = 4;
  for (let j = 0; j < levels; j = (j + 1) | 0) {
    const rows = 1 << j;
    const i = (base + ((slot & (rows - 1)) << 3) + ((slot >> j) & 3)) | 0;
    const even = g2 * lines[(i - 2) | 0]!;
    const odd = g1 * lines[(i - 1) | 0]! + g3 * lines[(i - 3) | 0]!;
    if (keep) {
      lines[(i - 4) | 0] = v;
      lines[i] = v;
    }
    const now = g0 * v;
    coefficients[j] = now + (even - odd);
    v = now + (even + odd);
    base = (base + (rows << 3)) | 0;
  }
  coefficients[levels] = v;
}

/** db4 and sym4, minimum phase. */
export function step8(
  lines: Float64Array,
  slot: number,
  coefficients: Float64Array,
  { lowpass }: Pyramid,
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
  const levels = (coefficients.length - 1) | 0;
  let v = coefficients[levels]!;
  let base = 8;
  for (let j = 0; j < levels; j = (j + 1) | 0) {
    const rows = 1 << j;
    const i = (base + ((slot & (rows - 1)) << 4) + ((slot >> j) & 7)) | 0;
    const even = g2 * lines[(i - 2) | 0]! + g4 * lines[(i - 4) | 0]! + g6 * lines[(i - 6) | 0]!;
    const odd =
      g1 * lines[(i - 1) | 0]! +
      g3 * lines[(i - 3) | 0]! +
      g5 * lines[(i - 5) | 0]! +
      g7 * lines[(i - 7) | 0]!;
    if (keep) {
      lines[(i - 8) | 0] = v;
      lines[i] = v;
    }
    const now = g0 * v;
    coefficients[j] = now + (even - odd);
    v = now + (even + odd);
    base = (base + (rows << 4)) | 0;
  }
  coefficients[levels] = v;
}

/** Any length, minimum phase. */
export function stepMinimum(
  lines: Float64Array,
  slot: number,
  coefficients: Float64Array,
  { lowpass, taps, ring }: Pyramid,
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
    if (keep) {
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
  { lowpass, highpass, taps, ring }: Pyramid,
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
    if (keep) {
      lines[i - ring] = v;
      lines[i] = v;
    }
    coefficients[j] = highpass[0]! * v + high;
    v = lowpass[0]! * v + low;
    base += rows * 2 * ring;
  }
  coefficients[levels] = v;
}
