import { atan } from '../core/atan.js';
import { ConfigError } from '../core/errors.js';
import { requireNumbers } from '../core/lists.js';
import { type SegmentOptions, segmentSpectra } from './welch.js';

/** How two series go together, by frequency. */
export interface Coherence {
  /** Cycles per bar. */
  readonly frequency: Float64Array;
  /** 0 … 1. */
  readonly coherence: Float64Array;
  /** Angle by which `b` lags `a`, −π … π; `phase / (2π·frequency)` is the lag in bars. */
  readonly phase: Float64Array;
  /** Segments averaged: with one, every coherence is 1. */
  readonly segments: number;
}

/**
 * Magnitude-squared coherence: the share of variance that two series share linearly, by frequency.
 *
 *   C(f) = |P_ab(f)|² / (P_aa(f)·P_bb(f)),  the spectra averaged over segments by Welch's method
 *
 * Two series that have nothing to do with each other have a coherence of about 1 / segments: read
 * it beside that. Same conventions as `scipy.signal.coherence`; the phase is −arg(P_ab).
 *
 * @param a  Float64Array, length ≥ 2
 * @param b  Float64Array of the same length
 * @output  arrays of N/2 + 1, as `welch`
 * @undefined where a value is not finite, a series has no power, or there are fewer than two: NaN
 * @throws {ConfigError} for lengths that differ, and as `welch`
 * @cost    O(n log N)
 * @source  G. C. Carter et al., Estimation of the magnitude-squared coherence function (1973)
 * @example
 * const a = Float64Array.from({ length: 512 }, (_, t) => Math.sin((2 * Math.PI * t) / 8));
 * const b = Float64Array.from({ length: 512 }, (_, t) => Math.sin((2 * Math.PI * (t - 1)) / 8));
 * const { frequency, phase } = coherence(a, b, { segmentBars: 64 });
 * const k = frequency.indexOf(1 / 8);
 * (phase[k]! / (2 * Math.PI * frequency[k]!)).toFixed(6); // '1.000000'
 */
export function coherence(
  a: Float64Array,
  b: Float64Array,
  options: Readonly<SegmentOptions> = {},
): Coherence {
  const [first, second] = [requireNumbers('a', a), requireNumbers('b', b)];
  if (first.length !== second.length)
    throw new ConfigError('b.length', `${first.length}, the length of a`, second.length);
  const spectra = segmentSpectra(first, second, options);
  const { frequency, crossReal, crossImaginary, segments } = spectra;
  const shared = frequency.map((_, k) => {
    const [re, im] = [crossReal[k]!, crossImaginary[k]!];
    return Math.min(1, (re * re + im * im) / (spectra.a[k]! * spectra.b[k]!));
  });
  const phase = frequency.map((_, k) => -angleOf(crossReal[k]!, crossImaginary[k]!));
  return { frequency, coherence: shared, phase, segments };
}

/** Angle of a complex number, −π … π. */
function angleOf(re: number, im: number): number {
  if (re > 0) return atan(im / re);
  if (re < 0) return atan(im / re) + (im < 0 ? -Math.PI : Math.PI);
  return Number.isNaN(re) ? re : Math.sign(im) * (Math.PI / 2);
}
