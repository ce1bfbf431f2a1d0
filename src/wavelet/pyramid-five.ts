import type { PyramidFilters } from './pyramid-kernels.js';

/**
 * Five levels of eight taps in minimum phase: `step8` with its loop written out, so that of an
 * index only a few bits of the slot are not constant. To db4 at five levels, the default, it is
 * worth a tenth when alone and a quarter in a program full of other wavelets: see
 * docs/decisions/wavelet-kernels.md.
 */
export function fiveLevels8(
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
  let v = coefficients[5]!;

  const i0 = slot & 7;
  const even0 = g2 * lines[i0 + 6]! + g4 * lines[i0 + 4]! + g6 * lines[i0 + 2]!;
  const odd0 =
    g1 * lines[i0 + 7]! + g3 * lines[i0 + 5]! + g5 * lines[i0 + 3]! + g7 * lines[i0 + 1]!;
  if (keep === true) {
    lines[i0] = v;
    lines[i0 + 8] = v;
  }
  const now0 = g0 * v;
  coefficients[0] = now0 + (even0 - odd0);
  v = now0 + (even0 + odd0);

  const i1 = 16 + ((slot & 1) << 4) + ((slot >> 1) & 7);
  const even1 = g2 * lines[i1 + 6]! + g4 * lines[i1 + 4]! + g6 * lines[i1 + 2]!;
  const odd1 =
    g1 * lines[i1 + 7]! + g3 * lines[i1 + 5]! + g5 * lines[i1 + 3]! + g7 * lines[i1 + 1]!;
  if (keep === true) {
    lines[i1] = v;
    lines[i1 + 8] = v;
  }
  const now1 = g0 * v;
  coefficients[1] = now1 + (even1 - odd1);
  v = now1 + (even1 + odd1);

  const i2 = 48 + ((slot & 3) << 4) + ((slot >> 2) & 7);
  const even2 = g2 * lines[i2 + 6]! + g4 * lines[i2 + 4]! + g6 * lines[i2 + 2]!;
  const odd2 =
    g1 * lines[i2 + 7]! + g3 * lines[i2 + 5]! + g5 * lines[i2 + 3]! + g7 * lines[i2 + 1]!;
  if (keep === true) {
    lines[i2] = v;
    lines[i2 + 8] = v;
  }
  const now2 = g0 * v;
  coefficients[2] = now2 + (even2 - odd2);
  v = now2 + (even2 + odd2);

  const i3 = 112 + ((slot & 7) << 4) + ((slot >> 3) & 7);
  const even3 = g2 * lines[i3 + 6]! + g4 * lines[i3 + 4]! + g6 * lines[i3 + 2]!;
  const odd3 =
    g1 * lines[i3 + 7]! + g3 * lines[i3 + 5]! + g5 * lines[i3 + 3]! + g7 * lines[i3 + 1]!;
  if (keep === true) {
    lines[i3] = v;
    lines[i3 + 8] = v;
  }
  const now3 = g0 * v;
  coefficients[3] = now3 + (even3 - odd3);
  v = now3 + (even3 + odd3);

  const i4 = 240 + ((slot & 15) << 4) + ((slot >> 4) & 7);
  const even4 = g2 * lines[i4 + 6]! + g4 * lines[i4 + 4]! + g6 * lines[i4 + 2]!;
  const odd4 =
    g1 * lines[i4 + 7]! + g3 * lines[i4 + 5]! + g5 * lines[i4 + 3]! + g7 * lines[i4 + 1]!;
  if (keep === true) {
    lines[i4] = v;
    lines[i4 + 8] = v;
  }
  const now4 = g0 * v;
  coefficients[4] = now4 + (even4 - odd4);
  v = now4 + (even4 + odd4);
  coefficients[5] = v;
}
