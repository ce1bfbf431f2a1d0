import { expect, it } from 'vitest';
import { Pipeline, PipelineRunner } from '../../../src/pipeline/index.js';
import { minutes, printed } from '../market.js';

const fresh = (): Pipeline => new Pipeline({ base: '1m', indicators: {}, denoise: false });
const bars = minutes('A', 5, 20);

it('gives what update gives, in order, to callbacks and to getResult', async () => {
  const runner = new PipelineRunner(fresh());
  const pipeline = fresh();
  const heard: string[] = [];
  runner.addCallback('data_processed', ({ result }) => heard.push(printed(result)));
  runner.start();
  for (const bar of bars) expect(runner.addDataPoint(bar)).toBe(true);
  const expected = bars.map((bar) => printed(pipeline.update(bar)));
  expect(heard).toEqual(expected);
  for (const text of expected) expect(printed(await runner.getResult())).toBe(text);
  expect(await runner.getResult(0)).toBeUndefined();
});

it('points wait for start, up to maxQueue', async () => {
  const runner = new PipelineRunner(fresh(), { maxQueue: 3 });
  expect(bars.slice(0, 4).map((bar) => runner.addDataPoint(bar))).toEqual([
    true,
    true,
    true,
    false,
  ]);
  expect(runner.counts).toEqual({ refused: 1, droppedResults: 0, points: 3, results: 0 });
  expect(await runner.getResult()).toBeUndefined();
  runner.start();
  expect(runner.counts).toMatchObject({ points: 0, results: 3 });
  runner.addDataPoint(bars[4]!);
  expect(runner.counts).toMatchObject({ results: 3, droppedResults: 1 });
  expect((await runner.getResult())?.bars[0]?.time).toBe(bars[1]!.time);
});

it('getResult waits for a result, for its time, or for stop', async () => {
  let end = (): void => {};
  const wait = (): Promise<void> => new Promise((resolve) => (end = resolve));
  const runner = new PipelineRunner(fresh(), { wait });
  runner.start();
  const [first, second] = [runner.getResult(), runner.getResult()];
  runner.addDataPoint(bars[0]!);
  runner.addDataPoint(bars[1]!);
  expect((await first)?.bars[0]?.time).toBe(bars[0]!.time);
  expect((await second)?.bars[0]?.time).toBe(bars[1]!.time);
  const timed = runner.getResult(50);
  await Promise.resolve();
  end();
  expect(await timed).toBeUndefined();
  runner.addDataPoint(bars[2]!);
  expect((await runner.getResult(50))?.bars[0]?.time).toBe(bars[2]!.time);
  const last = runner.getResult();
  runner.stop();
  expect(await last).toBeUndefined();
  expect(runner.isRunning).toBe(false);
});

it('points that a callback stops wait on', () => {
  const runner = new PipelineRunner(fresh());
  for (const bar of bars.slice(0, 5)) runner.addDataPoint(bar);
  let heard = 0;
  runner.addCallback('data_processed', () => {
    heard += 1;
    if (heard === 2) runner.stop();
  });
  runner.start();
  expect(runner.counts).toMatchObject({ points: 3, results: 2 });
  runner.start();
  expect(runner.counts).toMatchObject({ points: 0, results: 5 });
});

it('a wait that throws rejects, and takes no result with it', async () => {
  const wait = (): never => {
    throw new Error('no timer');
  };
  const runner = new PipelineRunner(fresh(), { wait });
  runner.start();
  await expect(runner.getResult(5)).rejects.toThrow('no timer');
  runner.addDataPoint(bars[0]!);
  expect((await runner.getResult(0))?.symbol).toBe('A');
});

it('forming bars and the time are points too', async () => {
  const runner = new PipelineRunner(fresh());
  runner.start();
  runner.addDataPoint({ forming: bars[0]! });
  runner.addDataPoint(bars[0]!);
  runner.addDataPoint({ now: bars[0]!.time + 3_600_000 });
  const pipeline = fresh();
  expect(printed(await runner.getResult())).toBe(printed(pipeline.peek(bars[0]!)));
  expect(printed(await runner.getResult())).toBe(printed(pipeline.update(bars[0]!)));
});

it('options that are none are refused, and a time to wait without a clock', async () => {
  expect(() => new PipelineRunner(fresh(), { maxQueue: 0 })).toThrow('maxQueue');
  expect(() => new PipelineRunner(fresh(), { wait: 5 as never })).toThrow('wait');
  expect(() => new PipelineRunner(fresh(), { queue: 5 } as never)).toThrow('queue');
  const runner = new PipelineRunner(fresh());
  runner.start();
  await expect(runner.getResult(5)).rejects.toThrow(
    'timeoutMs must be 0 or left out, without options.wait',
  );
});
