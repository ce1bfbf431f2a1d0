import { type Phase, type WaveletName, wavelet } from '../../src/wavelet/index.js';

/**
 * The impulse response of level `level` of the undecimated transform, by multiplying out the
 * filters of the levels below it.
 */
export function equivalentFilter(
  name: WaveletName,
  level: number,
  phase: Phase,
  kind: 'detail' | 'approximation',
): number[] {
  const { lowpass, highpass } = wavelet(name, phase);
  let response = [1];
  for (let j = 1; j <= level; j++) {
    const taps = j === level && kind === 'detail' ? highpass : lowpass;
    response = convolve(response, dilate(taps, 1 << (j - 1)));
  }
  return response;
}

/** The approximation of the last level, by one long filter; the contract's slow reference. */
export function modwt(
  values: readonly number[],
  parameters: { readonly maxLevels: number; readonly wavelet: WaveletName; readonly phase: Phase },
): number[] {
  const { maxLevels, wavelet: name, phase } = parameters;
  const filter = equivalentFilter(name, maxLevels, phase, 'approximation');
  return values.map((_, t) =>
    t < filter.length - 1
      ? Number.NaN
      : filter.reduce((sum, tap, l) => sum + tap * values[t - l]!, 0),
  );
}

function dilate(taps: readonly number[], s: number): number[] {
  const out = new Array<number>((taps.length - 1) * s + 1).fill(0);
  taps.forEach((tap, l) => {
    out[l * s] = tap / Math.SQRT2;
  });
  return out;
}

function convolve(a: readonly number[], b: readonly number[]): number[] {
  const out = new Array<number>(a.length + b.length - 1).fill(0);
  a.forEach((x, i) => {
    b.forEach((y, k) => {
      out[i + k]! += x * y;
    });
  });
  return out;
}
