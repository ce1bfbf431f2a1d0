import type { Draws } from './draws.js';
import { drawsOf, type ErrorSeries } from './intervals.js';

/** What comes next in a series of a kind. */
type Next = (i: number) => number;

/**
 * Series that are harder than those that the constants of an interval were first chosen on: heavier
 * tails, volatility near its unit root, breaks, jumps, seasons, trends, ticks.
 */
export const harderSeries: Readonly<Record<string, ErrorSeries>> = {
  't of 2': series(101, (draws) => () => draws.student(2)),
  Cauchy: series(102, (draws) => () => draws.student(1)),
  'GARCH near 1': series(103, (draws) => garch(0.001, 0.05, 0.949, () => draws.normal())),
  'GARCH that reacts': series(105, (draws) => garch(0.01, 0.2, 0.79, () => draws.normal())),
  'GARCH of t(4)': series(106, (draws) =>
    garch(0.005, 0.08, 0.915, () => draws.student(4) / Math.SQRT2),
  ),
  'regimes × 5': series(107, (draws) => switching(draws, 0.002, 5)),
  'regimes × 20': series(108, (draws) => switching(draws, 0.001, 20)),
  'short regimes × 4': series(109, (draws) => switching(draws, 0.02, 4)),
  'one bar in 100 × 10': series(111, (draws) => () => jump(draws, 0.01, 10)),
  'one bar in 1,000 × 50': series(112, (draws) => () => jump(draws, 0.001, 50)),
  'a session of 390': series(115, (draws) => (i) => {
    const place = (i % 390) / 390;
    return (0.5 + 4 * (place - 0.5) ** 2 + (place < 0.02 ? 3 : 0)) * draws.normal();
  }),
  'a day of 1,440': series(118, (draws) => (i) => {
    return Math.exp(1.5 * Math.sin((2 * Math.PI * i) / 1440)) * draws.student(5);
  }),
  'rising volatility': series(119, (draws) => (i) => Math.exp(i / 10_000) * draws.normal()),
  'falling volatility': series(120, (draws) => (i) => Math.exp(-i / 10_000) * draws.normal()),
  'a trend that turns': series(122, (draws) => {
    let way = 3;
    return () => {
      if (draws.uniform() < 0.005) way = -way;
      return way + draws.normal();
    };
  }),
  'AR(.98)': series(126, (draws) => {
    let x = 0;
    return () => {
      x = 0.98 * x + draws.normal();
      return x;
    };
  }),
  'coarse ticks': series(129, (draws) => () => Math.round(0.4 * draws.student(4))),
  '85 of 100 are 0': series(127, (draws) => () => (draws.uniform() < 0.85 ? 0 : draws.student(4))),
  'stochastic volatility': series(135, (draws) => {
    let log = 0;
    return () => {
      log = 0.995 * log + 0.1 * draws.normal();
      return Math.exp(log) * draws.student(4);
    };
  }),
  'a step each 2,500': series(142, (draws) => (i) => {
    return [1, 4, 0.3, 10, 2][Math.floor(i / 2500) % 5]! * draws.normal();
  }),
};

/** Further kinds, of which nothing was chosen on any draw. */
export const otherSeries: Readonly<Record<string, ErrorSeries>> = {
  'three states, 1, 4 and 12': series(301, (draws) => {
    let state = 0;
    return () => {
      if (draws.uniform() < 0.004) state = Math.floor(draws.uniform() * 3);
      return [1, 4, 12][state]! * draws.student(6);
    };
  }),
  'GARCH that fears falls': series(302, (draws) => {
    let variance = 1;
    return () => {
      const x = Math.sqrt(0.6 * variance) * draws.student(5);
      variance = 0.01 + (x < 0 ? 0.15 : 0.03) * x * x + 0.9 * variance;
      return x;
    };
  }),
  'cents of a price of 20': series(305, (draws) => {
    let [price, shown] = [20, 20];
    return () => {
      price *= Math.exp(0.0004 * draws.student(4));
      const before = shown;
      shown = Math.round(100 * price) / 100;
      return Math.log(shown / before);
    };
  }),
  'between bid and ask': series(306, (draws) => {
    let side = 0.5;
    return () => {
      const before = side;
      side = draws.uniform() < 0.5 ? 0.5 : -0.5;
      return side - before + 0.2 * draws.normal();
    };
  }),
  'two sides, twice as wide each 1,500': series(308, (draws) => (i) => {
    const size = (1 + (Math.floor(i / 1500) % 2)) * Math.log(draws.uniform());
    return draws.uniform() < 0.5 ? size : -size;
  }),
  'ramps of volatility': series(309, (draws) => (i) => {
    return Math.exp(Math.abs((i % 1000) - 500) / 160) * draws.normal();
  }),
  'a walk': series(310, (draws) => {
    let x = 0;
    return () => {
      x = 0.999 * x + draws.normal();
      return x;
    };
  }),
  'a wave': series(311, (draws) => (i) => Math.sin(i / 17) + 0.1 * draws.normal()),
  counts: series(314, (draws) => () => Math.floor(-2 * Math.log(draws.uniform()))),
  'fifty of 3,000 × 100': series(315, (draws) => (i) => (i % 3000 < 50 ? 100 : 1) * draws.normal()),
  'forty by forty × 6': series(316, (draws) => (i) => (i % 80 < 40 ? 1 : 6) * draws.normal()),
  'twenty steps that overlap': series(317, (draws) => {
    const steps = new Float64Array(20);
    return (i) => {
      steps[i % 20] = draws.student(4);
      return steps.reduce((sum, step) => sum + step, 0);
    };
  }),
};

function series(seed: number, of: (draws: Draws) => Next): ErrorSeries {
  return (length, draw = 0) => {
    const next = of(drawsOf(seed, draw));
    return Float64Array.from({ length }, (_, i) => next(i));
  };
}

function garch(constant: number, reaction: number, memory: number, draw: () => number): Next {
  let variance = constant / (1 - reaction - memory);
  return () => {
    const x = Math.sqrt(variance) * draw();
    variance = constant + reaction * x * x + memory * variance;
    return x;
  };
}

/** Normal, of a deviation of 1 or `factor`, with a switch at a share of the bars. */
function switching(draws: Draws, share: number, factor: number): Next {
  let deviation = 1;
  return () => {
    if (draws.uniform() < share) deviation = deviation === 1 ? factor : 1;
    return deviation * draws.normal();
  };
}

function jump(draws: Draws, share: number, factor: number): number {
  return draws.normal() * (draws.uniform() < share ? factor : 1);
}
