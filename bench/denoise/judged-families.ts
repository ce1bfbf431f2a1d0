import { type Family, family, rounded } from './families.js';
import { laplace, leaning, spiked, swelling, t4, white } from './noise-kinds.js';
import {
  beating,
  chirp,
  cycle,
  driftingLine,
  garchWalk,
  humps,
  parabolas,
  regimeWalk,
  reverting,
  sawtooth,
  smooth,
  steps,
  student,
  sum,
  triangle,
  walk,
  waves,
} from './shapes.js';

/** A Gaussian walk. */
const gaussWalk = (step: number) => walk((random) => step * random.gauss());

/** Those by which everybody is judged. No constant was chosen with a look at them. */
export const judgedFamilies: readonly Family[] = [
  family('wave of 130', waves({ period: 130, height: 5 })),
  family('wave of 18', waves({ period: 18, height: 3 })),
  family('two waves, far apart', waves({ period: 500, height: 6 }, { period: 60, height: 1.5 })),
  family('chirp of 30 to 300', chirp(30, 300, 5)),
  family('triangle of 160', triangle(160, 6)),
  family('beating wave of 50', beating(50, 600, 5)),
  family('smooth, 35', smooth(35, 2, 4)),
  family('wandering cycle of 90', cycle(90, 0.992, 5)),
  family('levels of 100', steps(100, 4)),
  family('levels of 300 with drifts', steps(300, 5, 0.05)),
  family('two levels of 90', steps(90, 3.5, 0, true)),
  family('sawtooth of 200', sawtooth(200, 10)),
  family('humps of 40', humps(40, 6, 0.01)),
  family('parabolas of 120', parabolas(120, 0.003)),
  family('walk of 0.15', gaussWalk(0.15)),
  family('walk of 0.4', gaussWalk(0.4)),
  family('walk of 1', gaussWalk(1)),
  family('GARCH walk of 0.7', garchWalk(0.7)),
  family(
    'walk of t3 steps, larger',
    walk((random) => 0.6 * student(3)(random)),
  ),
  family('calm and wild walk, larger', regimeWalk(0.1, 1)),
  family('drifting line, steeper', driftingLine(0.02)),
  family('reverting in 30', reverting(30, 2.5)),
  family('reverting in 12', reverting(12, 3)),
  family('levels over a walk', sum(steps(150, 4), gaussWalk(0.1))),
  family('wave of 90 in t4', waves({ period: 90, height: 5 }), t4),
  family('walk of 0.25 in Laplace', gaussWalk(0.25), laplace),
  family('reverting in 60 in swelling noise', reverting(60, 3), swelling),
  family('walk of 0.4 in AR(.3)', gaussWalk(0.4), leaning(0.3)),
  family('smooth, 30, in AR(−.3)', smooth(30, 3, 4), leaning(-0.3)),
  { ...rounded(gaussWalk(0.4), 2.5), name: 'walk of 0.4 in ticks of 2.5' },
];

/**
 * With one input in a hundred off by twenty deviations. Drawn up before anybody had looked at them;
 * those looked at before are in `spikedFamilies`. After they had been judged once, one thing was
 * changed with a look at `bumps`: spikes are taken out whole only where they are usual.
 */
export const judgedSpikedFamilies: readonly Family[] = [
  family(
    'two waves of 160 and 45, spiked',
    waves({ period: 160, height: 4 }, { period: 45, height: 1.5 }),
    spiked,
  ),
  family('chirp of 250 to 40, spiked', chirp(250, 40, 5), spiked),
  family('triangle of 140, spiked', triangle(140, 6), spiked),
  family('beating wave of 70, spiked', beating(70, 500, 5), spiked),
  family('smooth, 60, spiked', smooth(60, 2, 4), spiked),
  family('wandering cycle of 50, spiked', cycle(50, 0.985, 4), spiked),
  family('levels of 200 with drifts, spiked', steps(200, 5, 0.04), spiked),
  family('two levels of 80, spiked', steps(80, 3, 0, true), spiked),
  family('humps of 50, spiked', humps(50, 5, 0.01), spiked),
  family('walk of 0.15, spiked', gaussWalk(0.15), spiked),
  family('walk of 0.4, spiked', gaussWalk(0.4), spiked),
  family('GARCH walk of 0.6, spiked', garchWalk(0.6), spiked),
  family('calm and wild walk, spiked', regimeWalk(0.1, 0.8), spiked),
  family('reverting in 15, spiked', reverting(15, 2.5), spiked),
];

/** Of `judgedFamilies`, those whose noise is white and of finite variance. */
export const whiteFamilies: readonly Family[] = judgedFamilies.filter(
  ({ noise }) => noise === white,
);
