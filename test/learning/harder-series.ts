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

export function series(seed: number, of: (draws: Draws) => Next): ErrorSeries {
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
