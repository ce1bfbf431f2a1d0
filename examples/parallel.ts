/**
 * Lanes over worker threads: `npx tsx examples/parallel.ts [workers]`, by default one for each core.
 * The same market through one Pipeline first, then through the workers: the same decisions, and how
 * long both took. In a program of your own the worker's line is a file of its own.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { Pipeline, type PipelineOptions, type SymbolBar } from 'barwave';
import { ParallelPipeline } from 'barwave/parallel';

const config: PipelineOptions = {
  base: '1m',
  timeframes: ['1m', '5m', '15m', '1h'],
  risk: { minConfidence: 0.02 },
  portfolio: { maxExposureRatio: 2 },
};

/** What a worker runs: `hostLanes(parentPort)`. */
const lanes = `import('barwave/parallel').then(({ hostLanes }) =>
  hostLanes(require('node:worker_threads').parentPort))`;

/** A random walk a symbol, the same on every machine. */
function marketOf(symbols: number, minutes: number): SymbolBar[] {
  let seed = 1;
  const draw = (): number => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return (seed >>> 8) / 2 ** 23 - 0.5;
  };
  const closes = Array.from({ length: symbols }, () => 100);
  return Array.from({ length: minutes * symbols }, (_, i) => {
    const [minute, s] = [Math.floor(i / symbols), i % symbols];
    const open = closes[s]!;
    const close = open * (1 + draw() / 200);
    closes[s] = close;
    const [low, high] = [Math.min(open, close), Math.max(open, close)];
    return { symbol: `S${s}`, time: minute * 60_000, open, high, low, close, volume: 1_000 };
  });
}

async function main(): Promise<void> {
  const count = Number(process.argv[2] ?? availableParallelism());
  const bars = marketOf(20, 500);
  const piece = 2_000;

  const pipeline = new Pipeline(config);
  let started = performance.now();
  const before = bars.flatMap((bar) =>
    pipeline.update(bar).decisions.map(({ id, action }) => `${id} ${action}`),
  );
  const serialMs = performance.now() - started;

  const workers = Array.from({ length: count }, () => new Worker(lanes, { eval: true }));
  const parallel = new ParallelPipeline({ ports: workers, config });
  started = performance.now();
  const after: string[] = [];
  for (let at = 0; at < bars.length; at += piece) {
    const results = await parallel.update(bars.slice(at, at + piece));
    after.push(
      ...results.flatMap(({ decisions }) => decisions.map(({ id, action }) => `${id} ${action}`)),
    );
    console.log(`${Math.min(bars.length, at + piece)} of ${bars.length} bars`);
  }
  const parallelMs = performance.now() - started;
  for (const { port, lanes, bars: own } of parallel.status()) {
    console.log(`port ${port}: ${lanes} lanes, ${own} bars`);
  }
  parallel.close();
  await Promise.all(workers.map((worker) => worker.terminate()));

  if (after.join() !== before.join()) throw new Error('the decisions differ');
  console.log(`${before.length} decisions, the same both ways`);
  console.log(`one thread ${serialMs.toFixed(0)} ms, ${count} workers ${parallelMs.toFixed(0)} ms`);
}

await main();
