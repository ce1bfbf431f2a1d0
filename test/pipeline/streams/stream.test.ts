import { describe, expect, it } from 'vitest';
import type { SymbolBar } from '../../../src/bars/bar.js';
import {
  Pipeline,
  PipelineEvents,
  type PipelineResult,
  type StreamInput,
  stream,
  transformer,
} from '../../../src/pipeline/index.js';
import { minutes, printed } from '../market.js';

const options = { base: '1m', timeframes: ['1m', '5m'], indicators: {} } as const;
const fresh = (): Pipeline => new Pipeline({ ...options, denoise: false });
const bars = minutes('A', 3, 60);

/** Yields after a turn of the event loop each. */
async function* slowly<T>(inputs: Iterable<T>): AsyncGenerator<T> {
  for (const input of inputs) {
    await new Promise((resolve) => setImmediate(resolve));
    yield input;
  }
}

/** Counts what was taken from `inputs`, and hears when it is left. */
function watched<T>(
  inputs: Iterable<T> | AsyncIterable<T>,
): AsyncIterable<T> & { taken: number; isLeft: boolean } {
  const watch = {
    taken: 0,
    isLeft: false,
    async *[Symbol.asyncIterator]() {
      try {
        for await (const input of inputs) {
          watch.taken += 1;
          yield input;
        }
      } finally {
        watch.isLeft = true;
      }
    },
  };
  return watch;
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe.each(['block', 'dropOldest', 'coalesceForming'] as const)('with %s', (overflow) => {
  it.each([
    ['a list', (inputs: readonly StreamInput[]) => inputs],
    ['a slow source', (inputs: readonly StreamInput[]) => slowly(inputs)],
  ])('bars of %s give what update gives, in order', async (_, source) => {
    const pipeline = fresh();
    const expected = bars.map((bar) => printed(pipeline.update(bar)));
    const said: string[] = [];
    const results = stream(fresh(), source(bars), { overflow });
    for await (const result of results) said.push(printed(result));
    expect(said).toEqual(expected);
    const lost = { dropped: 0, coalesced: 0, skipped: 0 };
    const counts = { received: 60, ...lost, answered: 60, waiting: 0 };
    expect(results.counts).toEqual(counts);
  });

  it('all that was received is counted: dropped, coalesced, answered or waiting', async () => {
    const inputs = bars.flatMap((bar): StreamInput[] => [{ forming: bar }, { forming: bar }, bar]);
    const results = stream(fresh(), slowly(inputs), { overflow, maxQueue: 4 });
    let n = 0;
    for await (const _ of results) {
      const { received, dropped, coalesced, answered, waiting } = results.counts;
      expect(received).toBe(dropped + coalesced + answered + waiting);
      n += 1;
      if (n % 7 === 0) for (let i = 0; i < 9; i++) await turn();
    }
    expect(results.counts.received).toBe(180);
    expect(results.counts.answered).toBe(n);
  });
});

/** What a consumer that sleeps after its first result is left with. */
async function asleep(
  inputs: Iterable<StreamInput> | AsyncIterable<StreamInput>,
  overflow: 'block' | 'dropOldest' | 'coalesceForming',
) {
  const source = watched(inputs);
  const results = stream(fresh(), source, { overflow, maxQueue: 5 });
  const said: PipelineResult[] = [];
  let takenAsleep = 0;
  for await (const result of results) {
    said.push(result);
    if (said.length > 1) continue;
    for (let i = 0; i < 100; i++) await turn();
    takenAsleep = source.taken;
  }
  const times = said.map((result) => [result.bars[0]!.time / 60_000, results.isForming(result)]);
  return { times, takenAsleep, counts: results.counts };
}

it('block asks the source for no more than the queue holds', async () => {
  const { times, takenAsleep } = await asleep(bars, 'block');
  expect(takenAsleep).toBeLessThanOrEqual(6);
  expect(times.length).toBe(60);
});

it('dropOldest keeps the newest that the queue holds of a source that waits', async () => {
  const { times, takenAsleep, counts } = await asleep(slowly(bars), 'dropOldest');
  expect(takenAsleep).toBe(60);
  expect(counts.dropped).toBe(54);
  const newest = bars.slice(-5).map(({ time }) => [time / 60_000, false]);
  expect(times.slice(1)).toEqual(newest);
});

it.each([
  ['a list', (inputs: readonly StreamInput[]) => inputs],
  ['a generator', (inputs: readonly StreamInput[]) => watched(inputs)],
])(
  'dropOldest of %s, which never waits, answers one of each queue that fills',
  async (_, source) => {
    const results = stream(fresh(), source(bars), { overflow: 'dropOldest', maxQueue: 5 });
    const times: number[] = [];
    for await (const { bars: judged } of results) {
      times.push(judged[0]!.time);
      await turn();
    }
    const { received, dropped, answered, waiting } = results.counts;
    expect([received, waiting]).toEqual([60, 0]);
    expect(dropped + answered).toBe(60);
    expect(answered).toBeGreaterThanOrEqual(10);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times.slice(-5)).toEqual(bars.slice(-5).map(({ time }) => time));
  },
);

