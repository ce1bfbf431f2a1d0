import type { Bar } from '../../src/bars/index.js';
import { Random } from '../denoise/random.js';

/** Steps of the logarithm of a price, four a bar, of some size about 1. */
type Steps = (random: Random) => (step: number) => number;

const walk: Steps = (random) => () => random.gauss();

/** Of Student's t, cut at ±50. */
const tails =
  (freedom: number): Steps =>
  (random) =>
  () => {
    let squares = 0;
    for (let i = 0; i < freedom; i++) squares += random.gauss() ** 2;
    return Math.max(-50, Math.min(50, random.gauss() / Math.sqrt(squares / freedom)));
  };

/** Each leans on the one before by `share`, the other way from `flipStep` on, and so on. */
const leaning =
  (share: number, flipStep = Number.POSITIVE_INFINITY): Steps =>
  (random) => {
    let last = 0;
    return (step) => {
      const way = Math.floor(step / flipStep) % 2 === 0 ? share : -share;
      last = way * last + random.gauss();
      return last;
    };
  };

/** Pulled back to where it began. */
const pulled =
  (share: number): Steps =>
  (random) => {
    let price = 0;
    return () => {
      const step = random.gauss() - share * price;
      price += step;
      return step;
    };
  };

const garch: Steps = (random) => {
  let [variance, last] = [1, 0];
  return () => {
    variance = 0.02 + 0.08 * last * last + 0.9 * variance;
    last = Math.sqrt(variance) * random.gauss();
    return last;
  };
};

/** Trades at either side of a spread. */
const bouncing =
  (steps: Steps, spread: number): Steps =>
  (random) => {
    const next = steps(random);
    let side = 0;
    return (step) => {
      const now = random.unit() < 0.5 ? spread : -spread;
      const moved = next(step) + now - side;
      side = now;
      return moved;
    };
  };

/** Means and deviations that change together, at random. */
const regimes: Steps = (random) => {
  const [means, deviations] = [
    [0.15, -0.15, 0, 0, 0],
    [1, 1, 1, 2.5, 0.4],
  ];
  let is = 0;
  return () => {
    if (random.unit() < 1 / 300) is = Math.floor(random.unit() * 5);
    return means[is]! + deviations[is]! * random.gauss();
  };
};

const stochasticVolatility: Steps = (random) => {
  let variance = 1;
  return () => {
    const shock = 0.06 * Math.sqrt(variance) * random.gauss();
    variance = Math.max(0.01, variance + 0.002 * (1 - variance) + shock);
    return Math.sqrt(variance) * random.gauss();
  };
};

const drifts: Steps = (random) => {
  let drift = 0;
  return () => {
    if (random.unit() < 1 / 800) drift = 0.1 * random.gauss();
    return drift + random.gauss();
  };
};

const walled: Steps = (random) => {
  let price = 0;
  return () => {
    const step = random.gauss();
    const turned = Math.abs(price + step) > 120 ? -step : step;
    price += turned;
    return turned;
  };
};

/** Kinds of markets, most of them without anything to know; some prices are multiples of a tick. */
const markets: Readonly<Record<string, { readonly steps: Steps; readonly tick?: number }>> = {
  walk: { steps: walk },
  'walk that drifts': { steps: (random) => () => random.gauss() + 0.02 },
  'walk in ticks': { steps: walk, tick: 0.05 },
  't(3)': { steps: tails(3) },
  't(2)': { steps: tails(2) },
  jumps: {
    steps: (random) => () => random.gauss() + (random.unit() < 0.002 ? 15 * random.gauss() : 0),
  },
  GARCH: { steps: garch },
  'stochastic volatility': { steps: stochasticVolatility },
  'seasons of a day': {
    steps: (random) => (step) => random.gauss() * (1 + 0.8 * Math.sin((Math.PI * step) / 2880)),
  },
  'mostly idle': {
    steps: (random) => () => (random.unit() < 0.7 ? 0 : random.gauss()),
    tick: 0.02,
  },
  bounce: { steps: bouncing(walk, 0.7) },
  'GARCH with bounce': { steps: bouncing(garch, 0.5), tick: 0.01 },
  'between walls': { steps: walled },
  'pulled back': { steps: pulled(0.02) },
  'pulled back slowly': { steps: pulled(0.002) },
  'goes on': { steps: leaning(0.15) },
  'turns back': { steps: leaning(-0.3) },
  'goes on, then turns back': { steps: leaning(0.15, 40_000) },
  'drifts that change': { steps: drifts },
  regimes: { steps: regimes },
  'a cycle': {
    steps: (random) => (step) => random.gauss() + 0.25 * Math.cos((Math.PI * step) / 250),
  },
};

export const marketNames: readonly string[] = Object.keys(markets);

/** `count` minutes of a market, by a seed. */
export function* syntheticBars(market: string, seed: number, count: number): Generator<Bar> {
  const { steps, tick } = markets[market]!;
  const random = new Random(seed * 7919 + 13);
  const next = steps(random);
  let logarithm = 0;
  let close = 100;
  for (let i = 0; i < count; i++) {
    const open = close;
    let [high, low] = [open, open];
    for (let k = 0; k < 4; k++) {
      logarithm += 2e-4 * next(4 * i + k);
      const price = 100 * Math.exp(logarithm);
      close = tick === undefined ? price : Math.round(price / tick) * tick;
      high = Math.max(high, close);
      low = Math.min(low, close);
    }
    const volume = 1 + Math.floor(random.unit() * 100);
    yield { time: i * 60_000, open, high, low, close, volume };
  }
}
