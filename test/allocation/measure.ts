// Prints the bytes that each scalar operator allocates per update, as JSON.
import type { OperatorClass } from '../../src/core/index.js';
import { SignalCorrelator } from '../../src/correlation/index.js';
import * as indicators from '../../src/indicators/index.js';
import { type Signal, signalFrom } from '../../src/strategies/index.js';
import { Modwt, StreamingWaveletTransformer, WaveletDenoiser } from '../../src/wavelet/index.js';

const length = 200_000;
const prices = Float64Array.from({ length }, (_, i) => 100 + Math.sin(i * 0.7) + (i % 7) / 8);

// Short, so that the function that feeds them is compiled as a whole, and not within its loop.
const pieceLength = 200;
const pieces = Array.from({ length: length / pieceLength }, (_, i) =>
  prices.subarray(pieceLength * i, pieceLength * (i + 1)),
);

const bars = Array.from(prices.subarray(0, 20_000), (close, i) => ({
  time: 60_000 * i,
  open: close - 0.3,
  high: close + 0.7 + (i % 5) / 9,
  low: close - 0.9 - (i % 3) / 9,
  close,
  volume: 100.5 + (i % 11),
}));
const barPieces = Array.from({ length: bars.length / pieceLength }, (_, i) =>
  bars.slice(pieceLength * i, pieceLength * (i + 1)),
);

/** With the length of what those are fed whose update takes microseconds. */
const classes: readonly (OperatorClass | readonly [OperatorClass, object, number?])[] = [
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
  indicators.Frama,
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
  indicators.Atr,
  indicators.Cci,
  indicators.Mfi,
  indicators.Vwap,
  indicators.Vwma,
  [indicators.ConnorsRsi, {}, 20_000],
  [indicators.RelativeVolatility, {}, 20_000],
  [indicators.Stc, {}, 20_000],
  [indicators.Mad, {}, 20_000],
  Modwt,
  [WaveletDenoiser, { mode: 'fast' }],
  WaveletDenoiser,
  [WaveletDenoiser, { delay: 3 }],
  [WaveletDenoiser, { delay: 31 }],
  [WaveletDenoiser, { mode: 'exact', delay: 217 }, 50_000],
  [WaveletDenoiser, { mode: 'quality', wavelet: 'sym4', delay: 7 }, 5_000],
  [StreamingWaveletTransformer, {}, 50_000],
  [StreamingWaveletTransformer, { mode: 'fast' }, 50_000],
  [StreamingWaveletTransformer, { delay: 7 }, 50_000],
];

function allocated(run: () => void, updates: number): number {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  run();
  return (process.memoryUsage().heapUsed - before) / updates;
}

// V8's own functions, which need the flag --allow-natives-syntax.
const prepare = new Function('f', '%PrepareFunctionForOptimization(f)');
const deoptimize = new Function('f', '%DeoptimizeFunction(f)');
const optimize = new Function('f', '%OptimizeFunctionOnNextCall(f)');
const neverOptimize = new Function('f', '%NeverOptimizeFunction(f)');

const bytes: Record<string, number> = {};
for (const entry of classes) {
  const [Class, parameters, updates = length] = 'kind' in entry ? [entry] : entry;
  const all: readonly (Float64Array | typeof bars)[] =
    Class.kind.reads === 'bar' ? barPieces : pieces;
  const fed = all.slice(0, updates / pieceLength);
  const operator = new Class(parameters);
  // A function of its own for each class: one for all would see many shapes, and box what it returns.
  const feed = new Function(
    'operator',
    'inputs',
    `/* ${operator.id} */
    let last = 0;
    for (let i = 0; i < inputs.length; i++) last = operator.update(inputs[i]);
    return last;`,
  ) as (operator: unknown, inputs: Float64Array | typeof bars) => number;
  // V8 compiles the loop over the pieces when it likes, and then may leave `feed` itself uncompiled, which
  // boxes what it passes. So it is asked to compile `feed`, and to leave alone what calls it.
  const feedAll = (): void => {
    for (const few of fed) feed(operator, few);
  };
  neverOptimize(feedAll);
  prepare(feed);
  for (let i = 0; i < 10; i++) feedAll();
  // The least of up to thirty: the compiler works beside the program, allocates too, and is late on a
  // busy machine; a number that is boxed is boxed each time. Less than 0 saw a collection.
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 30 && least >= 1; round++) {
    // Anew: it may have been compiled before what it calls was, and then calls it with boxed numbers.
    deoptimize(feed);
    feed(operator, all[0]!);
    optimize(feed);
    feed(operator, all[1]!);
    const perUpdate = allocated(feedAll, pieceLength * fed.length);
    if (perUpdate >= 0) least = Math.min(least, perUpdate);
  }
  bytes[operator.id] = least;
}
bytes['SignalCorrelator'] = correlatorBytes();
console.log(JSON.stringify(bytes));

/** One more signal and one more composite, of five strategies on five timeframes. */
function correlatorBytes(): number {
  const timeframes = ['1m', '5m', '15m', '1h', '1d'];
  const strategies = ['a', 'b', 'c', 'd', 'e'];
  const correlator = new SignalCorrelator({ timeframes, strategies, expiryBars: 1e6 });
  const said = (timeframe: string, at: number): Signal => {
    const opinion = {
      direction: 'up',
      strength: (at % 9) / 9,
      horizonBars: 5,
      reasons: [],
    } as const;
    const bar = {
      time: (at - 1) * 60_000,
      end: at * 60_000,
      revision: 0,
      received: 1,
      expected: 1,
    };
    const origin = { symbol: 'S', timeframe, family: 'f', strategy: strategies[at % 5]!, bar };
    return signalFrom(opinion, origin)!;
  };
  const first = timeframes.flatMap((timeframe) => [1, 2, 3, 4, 5].map((at) => said(timeframe, at)));
  correlator.update(5 * 60_000, first);
  const lists = Array.from({ length: 30_000 }, (_, i) => [said('1m', i + 6)]);
  let least = Number.POSITIVE_INFINITY;
  for (let from = 0; from < lists.length; from += 1000) {
    globalThis.gc?.();
    const before = process.memoryUsage().heapUsed;
    for (let i = from; i < from + 1000; i++) correlator.update((i + 6) * 60_000, lists[i]!);
    const perUpdate = (process.memoryUsage().heapUsed - before) / 1000;
    if (perUpdate >= 0) least = Math.min(least, perUpdate);
  }
  return least;
}
