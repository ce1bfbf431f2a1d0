import { expect, it } from 'vitest';
import { Account } from '../../src/account/index.js';
import { encodeText } from '../../src/core/index.js';
import { Pipeline, splitPosition } from '../../src/pipeline/index.js';
import { Book, PaperBroker } from '../../src/simulation/index.js';

const fill = { id: 'a', symbol: 'X', time: 0, quantity: 3, price: 100 };
const order = { id: 'o', side: 'buy', kind: 'limit', quantity: 5, limit: 90 } as const;
const bar = { symbol: 'X', time: 0, open: 100, high: 101, low: 99, close: 100, volume: 10 };
const split = (ratio: number) => ({ type: 'split', symbol: 'X', ratio }) as const;

/** How often `apply` says that it has split, up to five times; what is refused changes nothing. */
function splitsUntilRefused(text: () => string, apply: () => boolean): number {
  for (let count = 0; count < 5; count++) {
    const before = text();
    if (apply()) continue;
    expect(text()).toBe(before);
    return count;
  }
  return Number.POSITIVE_INFINITY;
}

it.each([2 ** 299, 2 ** -299])(
  'units and prices stay numbers: a split by %f too many is refused',
  (ratio) => {
    const account = new Account();
    account.update({ type: 'fill', fill });
    const refused = { disposition: 'refused', reason: 'split-out-of-bounds', trade: undefined };
    const by = splitsUntilRefused;
    const ofAccount = by(
      () => encodeText(account.snapshot()),
      () => account.update(split(ratio)).disposition === 'applied',
    );
    expect(account.update(split(ratio))).toEqual({ ...refused, equity: account.equity });

    const book = new Book('X');
    book.submit(order);
    const ofBook = by(
      () => encodeText(book.snapshot()),
      () => book.split(ratio),
    );

    const broker = new PaperBroker();
    broker.submit('X', { ...order, id: 'p', kind: 'market', limit: undefined } as never);
    broker.update([bar]);
    broker.submit('X', order);
    const ofBroker = by(
      () => encodeText(broker.snapshot()),
      () => broker.act(split(ratio)).disposition === 'applied',
    );
    expect(broker.book('X').quantity).toBe(broker.account.quantity('X'));
    expect(broker.act(split(ratio))).toEqual({ ...refused, equity: broker.account.equity });

    const pipeline = new Pipeline({ base: '1m' });
    pipeline.onFill(fill);
    const ofPipeline = by(
      () => encodeText(pipeline.snapshot()),
      () => splitPosition(pipeline, 'X', ratio).disposition === 'applied',
    );
    expect(splitPosition(pipeline, 'X', ratio).reason).toBe('split-out-of-bounds');
    expect([ofAccount, ofBook, ofBroker, ofPipeline].every((count) => count <= 1)).toBe(true);
    const twin = new Pipeline({ base: '1m' });
    twin.restore(pipeline.snapshot());
  },
);

it('a broker splits its book and its account, or neither: an order may be what is too large', () => {
  const broker = new PaperBroker();
  broker.submit('X', { id: 'a', side: 'buy', kind: 'market', quantity: 1 });
  broker.update([bar]);
  broker.submit('X', { id: 'b', side: 'buy', kind: 'limit', quantity: 2 ** 290, limit: 1 });
  expect(broker.act(split(2 ** 20)).reason).toBe('split-out-of-bounds');
  expect([broker.account.quantity('X'), broker.book('X').quantity]).toEqual([1, 1]);
  expect(broker.act(split(2)).disposition).toBe('applied');
  expect([broker.account.quantity('X'), broker.book('X').quantity]).toEqual([2, 2]);
});
