import { coiflets } from './coiflets.js';
import { bits, type Factor, one, spectralFactors } from './spectral-factors.js';

/**
 * Which factors of sym2 … sym20 have their roots outside of the unit circle, a bit each: the choice
 * of PyWavelets, found by trying all of them.
 */
const flipped: readonly number[] = [
  ...[0, 0, 2, 1, 5, 1, 10, 6, 21],
  ...[6, 21, 28, 44, 28, 89, 142, 333, 116, 357],
];

/** db1 … db20, sym2 … sym20, coif1 … coif5. */
export const scalingNames: readonly string[] = [
  ...Array.from({ length: 20 }, (_, i) => `db${i + 1}`),
  ...flipped.map((_, i) => `sym${i + 2}`),
  ...Object.keys(coiflets),
];

const known = new Map<string, readonly number[]>(Object.entries(coiflets));

/**
 * The scaling filter of one of `scalingNames`, orthonormal, summing to the square root of two, each
 * tap rounded once from 130 digits: the same on every engine. As a table they were a third of a
 * bundle of the transformer; worked out, some ms at the first use of each.
 */
export function scalingFilter(name: string): readonly number[] {
  let taps = known.get(name);
  if (taps === undefined) {
    const moments = Number(name.replace(/\D+/, ''));
    taps = tapsOf(moments, name.startsWith('sym') ? flipped[moments - 2]! : 0);
    known.set(name, taps);
  }
  return taps;
}

/** (1 + z)ⁿ and the factors, multiplied, on the scale of √2. */
function tapsOf(moments: number, flips: number): readonly number[] {
  const zeros: Factor[] = Array.from({ length: moments }, () => [one, one]);
  const own = spectralFactors(moments).map((factor, i) =>
    ((flips >> i) & 1) === 1 ? [...factor].reverse() : factor,
  );
  const taps = [...zeros, ...own].reduce(multiplied, [one]);
  const sum = taps.reduce((a, b) => a + b);
  return taps.map((tap) => Number((tap * rootOfTwo) / sum) / Number(one));
}

function multiplied(taps: Factor, factor: Factor): Factor {
  const product = new Array<bigint>(taps.length + factor.length - 1).fill(0n);
  for (const [i, tap] of taps.entries()) {
    for (const [j, own] of factor.entries()) product[i + j]! += (tap * own) >> bits;
  }
  return product;
}

/** √2, by Heron's steps from above. */
const rootOfTwo: bigint = /* @__PURE__ */ (() => {
  let root = one << 1n;
  for (let i = 0; i < 12; i++) root = (root + (2n * one * one) / root) >> 1n;
  return root;
})();
