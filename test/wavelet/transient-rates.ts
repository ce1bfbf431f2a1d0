import { whiteNoise } from './noise.js';

/** One input after another. */
export type Series = () => number;

/** Processes with steps, or values, of standard deviation 1. */
export const processes: { readonly [name: string]: (seed: number) => Series } = {
  'white noise': (seed) => {
    const noise = whiteNoise(seed);
    return () => 100 + noise();
  },
  'a random walk': (seed) => walk(whiteNoise(seed)),
  'a GARCH walk': (seed) => {
    const noise = whiteNoise(seed);
    let variance = 1;
    let step = 0;
    return walk(() => {
      variance = 0.02 + 0.08 * step * step + 0.9 * variance;
      step = Math.sqrt(variance) * noise();
      return step;
    });
  },
  'a walk of Student-t4 steps': (seed) => walk(studentT4(seed)),
  'Student-t4 noise': studentT4,
};

function walk(step: Series): Series {
  let price = 100;
  return () => {
    price += step();
    return price;
  };
}

function studentT4(seed: number): Series {
  const noise = whiteNoise(seed);
  return () => {
    let squares = 0;
    for (let i = 0; i < 4; i++) squares += noise() ** 2;
    return noise() / Math.sqrt(squares / 4) / Math.SQRT2;
  };
}
