import type { Trial } from './gain.js';
import { laplace, leaning, spiked, swelling, t4, uniform, white } from './noise-kinds.js';
import type { Noise } from './noises.js';
import { Random } from './random.js';
import {
  chirp,
  cycle,
  driftingLine,
  garchWalk,
  regimeWalk,
  reverting,
  sawtooth,
  smooth,
  steps,
  student,
  sum,
  walk,
  waves,
} from './shapes.js';
import type { Signal } from './signals.js';

/** A kind of series: a signal, and noise to be added to it. */
export interface Family {
  readonly name: string;
  /** A clean series of `length` inputs. */
  readonly signal: Signal;
  readonly noise: Noise;
}

/** One series of a family. */
export function trialOf({ signal, noise }: Family, seed: number): Trial {
  const random = new Random(seed);
  const clean = signal(random);
  const added = noise(random);
  return { clean, noisy: clean.map((x, t) => x + added[t]!) };
}

/** What is left when a signal with Gaussian noise is rounded to whole ticks. */
export function rounded(signal: Signal, tick: number): Family {
  const noisy = (random: Random): [Float64Array, Float64Array] => {
    const clean = signal(random);
    const all = clean.map((x) => tick * Math.round((x + random.gauss()) / tick));
    return [clean, all];
  };
  let kept: Float64Array | undefined;
  return {
    name: '',
    signal: (random) => {
      const [clean, all] = noisy(random);
      kept = all.map((x, t) => x - clean[t]!);
      return clean;
    },
    noise: () => kept!,
  };
}

export function family(name: string, signal: Signal, noise: Noise = white): Family {
  return { name, signal, noise };
}

/** Those on which constants may be chosen. */
export const tuningFamilies: readonly Family[] = [
  family('slow wave', waves({ period: 400, height: 5 })),
  family('wave of 40', waves({ period: 40, height: 4 })),
  family('two waves', waves({ period: 180, height: 4 }, { period: 31, height: 1.5 })),
  family('smooth, 20', smooth(20, 3, 4)),
  family('wandering cycle of 60', cycle(60, 0.99, 4)),
  family('levels of 150', steps(150, 5)),
  family('two levels of 60', steps(60, 3, 0, true)),
  family(
    'walk of 0.1',
    walk((random) => 0.1 * random.gauss()),
  ),
  family(
    'walk of 0.5',
    walk((random) => 0.5 * random.gauss()),
  ),
  family(
    'walk of 2',
    walk((random) => 2 * random.gauss()),
  ),
  family(
    'walk of t3 steps',
    walk((random) => 0.3 * student(3)(random)),
  ),
  family('GARCH walk of 0.4', garchWalk(0.4)),
  family('drifting line', driftingLine(0.01)),
  family('reverting in 20', reverting(20, 2)),
  family('reverting in 100', reverting(100, 4)),
  family('sawtooth of 120', sawtooth(120, 8)),
  family(
    'walk of 0.3 in t4',
    walk((random) => 0.3 * random.gauss()),
    t4,
  ),
  family('smooth, 30, in Laplace', smooth(30, 3, 5), laplace),
  family('levels in swelling noise', steps(120, 4), swelling),
  family(
    'walk of 0.3 in AR(.4)',
    walk((random) => 0.3 * random.gauss()),
    leaning(0.4),
  ),
  family('wave of 100 in AR(−.4)', waves({ period: 100, height: 4 }), leaning(-0.4)),
  {
    ...rounded(
      walk((random) => 0.2 * random.gauss()),
      2,
    ),
    name: 'walk of 0.2 in ticks of 2',
  },
  family('wave of 250', waves({ period: 250, height: 6 })),
  family('wave of 24', waves({ period: 24, height: 4 })),
  family(
    'three waves',
    waves({ period: 300, height: 3 }, { period: 90, height: 2 }, { period: 45, height: 1 }),
  ),
  family('chirp of 200 to 25', chirp(200, 25, 4)),
  family('smooth, 12', smooth(12, 3, 4)),
  family('smooth, 50', smooth(50, 2, 5)),
  family('wandering cycle of 35', cycle(35, 0.98, 4)),
  family('levels of 250', steps(250, 6)),
  family('levels of 80 with drifts', steps(80, 4, 0.03)),
  family('two levels of 40', steps(40, 2.5, 0, true)),
  family(
    'walk of 0.2',
    walk((random) => 0.2 * random.gauss()),
  ),
  family(
    'walk of 0.7',
    walk((random) => 0.7 * random.gauss()),
  ),
  family(
    'walk of 1.4',
    walk((random) => 1.4 * random.gauss()),
  ),
  family(
    'walk of t4 steps',
    walk((random) => 0.5 * student(4)(random)),
  ),
  family('calm and wild walk', regimeWalk(0.05, 0.6)),
  family('line with reverting slope', driftingLine(0.02, 60, 0.05)),
  family('reverting in 8', reverting(8, 2)),
  family('reverting in 50', reverting(50, 3)),
  family('sawtooth of 70', sawtooth(70, 6)),
  family('wave of 150 over levels', sum(waves({ period: 150, height: 2 }), steps(200, 4))),
  family('wave of 80 in t4', waves({ period: 80, height: 4 }), t4),
  family(
    'walk of 0.3 in swelling noise',
    walk((random) => 0.3 * random.gauss()),
    swelling,
  ),
  family(
    'walk of 0.3 in uniform noise',
    walk((random) => 0.3 * random.gauss()),
    uniform,
  ),
  family('smooth, 25, in AR(.5)', smooth(25, 3, 4), leaning(0.5)),
  family(
    'walk of 0.5 in AR(−.5)',
    walk((random) => 0.5 * random.gauss()),
    leaning(-0.5),
  ),
  { ...rounded(waves({ period: 120, height: 4 }), 3), name: 'wave of 120 in ticks of 3' },
];

/** Those with one input in a hundred off by twenty deviations. */
export const spikedFamilies: readonly Family[] = [
  family('slow wave, spiked', waves({ period: 300, height: 5 }), spiked),
  family(
    'walk of 0.3, spiked',
    walk((random) => 0.3 * random.gauss()),
    spiked,
  ),
  family('levels of 150, spiked', steps(150, 6), spiked),
  family('reverting in 40, spiked', reverting(40, 3), spiked),
  family('wave of 200, spiked', waves({ period: 200, height: 5 }), spiked),
  family(
    'walk of 0.2, spiked',
    walk((random) => 0.2 * random.gauss()),
    spiked,
  ),
  family(
    'walk of 0.7, spiked',
    walk((random) => 0.7 * random.gauss()),
    spiked,
  ),
  family('levels of 120, spiked', steps(120, 5), spiked),
  family('reverting in 25, spiked', reverting(25, 3), spiked),
  family('smooth, 25, spiked', smooth(25, 3, 4), spiked),
];
