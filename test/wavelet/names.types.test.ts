import { expect, expectTypeOf, it } from 'vitest';
import {
  dwt,
  dwtWaveletNames,
  Modwt,
  modwt,
  StreamingWaveletTransformer,
  type WaveletName,
  WaveletPackets,
  waveletNames,
} from '../../src/wavelet/index.js';

it.skip('what a compiler refuses', () => {
  // @ts-expect-error Daubechies' end at db20
  new Modwt({ wavelet: 'db21' });
  // @ts-expect-error symlets begin at sym2
  new StreamingWaveletTransformer({ wavelet: 'sym1' });
  // @ts-expect-error there are five
  modwt([1, 2], { wavelet: 'coif6' });
  // @ts-expect-error not orthonormal
  new WaveletPackets({ wavelet: 'bior1.1' });
  // @ts-expect-error no such pair
  dwt([1, 2], { wavelet: 'bior1.2' });
});

it('the names that a compiler knows are those there are', () => {
  const names: Record<WaveletName, true> = Object.fromEntries(
    waveletNames().map((name) => [name, true] as const),
  ) as Record<WaveletName, true>;
  expectTypeOf(names.sym20).toEqualTypeOf<true>();
  expect(
    waveletNames().every((name) => new Modwt({ wavelet: name, maxLevels: 1 }).warmUp > 1),
  ).toBe(true);
  for (const wavelet of dwtWaveletNames()) dwt([1, 2], { wavelet });
});
