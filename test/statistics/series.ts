/** Uniform in [0, 1), the same for the same seed (a linear congruence modulo 2^32). */
export function seeded(seed: number): () => number {
  let word = seed >>> 0;
  return () => {
    word = (Math.imul(word, 1664525) + 1013904223) >>> 0;
    return word / 4294967296;
  };
}

/** Series that statistics stumble over, each of `length`. */
export function hostileSeries(length: number, seed = 1): { readonly [name: string]: number[] } {
  const random = seeded(seed);
  let price = 100;
  const walk = Array.from({ length }, () => {
    price += Math.floor(random() * 129 - 64) / 64;
    return price;
  });
  const small = walk.map(() => Math.floor(random() * 7) - 3);
  return {
    walk,
    small,
    flat: walk.map(() => 0.1),
    steps: walk.map((_, i) => (Math.floor(i / 9) % 3) + 0.3),
    rising: walk.map((_, i) => i),
    falling: walk.map((_, i) => -i),
    offset: small.map((x) => 1e9 + x),
    zeros: small.map((x) => (x > 0 ? 0 : -0)),
    outlier: walk.map((x, i) => (i % 41 === 17 ? 1e12 : x)),
  };
}

/** Largest magnitude in `xs`: what rounding is judged against. */
export const magnitude = (xs: readonly number[]): number => Math.max(...xs.map(Math.abs));
