/** Bits behind the point of the integers in which filters are worked out: 134 digits. */
export const bits = 448n;

/** 1, as such an integer. */
export const one: bigint = 1n << bits;

/** A complex number of such integers. */
type Complex = readonly [re: bigint, im: bigint];

/** A factor of a filter's polynomial in 1/z, its coefficients from the constant on. */
export type Factor = readonly bigint[];

/**
 * Factors of the half-band polynomial's remainder, with their roots within the unit circle: for each
 * real root one, for each pair one, in the order of the roots of P(y) = Σ C(n−1+k, k) yᵏ, where
 * y = sin²(ω/2). A factor whose coefficients are reversed has the reciprocal roots.
 *
 * @param moments  n, of the wavelet
 * @source  I. Daubechies, Ten Lectures on Wavelets (1992), section 6.1
 */
export function spectralFactors(moments: number): readonly Factor[] {
  const p: Complex[] = [[one, 0n]];
  for (let k = 1; k < moments; k++) {
    p.push([(p[k - 1]![0] * BigInt(moments - 1 + k)) / BigInt(k), 0n]);
  }
  const upper = rootsOf(p).filter(([, im]) => im > -negligible);
  return upper.sort(([a], [b]) => (a < b ? -1 : 1)).map(factorOf);
}

/** Far below what the roots differ by, far above their errors. */
const negligible: bigint = 1n << 120n;

/** The factor of `y`: of the z within the unit circle with z + 1/z = 2 − 4y, and its conjugate. */
function factorOf([a, b]: Complex): Factor {
  const roots = rootsOf([
    [one, 0n],
    [4n * a - 2n * one, 4n * b],
    [one, 0n],
  ]);
  const squares = roots.map(([re, im]) => (re * re + im * im) >> bits);
  const inner = squares[0]! < squares[1]! ? 0 : 1;
  const [re] = roots[inner]!;
  return b < negligible ? [one, -re] : [one, -2n * re, squares[inner]!];
}

/** All roots of the polynomial with these coefficients, by the method of Durand and Kerner. */
function rootsOf(p: readonly Complex[]): Complex[] {
  const lead = p.at(-1)!;
  const others = p.slice(0, -1).reverse();
  const roots: Complex[] = [];
  let next: Complex = [one, 0n];
  for (const _ of others) {
    roots.push(next);
    next = times(next, [(2n * one) / 5n, (9n * one) / 10n]); // any that is neither real nor a root of 1
  }
  for (let isMoving = true; isMoving; ) {
    isMoving = false;
    for (const [i, at] of roots.entries()) {
      let value = lead;
      for (const [re, im] of others) {
        const [x, y] = times(value, at);
        value = [x + re, y + im];
      }
      let apart = lead;
      for (const [j, [re, im]] of roots.entries()) {
        if (j !== i) apart = times(apart, [at[0] - re, at[1] - im]);
      }
      const [re, im] = over(value, apart);
      roots[i] = [at[0] - re, at[1] - im];
      isMoving ||= re * re + im * im > negligible * negligible;
    }
  }
  return roots;
}

function times([a, b]: Complex, [c, d]: Complex): Complex {
  return [(a * c - b * d) >> bits, (a * d + b * c) >> bits];
}

function over([a, b]: Complex, [c, d]: Complex): Complex {
  const square = c * c + d * d;
  return [((a * c + b * d) << bits) / square, ((b * c - a * d) << bits) / square];
}
