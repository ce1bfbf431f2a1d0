import { expect, it } from 'vitest';
import { Metrics, timed } from '../../src/metrics/index.js';

let time = 0;
const metrics = new Metrics({ now: () => time });
const latencyOf = (component: string) => metrics.getMetrics()[component]!['latency'];
const errorsOf = (component: string) => metrics.getErrorSummary().byComponent[component];

function raise(error: Error): never {
  throw error;
}

it('returns what the function returns, and measures', () => {
  const add = timed(
    'add',
    (a: number, b: number) => {
      time += 3;
      return a + b;
    },
    metrics,
  );
  expect([add(1, 2), add(3, 4)]).toEqual([3, 7]);
  expect(latencyOf('add')).toMatchObject({ count: 2, max: 3, unit: 'ms' });
});

it('throws what the function throws, measured and counted', () => {
  const error = new RangeError('far');
  const fail = timed('fail', () => raise(error), metrics);
  expect(fail).toThrow(error);
  expect(latencyOf('fail')).toMatchObject({ count: 1 });
  expect(errorsOf('fail')).toEqual({ RangeError: 1 });
});

it.each([
  [
    'its name',
    Object.defineProperty(new Error('far'), 'name', { get: () => raise(new Error('no name')) }),
  ],
  ['a name that is no text', Object.assign(new Error('far'), { name: Symbol('far') })],
  ['itself', new Proxy({}, { getPrototypeOf: () => raise(new Error('nobody')) })],
])('throws the same where what is thrown hides %s', (_, thrown) => {
  const fail = timed(
    'hidden',
    () => {
      throw thrown;
    },
    metrics,
  );
  let caught: unknown;
  try {
    fail();
  } catch (error) {
    caught = error;
  }
  expect(caught === thrown).toBe(true);
});

it('returns what only looks like a promise as it is, and refuses work that is none', () => {
  // biome-ignore lint/suspicious/noThenProperty: it only looks like a promise.
  const query = { then: () => raise(new Error('asked too early')) };
  expect(timed('query', () => query, metrics)() === query).toBe(true);
  expect(() => timed('none', 5 as never, metrics)).toThrow('work must be a function');
});

it('lasts until a promise is settled', async () => {
  const wait = timed(
    'wait',
    async () => {
      await undefined;
      time += 40;
      return 5;
    },
    metrics,
  );
  expect(await wait()).toBe(5);
  const fail = timed('late', () => Promise.reject(new Error('late')), metrics);
  await expect(fail()).rejects.toThrow('late');
  expect(latencyOf('wait')).toMatchObject({ count: 1, max: 40 });
  expect(errorsOf('late')).toEqual({ Error: 1 });
});

it.each([
  ['throws', () => raise(new Error('no clock'))],
  ['says nothing', () => undefined],
  ['says NaN', () => Number.NaN],
])('is not disturbed by a clock that %s', (_, now) => {
  const broken = new Metrics({ now: now as () => number });
  expect(timed('x', () => 5, broken)()).toBe(5);
  expect(broken.getErrorSummary().byComponent['metrics']!['clock-failed']).toBeGreaterThan(0);
});
