/**
 * Lanes over worker threads: the same bars through one Pipeline, then through workers, with the same
 * decisions, and a table of how long each way took.
 *
 *   npx tsx examples/parallel.ts                          a synthetic market, as many workers as cores
 *   npx tsx examples/parallel.ts --workers 1,2,4 --symbols 100 --minutes 600
 *   npx tsx examples/parallel.ts --base 1d --timeframes 1d,1w AAPL.csv MSFT.csv
 *
 * `examples/parallel/page` does the same in a browser.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { compare, tableOf } from './parallel/compare.js';
import { marketOf, syntheticMarket } from './parallel/market.js';
import { sourcesIn } from './parallel/read-files.js';

/** What a worker runs; in a program of your own it is a file. */
const lanes = `import('barwave/parallel').then(({ hostLanes }) =>
  hostLanes(require('node:worker_threads').parentPort))`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    workers: { type: 'string', default: String(availableParallelism()) },
    symbols: { type: 'string', default: '6' },
    minutes: { type: 'string', default: '1500' },
    base: { type: 'string', default: '1m' },
    timeframes: { type: 'string', default: '1m,5m,15m,1h' },
  },
});
const market =
  positionals.length > 0
    ? marketOf(await sourcesIn(positionals))
    : syntheticMarket(Number(values.symbols), Number(values.minutes));
const bars = market.symbolAt.length;
const runs = await compare(market, {
  config: {
    base: values.base,
    timeframes: values.timeframes.split(','),
    risk: { minConfidence: 0.02 },
    portfolio: { maxExposureRatio: 2 },
  },
  counts: [0, ...values.workers.split(',').map(Number)],
  worker: () => new Worker(lanes, { eval: true }),
  progress: (workers, done) => console.log(`${workers} workers: ${done} of ${bars} bars`),
});
for (const row of tableOf(runs, bars)) {
  console.log(row.map((cell, i) => (i === 0 ? cell.padEnd(20) : cell.padStart(16))).join(''));
}
console.log(`${runs[0]!.trades} decisions to trade, the same every way`);
