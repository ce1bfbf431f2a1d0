import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Bar } from '../../src/bars/index.js';
import { decodeText, encodeText } from '../../src/core/index.js';
import { Book, type IntrabarPolicy, type Order } from '../../src/simulation/index.js';
import { seededRandom } from '../../src/testing/random.js';
import { type Deal, SlowBook } from './slow-book.js';

/** Prices are quarters around 100, so that touches and ties are frequent, and sums are exact. */
const quarter = fc.integer({ min: -16, max: 16 }).map((x) => 100 + x / 4);

const bars: fc.Arbitrary<Bar> = fc
  .tuple(quarter, quarter, fc.nat(8), fc.nat(8))
  .map(([open, close, up, down]) => ({
    ...{ time: 0, open, close, volume: 1 },
    high: Math.max(open, close) + up / 4,
    low: Math.min(open, close) - down / 4,
  }));

const orders = fc.record({
  side: fc.constantFrom('buy', 'sell'),
  kind: fc.constantFrom('market', 'limit', 'stop', 'stop-limit'),
  quantity: fc.integer({ min: 1, max: 3 }),
  limit: quarter,
  stop: quarter,
  reduceOnly: fc.boolean(),
  exits: fc.option(
    fc.record({
      stop: fc.option(quarter, { nil: undefined }),
      target: fc.option(quarter, { nil: undefined }),
    }),
    { nil: undefined },
  ),
  isTrailing: fc.boolean(),
  lifeBars: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
  until: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined, freq: 2 }),
});

type Drawn = typeof orders extends fc.Arbitrary<infer T> ? T : never;

function orderOf(drawn: Drawn, id: string, trailDistance: number): Order {
  const { kind, limit, stop, exits, isTrailing, lifeBars, until, ...rest } = drawn;
  return {
    ...rest,
    id,
    kind,
    ...(kind.endsWith('limit') ? { limit } : {}),
    ...(kind.startsWith('stop') ? { stop } : {}),
    ...(isTrailing ? { exits: { trailDistance } } : {}),
    ...(!isTrailing && exits !== undefined ? { exits: exitsOf(exits) } : {}),
    ...(lifeBars === undefined ? {} : { lifeBars }),
    ...(until === undefined ? {} : { until }),
  } as Order;
}

function exitsOf({ stop, target }: { stop: number | undefined; target: number | undefined }) {
  return { ...(stop === undefined ? {} : { stop }), ...(target === undefined ? {} : { target }) };
}

const story = fc.array(fc.record({ bar: bars, orders: fc.array(orders, { maxLength: 2 }) }), {
  minLength: 1,
  maxLength: 12,
});

const options = fc.record({
  policy: fc.constantFrom<IntrabarPolicy>('worst', 'adaptive', 'ohlc', 'olhc'),
  touch: fc.boolean(),
  trailDistance: fc.integer({ min: 1, max: 12 }).map((x) => x / 4),
});

function dealsOf(events: ReturnType<Book['update']>): Deal[] {
  return events.flatMap((event) => {
    if (event.type !== 'fill') return [];
    const { orderId, reason, quantity, price, ambiguous } = event.fill;
    const name = orderId === '' ? reason.slice('exit-'.length) : orderId;
    return [[name, quantity, price, ambiguous] as const];
  });
}

/** Fails as `expect(a).toEqual(b)` does, which is slow where nothing differs. */
function hold(a: unknown, b: unknown): void {
  if (!isDeepStrictEqual(a, b)) expect(a).toEqual(b);
}

function missedIn(events: ReturnType<Book['update']>): string[] {
  return events.flatMap((event) => (event.type === 'missed' ? [event.orderId] : []));
}

type Step = { readonly bar: Bar; readonly orders: readonly Drawn[] };
type Setting = typeof options extends fc.Arbitrary<infer T> ? T : never;

/** A book does what the slow one does, `peek` foretells, snapshots go on, every third bar. */
function holdStory(steps: readonly Step[], { policy, touch, trailDistance }: Setting): void {
  let book = new Book('X', { policy, touch });
  const slow = new SlowBook(policy, touch);
  for (const [n, step] of steps.entries()) {
    const bar = { ...step.bar, time: n };
    const foretold = book.peek(bar);
    const events = book.update(bar);
    hold(foretold, events);
    hold(dealsOf(events), slow.update(bar));
    hold(missedIn(events), slow.missed);
    hold(book.quantity, slow.owned);
    for (const [k, drawn] of step.orders.entries()) {
      const order = orderOf(drawn, `${n}.${k}`, trailDistance);
      hold(book.submit(order), undefined);
      slow.submit(order);
    }
    hold(
      book.orders.map(({ id }) => id),
      slow.living.map(({ order }) => order.id),
    );
    if (n % 3 !== 0) continue;
    const text = encodeText(book.snapshot());
    book = new Book('X', { policy, touch });
    book.restore(decodeText(text));
    hold(encodeText(book.snapshot()), text);
  }
}

/** Orders and bars at random, made smaller where they fail. */
export function holdStories(numRuns: number): void {
  fc.assert(fc.property(story, options, holdStory), { numRuns });
}

/** The same stories without fast-check, which takes most of the time: from `seed`, over and over. */
export function holdDrawnStories(numRuns: number, seed: number): void {
  for (let run = 0; run < numRuns; run++) {
    const draw = drawFrom(seed + run);
    const steps = Array.from({ length: 1 + draw(12) }, () => drawStep(draw));
    const policy = (['worst', 'adaptive', 'ohlc', 'olhc'] as const)[draw(4)]!;
    const setting = { policy, touch: draw(2) === 0, trailDistance: (1 + draw(12)) / 4 };
    try {
      holdStory(steps, setting);
    } catch (error) {
      throw new Error(`story ${seed + run}: ${JSON.stringify({ steps, setting })}`, {
        cause: error,
      });
    }
  }
}

type Draw = (below: number) => number;

/** Whole numbers below what is asked for. */
function drawFrom(seed: number): Draw {
  const random = seededRandom(seed);
  return (below) => Math.floor(random() * below);
}

function drawStep(draw: Draw): Step {
  const price = (): number => 100 + (draw(33) - 16) / 4;
  const [open, close] = [price(), price()];
  const high = Math.max(open, close) + draw(9) / 4;
  const low = Math.min(open, close) - draw(9) / 4;
  const orders = Array.from({ length: draw(3) }, (): Drawn => {
    const maybe = <T>(value: T): T | undefined => (draw(2) === 0 ? undefined : value);
    return {
      side: draw(2) === 0 ? 'buy' : 'sell',
      kind: (['market', 'limit', 'stop', 'stop-limit'] as const)[draw(4)]!,
      quantity: 1 + draw(3),
      limit: price(),
      stop: price(),
      reduceOnly: draw(2) === 0,
      exits: maybe({ stop: maybe(price()), target: maybe(price()) }),
      isTrailing: draw(2) === 0,
      lifeBars: maybe(1 + draw(4)),
      until: draw(3) === 0 ? 1 + draw(12) : undefined,
    } as Drawn;
  });
  return { bar: { time: 0, open, high, low, close, volume: 1 }, orders };
}
