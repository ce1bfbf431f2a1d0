import { MessageChannel, Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import type { Columns } from '../../src/bars/bar.js';
import { columnsOf } from '../../src/bars/columns.js';
import { encodeText } from '../../src/core/index.js';
import {
  type OwnModel,
  PredictionEngine,
  registryToText,
  type TrainingJob,
  train,
} from '../../src/learning/index.js';
import { hostTraining, ParallelTraining, type Port } from '../../src/parallel/index.js';
import { Draws } from '../learning/draws.js';

const indicators = { rsi: { kind: 'rsi', period: 5 }, roc: { kind: 'roc', period: 3 } } as const;
const options = { features: ['rsi', 'roc'], horizons: [1, 3], watchesDrift: false };

function walk(seed: number, length: number): Columns {
  const draws = new Draws(seed);
  let close = 100;
  return columnsOf(
    Array.from({ length }, (_, i) => {
      const open = close;
      close *= Math.exp(0.01 * draws.normal());
      const [high, low] = [Math.max(open, close) * 1.001, Math.min(open, close) * 0.999];
      return { time: i * 60_000, open, high, low, close, volume: 1 };
    }),
  );
}

const jobs = Array.from({ length: 8 }, (_, i): TrainingJob => {
  return { id: `s${i}`, options, indicators, columns: walk(i, 120), lookback: 100 };
});
const serial = jobs.map((job) => train(job));
const textOf = (trained: readonly { readonly entry?: unknown }[]) =>
  registryToText(trained.map(({ entry }) => entry as never));

/** Ports with a host behind each; `closeAll` lets the process end. */
function hosted(count: number, own: Readonly<Record<string, OwnModel>> = {}) {
  const channels = Array.from({ length: count }, () => {
    const { port1, port2 } = new MessageChannel();
    let clock = 0;
    hostTraining(port1 as Port, { own, now: () => (clock += 3) });
    return { host: port1, port: port2 };
  });
  const training = new ParallelTraining({ ports: channels.map(({ port }) => port as Port) });
  const closeAll = () => {
    for (const { host } of channels) host.close();
  };
  return { training, channels, closeAll };
}

describe('training', () => {
  test('of a job is what an engine learns live from its last bars, and goes on from a snapshot', () => {
    const { entry } = serial[0]!;
    expect(entry.trainedOn.bars).toBe(100);
    expect(entry.metrics).toEqual({ bars: 100, bytes: expect.any(Number) });
    const [whole] = jobs;
    const first = train({ ...whole!, columns: walk(0, 110), lookback: 90 });
    const then = train({ ...whole!, lookback: 10, from: first.entry.snapshot });
    expect(encodeText(then.entry.snapshot)).toBe(encodeText(entry.snapshot));
    const fresh = new PredictionEngine(options);
    fresh.restore(entry.snapshot);
    expect(fresh.count).toBe(100);
    expect(() => train({ ...whole!, lookback: 0 })).toThrow(/lookback/);
  });

  test.each([1, 2, 3])('behind %i ports is serial training, bit for bit', async (count) => {
    const { training, closeAll } = hosted(count);
    const outcomes = await training.train(jobs);
    expect(outcomes.map(({ id, busyMs }) => [id, busyMs])).toEqual(jobs.map(({ id }) => [id, 3]));
    expect(textOf(outcomes)).toBe(textOf(serial));
    closeAll();
  });

  test('a job that fails does so alone, and a member that throws is told', async () => {
    const broken: OwnModel = {
      target: 'return',
      model: () => {
        throw new Error('no');
      },
    };
    const { training, closeAll } = hosted(2, { broken });
    const bad = { ...jobs[1]!, options: { features: [] } };
    const odd = { ...jobs[2]!, options: { ...options, features: ['rsi', () => 1] } };
    const [one, two, three] = await training.train([jobs[0]!, bad, odd as never]);
    expect(one!.faults).toEqual([
      { of: 'return@1', member: 'broken', fault: 'threw', count: 100 },
      { of: 'return@3', member: 'broken', fault: 'threw', count: 100 },
    ]);
    expect(two!.failed).toMatch(/features/);
    expect(three!.failed).toMatch(/clone/);
    await expect(training.train([jobs[0]!, jobs[0]!])).rejects.toThrow(/jobs/);
    expect(() => new ParallelTraining({ ports: [] })).toThrow(/ports/);
    closeAll();
  });

  test('the job of a port that ends goes to another one; where none is left, jobs fail', async () => {
    const { training, channels, closeAll } = hosted(3);
    const outcomes = training.train(jobs);
    channels[0]!.host.close();
    expect(textOf(await outcomes)).toBe(textOf(serial));
    expect(training.livePorts).toBe(2);
    const last = training.train(jobs.slice(0, 4));
    closeAll();
    const failed = (await last).map((outcome) => outcome.failed);
    expect(failed.every((why) => why === undefined || /no port|ended/.test(why))).toBe(true);
    expect(failed.at(-1)).toMatch(/no port|ended/);
    expect(training.livePorts).toBe(0);
  });

  test('a port that had ended before it was given counts as none, and says why', async () => {
    const ended = new MessageChannel();
    await new Promise(
      (resolve) =>
        ended.port1.once('close', resolve).once('message', () => {}) && ended.port2.close(),
    );
    const worker = new Worker('', { eval: true });
    await new Promise((resolve) => worker.once('exit', resolve));
    const gone = [ended.port1, ended.port2, worker] as unknown as readonly Port[];
    const none = new ParallelTraining({ ports: gone });
    expect(none.livePorts).toBe(0);
    const [failed] = await none.train(jobs.slice(0, 1));
    expect(failed!.failed).toBe('no port is left: it had ended before it was given');
    const { port1, port2 } = new MessageChannel();
    hostTraining(port1 as unknown as Port);
    port2.unref();
    const some = new ParallelTraining({ ports: [...gone, port2 as unknown as Port] });
    expect(some.livePorts).toBe(1);
    expect(textOf(await some.train(jobs.slice(0, 1)))).toBe(textOf(serial.slice(0, 1)));
    port1.close();
    const plain = { postMessage: () => {}, addEventListener: () => {} };
    expect(new ParallelTraining({ ports: [plain] }).livePorts).toBe(1);
  });
});