it('coalesceForming keeps each bar that is over, and of forming ones the newest that stands', async () => {
  const few = bars.slice(0, 4);
  const inputs = few.flatMap((bar): StreamInput[] => [{ forming: bar }, { forming: bar }, bar]);
  const last = { forming: bars[4]! };
  const { times, counts } = await asleep([...inputs, last, last, last], 'coalesceForming');
  const minute = (i: number): number => bars[i]!.time / 60_000;
  expect(times.filter(([, isForming]) => !isForming)).toEqual(
    few.map((_, i) => [minute(i), false]),
  );
  expect(times.at(-1)).toEqual([minute(4), true]);
  expect(counts.dropped).toBe(0);
  expect(counts.coalesced).toBeGreaterThan(6);
});

it('forming bars of one symbol do not replace those of another', async () => {
  const other = minutes('B', 4, 3);
  const inputs: StreamInput[] = [
    bars[0]!,
    { forming: bars[1]! },
    other[0]!,
    { forming: other[1]! },
  ];
  const { times, counts } = await asleep([bars[0]!, ...inputs], 'coalesceForming');
  expect(times.length).toBe(5);
  expect(counts.coalesced).toBe(0);
});

it('with updateFrequencyMs one forming bar of each symbol passes per interval, and all that are over', async () => {
  let clock = 0;
  const other = minutes('B', 4, 20);
  const inputs = bars.slice(0, 20).flatMap((bar, i): StreamInput[] => {
    return [{ forming: bar }, { forming: other[i]! }, bar, other[i]!];
  });
  const now = (): number => (clock += 10);
  const results = stream(fresh(), inputs, { updateFrequencyMs: 100, now });
  const forming: string[] = [];
  let over = 0;
  for await (const result of results) {
    if (results.isForming(result)) forming.push(result.symbol);
    else over += 1;
  }
  expect(over).toBe(40);
  expect(forming).toEqual(['A', 'B', 'A', 'B', 'A', 'B', 'A', 'B']); // each second of ten ms: every fifth
  expect(results.counts.skipped).toBe(32);
});

it.each([
  ['throws', () => expect.unreachable()],
  ['says no number', () => 5n as never],
])('a clock that %s keeps no symbol silent, and loses no input', async (_, now) => {
  const inputs = bars.slice(0, 9).flatMap((bar): StreamInput[] => [{ forming: bar }, bar]);
  const results = stream(fresh(), inputs, { updateFrequencyMs: 100, now });
  let count = 0;
  for await (const _result of results) count += 1;
  const lost = { dropped: 0, coalesced: 0, skipped: 0, waiting: 0 };
  expect(results.counts).toEqual({ received: 18, ...lost, answered: count });
  expect(count).toBe(18);
});

