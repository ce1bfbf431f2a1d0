import { series } from './harder-series.js';
import type { ErrorSeries } from './intervals.js';

/** Further kinds: all that were made to judge by, none of them left out, nothing chosen on any draw. */
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
  'jumps that beget jumps': series(303, (draws) => {
    let odds = 0.003;
    return () => {
      const jumps = draws.uniform() < Math.min(odds, 0.3);
      odds = 0.003 + 0.9 * (odds - 0.003) + (jumps ? 0.1 : 0);
      return draws.normal() + (jumps ? 12 * draws.normal() : 0);
    };
  }),
  'days of hours, one in five loud': series(304, (draws) => (i) => {
    const loud = Math.floor(i / 480) % 5 === 0 ? 2 : 0;
    return (0.3 + Math.abs(Math.sin((Math.PI * i) / 60)) + loud) * draws.student(4);
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
  exponential: series(307, (draws) => () => -Math.log(draws.uniform())),
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
  'two sizes, 6 in 100 large': series(312, (draws) => () => {
    return (draws.uniform() < 0.06 ? 3 : 1) * (draws.uniform() < 0.5 ? 1 : -1);
  }),
  'two sizes, 3 in 100 large': series(313, (draws) => () => {
    const size = draws.uniform() < 0.03 ? 5 : 1;
    return size * (draws.uniform() < 0.5 ? 1 : -1) * (1 + 0.001 * draws.uniform());
  }),
  counts: series(314, (draws) => () => Math.floor(-2 * Math.log(draws.uniform()))),
  'fifty of 3,000 × 100': series(315, (draws) => (i) => (i % 3000 < 50 ? 100 : 1) * draws.normal()),
  'forty by forty × 6': series(316, (draws) => (i) => (i % 80 < 40 ? 1 : 6) * draws.normal()),
  'tails of a stable law': series(318, (draws) => () => {
    return draws.normal() * Math.exp(-0.55 * Math.log(draws.uniform()));
  }),
  'twenty steps that overlap': series(317, (draws) => {
    const steps = new Float64Array(20);
    return (i) => {
      steps[i % 20] = draws.student(4);
      return steps.reduce((sum, step) => sum + step, 0);
    };
  }),
};
