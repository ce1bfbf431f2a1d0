import type { Random } from './random.js';

/** Inputs in a series. */
export const length = 2048;

/** A signal without noise; the prices are drawn anew for each seed. */
export type Signal = (random: Random) => Float64Array;

const jumpTimes = [0.1, 0.13, 0.15, 0.23, 0.25, 0.4, 0.44, 0.65, 0.76, 0.78, 0.81];
const blockHeights = [4, -5, 3, -4, 5, -4.2, 2.1, 4.3, -3.1, 2.1, -4.2];
const bumpHeights = [4, 5, 3, 4, 5, 4.2, 2.1, 4.3, 3.1, 5.1, 4.2];
const bumpWidths = [0.005, 0.005, 0.006, 0.01, 0.01, 0.03, 0.01, 0.01, 0.005, 0.008, 0.005];

export type SignalName = 'blocks' | 'bumps' | 'heavisine' | 'doppler' | 'price_rw' | 'price_regime';

/**
 * The four test signals of Donoho and Johnstone (1994), scaled to a standard deviation of 7, and
 * two kinds of price: a random walk of step 1/3 with a jump of standard deviation 7 every 400
 * inputs, and regimes of about 200 inputs, each with a drift of its own, over a walk of step 0.08
 * with the same jumps. The noise added has a standard deviation of 1.
 */
export const signals: { readonly [S in SignalName]: Signal } = {
  blocks: overTime((t) =>
    jumpTimes.reduce((sum, at, i) => sum + blockHeights[i]! * ((1 + Math.sign(t - at)) / 2), 0),
  ),
  bumps: overTime((t) =>
    jumpTimes.reduce(
      (sum, at, i) => sum + bumpHeights[i]! * (1 + Math.abs((t - at) / bumpWidths[i]!)) ** -4,
      0,
    ),
  ),
  heavisine: overTime(
    (t) => 4 * Math.sin(4 * Math.PI * t) - Math.sign(t - 0.3) - Math.sign(0.72 - t),
  ),
  doppler: overTime((t) => Math.sqrt(t * (1 - t)) * Math.sin((2 * Math.PI * 1.05) / (t + 0.05))),
  price_rw: walk((random) => random.gauss() / 3),
  price_regime: (random: Random): Float64Array => {
    let drift = 0;
    return walk(() => {
      if (random.unit() < 1 / 200) drift = driftDeviation * random.gauss();
      return drift + 0.08 * random.gauss();
    })(random);
  },
};

const driftDeviation = 0.15;

export const signalNames: readonly SignalName[] = Object.keys(signals) as SignalName[];

function overTime(at: (t: number) => number): Signal {
  const values = Float64Array.from({ length }, (_, i) => at((i + 1) / length));
  const mean = values.reduce((sum, x) => sum + x, 0) / length;
  const variance = values.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / length;
  const factor = 7 / Math.sqrt(variance);
  return () => values.map((x) => x * factor);
}

function walk(step: (random: Random) => number): Signal {
  return (random) => {
    let price = 100;
    return Float64Array.from({ length }, () => {
      price += step(random);
      if (random.unit() < 1 / 400) price += 7 * random.gauss();
      return price;
    });
  };
}