it('time closes what has no successor', async () => {
  const now = bars[3]!.time + 600_000;
  const said: PipelineResult[] = [];
  for await (const result of stream(fresh(), [...bars.slice(0, 4), { now }])) said.push(result);
  const pipeline = fresh();
  for (const bar of bars.slice(0, 4)) pipeline.update(bar);
  expect(said.length).toBe(5);
  expect(printed(said[4])).toBe(printed(pipeline.advance(now).results[0]));
});

it('what the source throws comes after the results of all before it, once', async () => {
  async function* source(): AsyncGenerator<SymbolBar> {
    yield* bars.slice(0, 3);
    throw error;
  }
  const error = new Error('socket');
  let n = 0;
  const read = async (): Promise<void> => {
    for await (const _ of stream(fresh(), source())) n += 1;
  };
  await expect(read()).rejects.toBe(error);
  expect(n).toBe(3);
});

it.each([1, 3, 1000])(
  'a consumer that leaves has the source left too; queue of %i',
  async (maxQueue) => {
    const source = watched(bars);
    for await (const _ of stream(fresh(), source, { maxQueue })) break;
    await turn();
    expect(source.isLeft).toBe(true);
  },
);

it('a consumer that leaves does not wait for a source that says nothing', async () => {
  async function* silent(): AsyncGenerator<SymbolBar> {
    yield bars[0]!;
    await new Promise(() => {});
  }
  for await (const _ of stream(fresh(), silent())) break;
});

it('inputs of any shape are judged, and none ends the stream', async () => {
  const hostile = new Proxy(
    {},
    {
      get: () => {
        throw new Error('no');
      },
    },
  );
  const inputs = [
    null,
    5,
    'bar',
    [],
    {},
    hostile,
    { forming: null },
    { now: 'x' },
    { now: Number.NaN },
  ];
  const said: string[] = [];
  const results = stream(fresh(), [...inputs, bars[0]!] as never);
  for await (const { bars: judged } of results) said.push(judged[0]!.disposition);
  expect(said).toEqual([...inputs.map(() => 'rejected'), 'accepted']);
});

it('with awaitListeners a result follows what listeners began of it', async () => {
  const told = new PipelineEvents(fresh());
  let done = 0;
  told.on('result', async () => {
    await turn();
    done += 1;
  });
  let n = 0;
  for await (const _ of stream(told, bars.slice(0, 5), { awaitListeners: true })) {
    n += 1;
    expect(done).toBe(n);
  }
});

it('a TransformStream of the platform gives the same', async () => {
  const pipeline = fresh();
  const expected = bars.map((bar) => printed(pipeline.update(bar)));
  const source = new ReadableStream<StreamInput>({
    start(controller) {
      for (const bar of bars) controller.enqueue(bar);
      controller.close();
    },
  });
  const said: string[] = [];
  const through = source.pipeThrough(new TransformStream(transformer(fresh())));
  for await (const result of through) said.push(printed(result));
  expect(said).toEqual(expected);
});

it.each([
  [{ maxQueue: 0 }, 'maxQueue'],
  [{ overflow: 'drop' }, 'overflow'],
  [{ awaitListeners: true }, 'awaitListeners'],
  [{ max: 5 }, 'max'],
  [{ updateFrequencyMs: 5 }, 'now'],
  [{ updateFrequencyMs: -1, now: () => 0 }, 'updateFrequencyMs'],
])('options %o are refused', (given, path) => {
  expect(() => stream(fresh(), [], given as never)).toThrow(path);
});

it('options of a transformer that are none are refused', () => {
  for (const name of ['awaitListeners', 'maxQueue']) {
    expect(() => transformer(fresh(), { [name]: 1 } as never)).toThrow(name);
  }
});

it('a source that is none is refused', () => {
  expect(() => stream(fresh(), 5 as never)).toThrow('source');
});
