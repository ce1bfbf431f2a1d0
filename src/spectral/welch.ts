import {
  requireInteger,
  requireKnownKeys,
  requireOneOf,
  requireRecord,
} from '../core/arguments.js';
import { requireNumbers } from '../core/lists.js';
import { type Detrend, detrends } from './detrend.js';
import { FourierTransform, transformLength } from './fft.js';
import type { Periodogram } from './periodogram.js';
import {
  densityScale,
  frequenciesOf,
  type SpectralWindow,
  spectralWindows,
  spectrumOf,
  windowWeights,
} from './segment.js';

export interface SegmentOptions {
  /** Length of a segment, at least 2 and at most that of the series; default 256, or all of it. */
  readonly segmentBars?: number;
  /** Bars that two segments share, less than a segment; default half of one. */
  readonly overlapBars?: number;
  /** Default `hann`. */
  readonly window?: SpectralWindow;
  /** What is taken out of each segment first; default its mean (`constant`). */
  readonly detrend?: Detrend;
}

/** Averages over the segments of two series. */
export interface SegmentSpectra {
  readonly frequency: Float64Array;
  /** Power density of `a` and of `b`. */
  readonly a: Float64Array;
  readonly b: Float64Array;
  /** Cross-spectral density, conj(A)·B: its real and its imaginary part. */
  readonly crossReal: Float64Array;
  readonly crossImaginary: Float64Array;
  readonly segments: number;
}

/**
 * Welch's method: power by frequency as the mean of the periodograms of overlapping segments, which
 * trades resolution for a steadier estimate.
 *
 * Each segment is padded with zeros to a power of two, N. Same conventions as `scipy.signal.welch`
 * with `scaling='density'`, `average='mean'` and `nfft=N`; bars after the last full segment are
 * not read.
 *
 * @param values  Float64Array, length ≥ 2
 * @output  two arrays of N/2 + 1; squared units of the values, per cycle per bar
 * @undefined where a value is not finite, or there are fewer than two: every power is NaN
 * @throws {ConfigError} for an unknown option, a segment longer than the series or an overlap as
 *   long as a segment
 * @cost    O(n log N)
 * @source  P. D. Welch, The use of fast Fourier transform for the estimation of power spectra (1967)
 * @example
 * const wave = Float64Array.from({ length: 512 }, (_, t) => Math.sin((2 * Math.PI * t) / 8));
 * const { frequency, power } = welch(wave, { segmentBars: 64 });
 * frequency[power.indexOf(Math.max(...power))]; // 0.125
 */
export function welch(values: Float64Array, options: Readonly<SegmentOptions> = {}): Periodogram {
  const series = requireNumbers('values', values);
  const { frequency, a } = segmentSpectra(series, series, options);
  return { frequency, power: a };
}

/** The spectra of two series of one length, averaged over their segments. */
export function segmentSpectra(
  a: Float64Array,
  b: Float64Array,
  options: Readonly<SegmentOptions>,
): SegmentSpectra {
  const { segmentBars, stepBars, window, detrend } = designOf(a.length, options);
  const transform = new FourierTransform(transformLength(segmentBars));
  const frequency = frequenciesOf(transform);
  const empty = (): Float64Array => new Float64Array(frequency.length);
  const sums = { frequency, a: empty(), b: empty(), crossReal: empty(), crossImaginary: empty() };
  const isSound = a.length >= 2 && a.every(Number.isFinite) && b.every(Number.isFinite);
  const segments = isSound ? Math.floor((a.length - segmentBars) / stepBars) + 1 : 0;
  const weights = windowWeights(window, segmentBars);
  for (let s = 0; s < segments; s++) {
    const from = s * stepBars;
    const of = (values: Float64Array) =>
      spectrumOf(values.subarray(from, from + segmentBars), weights, detrend, transform);
    addProducts(of(a), a === b ? undefined : of(b), sums);
  }
  const scale = densityScale(weights, frequency.length).map((x) => x / segments);
  const mean = (sum: Float64Array) =>
    sum.map((x, k) => (segments > 0 ? x * scale[k]! : Number.NaN));
  return {
    frequency,
    a: mean(sums.a),
    b: mean(sums.b),
    crossReal: mean(sums.crossReal),
    crossImaginary: mean(sums.crossImaginary),
    segments,
  };
}

/** Add |A|², |B|² and conj(A)·B to the sums; a series with itself has one spectrum. */
function addProducts(
  first: Float64Array,
  second: Float64Array | undefined,
  { a, b, crossReal, crossImaginary }: Omit<SegmentSpectra, 'segments'>,
): void {
  const other = second ?? first;
  for (let k = 0; k < a.length; k++) {
    const [re, im] = [first[2 * k]!, first[2 * k + 1]!];
    const [otherRe, otherIm] = [other[2 * k]!, other[2 * k + 1]!];
    a[k]! += re * re + im * im;
    b[k]! += otherRe * otherRe + otherIm * otherIm;
    crossReal[k]! += re * otherRe + im * otherIm;
    crossImaginary[k]! += re * otherIm - im * otherRe;
  }
}

function designOf(length: number, options: Readonly<SegmentOptions>) {
  const known = ['segmentBars', 'overlapBars', 'window', 'detrend'] as const;
  requireKnownKeys('options', requireRecord('options', options), known);
  const longest = Math.max(2, length);
  const asked = options.segmentBars ?? Math.min(256, longest);
  const segmentBars = requireInteger('segmentBars', asked, 2, longest);
  const overlap = options.overlapBars ?? Math.floor(segmentBars / 2);
  const overlapBars = requireInteger('overlapBars', overlap, 0, segmentBars - 1);
  return {
    segmentBars,
    stepBars: segmentBars - overlapBars,
    window: requireOneOf('window', options.window ?? 'hann', spectralWindows),
    detrend: requireOneOf('detrend', options.detrend ?? 'constant', detrends),
  };
}
