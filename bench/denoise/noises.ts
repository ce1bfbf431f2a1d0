import type { Random } from './random.js';
import { length } from './signals.js';

/** Noise of standard deviation 1, unless it says otherwise. */
export type Noise = (random: Random) => Float64Array;

export type NoiseName =
  | 'gaussian'
  | 'independent ±1'
  | 'Student-t3'
  | '2 % outliers'
  | 'AR(.7)'
  | 'persistent bounce'
  | 'heteroskedastic';

export const noises: { readonly [N in NoiseName]: Noise } = {
  gaussian: series((random) => random.gauss()),
  /** Each input one up or down, independently: a bounce between bid and ask. */
  'independent ±1': series((random) => (random.unit() < 0.5 ? 1 : -1)),
  /** Student's t with three degrees of freedom, scaled to a variance of 1. */
  'Student-t3': series((random) => {
    const squares = [0, 0, 0].reduce((sum) => sum + square(random.gauss()), 0);
    return random.gauss() / Math.sqrt(squares);
  }),
  /** Gaussian, and one in fifty replaced by ten times as much. */
  '2 % outliers': series((random) => (random.unit() < 0.02 ? 10 : 1) * random.gauss()),
  /** Each one 0.7 of the one before, and something new. */
  'AR(.7)': autoregressive(0.7),
  /** Up or down as before with probability 0.9: a bounce that stays at one side. */
  'persistent bounce': (random) => {
    let side = 1;
    return series((draw) => {
      if (draw.unit() < 0.1) side = -side;
      return side;
    })(random);
  },
  /** A variance that swings between 0.1 and 1.9 every 512 inputs. */
  heteroskedastic: series(
    (random, i) => random.gauss() * Math.sqrt(1 + 0.9 * Math.sin((2 * Math.PI * i) / 512)),
  ),
};

export const noiseNames: readonly NoiseName[] = Object.keys(noises) as NoiseName[];

function series(draw: (random: Random, i: number) => number): Noise {
  return (random) => Float64Array.from({ length }, (_, i) => draw(random, i));
}

function autoregressive(weight: number): Noise {
  const fresh = Math.sqrt(1 - weight * weight);
  return (random) => {
    let last = random.gauss();
    return series((draw) => {
      last = weight * last + fresh * draw.gauss();
      return last;
    })(random);
  };
}

function square(x: number): number {
  return x * x;
}
