/**
 * npm run bench -- training
 *
 * Eight engines trained in one thread, and the same jobs behind two ports: wall time, for that is
 * what workers are for, so the machine has to be quiet. The engines are compared to the last bit.
 */
import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import {
  registryToText,
  type TrainedEngine,
  type TrainingJob,
  train,
} from '../src/learning/index.js';
import { hostTraining, ParallelTraining } from '../src/parallel/index.js';
import { makeMarket } from './harness/market.js';

const bars = 6_000;
const rounds = 3;
const jobs = Array.from({ length: 8 }, (_, i): TrainingJob => {
  return {
    id: `model ${i}`,
    options: { features: ['rsi', 'roc', 'natr', 'efficiency'], horizons: [1 + i] },
    indicators: {
      rsi: { kind: 'rsi', period: 14 },
      roc: { kind: 'roc', period: 5 },
      natr: { kind: 'natr', period: 14 },
      efficiency: { kind: 'efficiencyRatio', period: 10 },
    },
    columns: makeMarket(bars).columns,
    lookback: bars,
  };
});

async function measure(): Promise<void> {
  const ports = [0, 1].map(() => new Worker(new URL(import.meta.url)));
  const training = new ParallelTraining({ ports });
  await training.train(jobs.map((job) => ({ ...job, lookback: 500 }))); // as warm as this thread
  let [serialMs, parallelMs] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < rounds; round++) {
    let started = performance.now();
    const serial = jobs.map((job) => train(job));
    serialMs = Math.min(serialMs, performance.now() - started);
    started = performance.now();
    const parallel = await training.train(jobs);
    parallelMs = Math.min(parallelMs, performance.now() - started);
    if (textOf(serial) !== textOf(parallel)) throw new Error('ports train other engines');
    if (round < rounds - 1) continue;
    const times = (serialMs / parallelMs).toFixed(2);
    console.log(
      `eight engines, ${bars} bars each, ${availableParallelism()} cores, equal bit for bit`,
    );
    console.log(
      `one thread ${serialMs.toFixed(0)} ms, two ports ${parallelMs.toFixed(0)} ms: ${times} × (1.7 asked)`,
    );
    for (const { id, busyMs, entry } of parallel) {
      console.log(`${id}: ${busyMs.toFixed(0)} ms, ${entry?.metrics['bytes']} B`);
    }
  }
  await Promise.all(ports.map((port) => port.terminate()));
}

function textOf(trained: readonly Partial<TrainedEngine>[]): string {
  return registryToText(trained.flatMap(({ entry }) => (entry === undefined ? [] : [entry])));
}

if (isMainThread) await measure();
else hostTraining(parentPort!, { now: () => performance.now() });
