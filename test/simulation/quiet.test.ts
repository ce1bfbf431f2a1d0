import { expect, it } from 'vitest';
import { checkedBar } from '../../src/simulation/checked-bar.js';
import { Book, PaperBroker } from '../../src/simulation/index.js';

const bar = (time: number, open: number, high: number, low: number, close = open) => ({
  ...{ time: time * 60_000, open, high, low, close, volume: 1_000 },
});

it('a bar that was checked and meets no exit is liquidated all the same', () => {
  const fillsOf = (isChecked: boolean) => {
    const usual = { marginRatio: 0.1, maintenanceRatio: 0.05 };
    const broker = new PaperBroker({ account: { cash: 1_000, usual } });
    broker.submit('X', { id: 'a', side: 'buy', kind: 'market', quantity: 50 });
    return [bar(0, 100, 101, 99), bar(1, 100, 101, 70), bar(2, 100, 101, 99)].flatMap((one) => {
      const plain = { symbol: 'X', ...one };
      const given = isChecked ? (checkedBar('X', one, undefined) as typeof plain) : plain;
      return broker
        .update([given])
        .events.map((event) => (event.type === 'fill' ? event.fill : undefined));
    });
  };
  expect(fillsOf(true).map((fill) => fill?.reason)).toEqual(['market', 'liquidation']);
  expect(fillsOf(true)).toEqual(fillsOf(false));
});

it('a stop that trails within the base bars of a bar is met there, which the bar itself does not reach', () => {
  const book = new Book('X', { policy: 'base' });
  const exits = { stop: 90, trailDistance: 4 };
  book.submit({ id: 'a', side: 'buy', kind: 'market', quantity: 1, exits });
  book.update(bar(0, 100, 100, 100));
  const children = [bar(1, 100, 110, 100, 109), bar(2, 109, 109, 104, 105)];
  const [exit] = book.update({ ...bar(1, 100, 110, 99, 105), children });
  expect(exit?.type === 'fill' && [exit.fill.price, exit.fill.reason]).toEqual([106, 'exit-stop']);
});

it('a stop that is set between the open of a bar and the rest is met in the rest', () => {
  const book = new Book('X');
  const exits = { stop: 90 };
  book.submit({ id: 'a', side: 'buy', kind: 'market', quantity: 1, exits });
  book.update(bar(0, 100, 101, 99));
  const begun = book.begin(bar(1, 100, 101, 97));
  book.protect({ stop: 98 });
  const [exit] = book.finish(begun);
  expect(exit?.type === 'fill' && exit.fill.price).toBe(98);
});
