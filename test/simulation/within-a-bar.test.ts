import { expect, it } from 'vitest';
import { Book, type BookOptions } from '../../src/simulation/index.js';

const bar = (time: number, open: number, high = open, low = open, close = open) => ({
  ...{ time: time * 60_000, open, high, low, close, volume: 1_000 },
});
const fillsOf = (events: ReturnType<Book['update']>) =>
  events.flatMap((event) => (event.type === 'fill' ? [event.fill] : []));

it('what closes a position takes its part of the volume: what comes after it in the bar gets the rest', () => {
  const book = new Book('X', { participation: 0.1 });
  book.submit({ id: 'a', side: 'buy', kind: 'market', quantity: 60 });
  book.update(bar(0, 100));
  book.submit({ id: 'b', side: 'sell', kind: 'market', quantity: 60, reduceOnly: true });
  book.submit({ id: 'c', side: 'buy', kind: 'market', quantity: 80 });
  const quantities = (time: number) =>
    fillsOf(book.update(bar(time, 100))).map(({ orderId, quantity }) => [orderId, quantity]);
  expect(quantities(1)).toEqual([
    ['b', -60],
    ['c', 40],
  ]);
  expect(quantities(2)).toEqual([['c', 40]]);
});

it('base bars are looked at where the policy says so, and nowhere else', () => {
  const children = [bar(1, 100, 104.5, 99.5, 103), bar(2, 103, 103, 97)];
  const exitOf = (policy: NonNullable<BookOptions['policy']>, parts?: typeof children) => {
    const book = new Book('X', { policy });
    const exits = { stop: 98, target: 104 };
    book.submit({ id: 'e', side: 'buy', kind: 'market', quantity: 1, exits });
    book.update(bar(0, 100));
    const given = { ...bar(1, 100, 105, 97), ...(parts ? { children: parts } : {}) };
    return fillsOf(book.update(given))[0]!;
  };
  expect(exitOf('base', children)).toMatchObject({ price: 104, ambiguous: false });
  for (const policy of ['worst', 'adaptive', 'olhc'] as const) {
    expect(exitOf(policy, children)).toEqual(exitOf(policy));
    expect(exitOf(policy, children).price).toBe(98);
  }
});
