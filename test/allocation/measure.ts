// Prints the bytes that each scalar operator allocates per update, as JSON.
import type { OperatorClass } from '../../src/core/index.js';
import * as indicators from '../../src/indicators/index.js';
import { Modwt, WaveletDenoiser } from '../../src/wavelet/index.js';

const length = 200_000;
const prices = Float64Array.from({ length }, (_, i) => 100 + Math.sin(i * 0.7) + (i % 7) / 8);

const pieces = Array.from({ length: length / 200 }, (_, i) =>
  prices.subarray(200 * i, 200 * (i + 1)),
);

const classes: readonly (OperatorClass | readonly [OperatorClass, object])[] = [
  indicators.Sma,
  indicators.Ema,
  indicators.Rma,
  indicators.Wma,
  indicators.Dema,
  indicators.Tema,
  indicators.Hma,
  indicators.Zlema,
  indicators.Kama,
  indicators.T3,
  indicators.Alma,
  indicators.Rsi,
  indicators.Cmo,
  indicators.Roc,
  indicators.Momentum,
  indicators.StdDev,
  indicators.Variance,
  indicators.ZScore,
  indicators.Sum,
  indicators.Highest,
  indicators.Lowest,
  indicators.EwMean,
  indicators.EwVariance,
  Modwt,
  [WaveletDenoiser, { mode: 'fast' }],
  WaveletDenoiser,
];

function allocated(run: () => void): number {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  run();
  return (process.memoryUsage().heapUsed - before) / length;
}

const bytes: Record<string, number> = {};
for (const entry of classes) {
  const [Class, parameters] = 'kind' in entry ? [entry, undefined] : entry;
  const operator = new Class(parameters);
  // A function of its own for each class: one for all would see many shapes, and box what it returns.
  const feed = new Function(
    'operator',
    'prices',
    `/* ${operator.id} */
    let last = 0;
    for (let i = 0; i < prices.length; i++) last = operator.update(prices[i]);
    return last;`,
  ) as (operator: unknown, prices: Float64Array) => number;
  // A function that is compiled within its loop begins each call uncompiled, and boxes what it is given
  // until it gets there: in many short calls it is compiled as a whole.
  const feedAll = (): void => {
    for (const few of pieces) feed(operator, few);
  };
  for (let i = 0; i < 10; i++) feedAll();
  // The least of up to thirty: the compiler works beside the program, allocates too, and is late on a
  // busy machine; a number that is boxed is boxed each time.
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 30 && least >= 1; round++) {
    least = Math.min(least, allocated(feedAll));
  }
  bytes[operator.id] = least;
}
console.log(JSON.stringify(bytes));
