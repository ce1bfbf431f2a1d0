/**
 * npm run bench -- parallel
 *
 * One thread beside 1, 2, 4, 8 and 16 workers over the same bars: wall time, for that is what
 * workers are for, so the machine has to be quiet. 100 symbols, five timeframes, all strategies.
 * As many processes as there are cores, each with all of it and nothing to tell the others, show
 * what the machine has to give.
 */
import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { hostLanes, ParallelPipeline } from '../src/parallel/index.js';
import { Pipeline } from '../src/pipeline/index.js';
import { blockAt, cloneCost, config, symbolCount, timeframeCosts } from './parallel/market.js';

const warmBlocks = 10;
const blocks = 8;

async function measure(): Promise<void> {
  const only = process.env['BENCH_ONLY'] ?? '';
  console.log(
    `${availableParallelism()} cores, ${symbolCount} symbols, five timeframes, all strategies`,
  );
  const told = serially((pipeline, i) => {
    for (const [symbol, columns] of blockAt(i).bySymbol) pipeline.process(columns, symbol);
  });
  const alone = aloneInOneThread();
  say('one thread, columns and decisions', told, told);
  say('one thread, compute alone', alone, alone);
  const cores = availableParallelism();
  const apart = await inProcesses(cores);
  const times = (alone.usABar / apart).toFixed(2);
  const name = `${cores} processes apart, compute alone`;
  console.log(`${name.padEnd(40)} ${apart.toFixed(2)} µs a bar, ${times} ×`);
  for (const count of [1, 2, 4, 8, 16]) {
    if (only !== '' && only !== String(count)) continue;
    const columns = await inWorkers(count, (parallel, i) => parallel.process(blockAt(i).columns));
    say(`${count} workers, columns and decisions`, columns, told);
    const warm = await inWorkers(count, (parallel, i) => parallel.warm(blockAt(i).bars));
    say(`${count} workers, compute alone`, warm, alone);
  }
  console.log(`256 bars as numbers, cloned twice        ${cloneCost().toFixed(2)} µs a bar`);
  for (const [timeframe, us] of timeframeCosts()) {
    const name = `a lane of ${timeframe} alone`;
    console.log(`${name.padEnd(40)} ${us.toFixed(2)} µs a bar`);
  }
}

interface Figure {
  readonly usABar: number;
  /** Of all cores that there are, 0 … 1. */
  readonly cpuRatio: number;
}

function serially(run: (pipeline: Pipeline, block: number) => void): Figure {
  const pipeline = new Pipeline(config);
  for (let i = 0; i < warmBlocks; i++) run(pipeline, i);
  const stop = stopwatch();
  for (let i = 0; i < blocks; i++) run(pipeline, warmBlocks + i);
  return stop();
}

function aloneInOneThread(): Figure {
  return serially((pipeline, i) => pipeline.warm(blockAt(i).bars));
}

/** µs a bar of so many processes together, each of which does all of it. */
async function inProcesses(count: number): Promise<number> {
  const run = promisify(execFile);
  const env = { ...process.env, BENCH_APART: 'yes' };
  const each = await Promise.all(
    Array.from({ length: count }, () => run(process.execPath, [process.argv[1]!], { env })),
  );
  return 1 / each.reduce((sum, { stdout }) => sum + 1 / Number(stdout), 0);
}

async function inWorkers(
  count: number,
  run: (parallel: ParallelPipeline, block: number) => Promise<unknown>,
): Promise<Figure> {
  const ports = Array.from({ length: count }, () => new Worker(new URL(import.meta.url)));
  const assign = (symbol: string, hosts: number): number => Number(symbol.slice(1)) % hosts;
  const parallel = new ParallelPipeline({ ports, config, assign });
  for (let i = 0; i < warmBlocks; i++) await run(parallel, i);
  const stop = stopwatch();
  await Promise.all(Array.from({ length: blocks }, (_, i) => run(parallel, warmBlocks + i)));
  const figure = stop();
  parallel.close();
  await Promise.all(ports.map((port) => port.terminate()));
  return figure;
}

function stopwatch(): () => Figure {
  const bars = blocks * blockAt(0).bars.length;
  const started = performance.now();
  const before = process.cpuUsage();
  return () => {
    const ms = performance.now() - started;
    const { user, system } = process.cpuUsage(before);
    const cpuRatio = (user + system) / 1_000 / ms / availableParallelism();
    return { usABar: (ms * 1_000) / bars, cpuRatio };
  };
}

function say(name: string, { usABar, cpuRatio }: Figure, one: Figure): void {
  const times = `${(one.usABar / usABar).toFixed(2)} ×`;
  const share = `${(100 * cpuRatio).toFixed(0)} % of all cores`;
  console.log(`${name.padEnd(40)} ${usABar.toFixed(2)} µs a bar, ${times}, ${share}`);
}

if (process.env['BENCH_APART'] === 'yes') console.log(aloneInOneThread().usABar);
else if (isMainThread) await measure();
else hostLanes(parentPort!, { now: () => performance.now() });
