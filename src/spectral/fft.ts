import FFT from 'fft.js';
import { cos, sin } from '../core/sine.js';

/** What this room uses of fft.js; its own declarations are all `any`. */
interface Plan {
  /** cos and −sin of 2πk/length, in turn. */
  readonly table: number[];
  transform(out: Float64Array, data: Float64Array): void;
  inverseTransform(out: Float64Array, data: Float64Array): void;
}

/** Complex numbers, interleaved: the real part of number k at 2k, the imaginary part at 2k + 1. */
export type Complex = Float64Array;

/** The smallest power of two that is at least `n`, and at least 2: what a transform can be long. */
export function transformLength(n: number): number {
  let length = 2;
  while (length < n) length *= 2;
  return length;
}

/**
 * Discrete Fourier transforms of one length: `X_k = Σ x_t · exp(−2πi·kt/length)`.
 *
 * The only file that knows fft.js, and it hands it one kind of buffer: with several kinds in one
 * process it runs at half its speed. Its table of angles is filled anew: engines round sines apart.
 */
export class FourierTransform {
  readonly length: number;
  readonly #plan: Plan;

  /** @param length  A power of two, at least 2; see `transformLength`. */
  constructor(length: number) {
    this.length = length;
    this.#plan = new FFT(length) as Plan;
    for (let k = 0; k < length; k++) {
      const angle = (2 * Math.PI * k) / length;
      this.#plan.table[2 * k] = cos(angle);
      this.#plan.table[2 * k + 1] = -sin(angle);
    }
  }

  /** The spectrum of real `values` from which `offset` is subtracted, padded with zeros. */
  forward(values: Float64Array, offset = 0): Complex {
    const padded = new Float64Array(2 * this.length);
    for (let t = 0; t < values.length; t++) padded[2 * t] = values[t]! - offset;
    const spectrum = new Float64Array(2 * this.length);
    this.#plan.transform(spectrum, padded);
    return spectrum;
  }

  inverse(spectrum: Complex): Complex {
    const values = new Float64Array(2 * this.length);
    this.#plan.inverseTransform(values, spectrum);
    return values;
  }
}
