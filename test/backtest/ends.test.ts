import { describe, expect, it } from 'vitest';
import { GrowingList } from '../../src/backtest/growing-list.js';
import { RegularEnds, RestingBroker } from '../../src/backtest/resting.js';
import { byTime, inBlocks, togetherByTime } from '../../src/backtest/together.js';
import { checkedBar } from '../../src/simulation/checked-bar.js';
import { PaperBroker } from '../../src/simulation/index.js';

const bar = (symbol: string, time: number, price = 100) => {
  const values = { open: price, high: price + 1, low: price - 1, close: price, volume: 10 };
  return { symbol, time, ...values };
};
const checked = (symbol: string, time: number, price?: number) =>
  checkedBar(symbol, bar(symbol, time, price), undefined) as ReturnType<typeof bar>;

describe('bars of one time', () => {
  const of = (bars: Iterable<readonly { symbol: string }[]>) =>
    [...bars].map((together) => together.map(({ symbol }) => symbol).join(''));

  it('are together where they follow each other, or in order of time', () => {
    const bars = [bar('A', 1), bar('B', 1), bar('A', 2), bar('A', 1)];
    expect(of(togetherByTime(bars))).toEqual(['AB', 'A', 'A']);
    expect(of(byTime(bars))).toEqual(['ABA', 'A']);
    expect(of(byTime([{ symbol: 'X' }, bar('A', 5)]) as never)).toEqual(['A', 'X']);
    expect([of(togetherByTime([])), of(byTime([]))]).toEqual([[], []]);
  });

  it('come in blocks, the last as long as it is', () => {
    expect([...inBlocks([1, 2, 3, 4, 5], 2)]).toEqual([[1, 2], [3, 4], [5]]);
    expect([[...inBlocks([1, 2], 2)], [...inBlocks([], 2)]]).toEqual([[[1, 2]], []]);
  });
});

it('a list that grows keeps its numbers in order, and gives copies', () => {
  const list = new GrowingList();
  const numbers = Array.from({ length: 3_000 }, (_, i) => i / 7);
  for (const x of numbers) list.push(x);
  list.all()[0] = 9;
  expect([...list.all()]).toEqual(numbers);
  expect(new GrowingList().all().length).toBe(0);
});

it('ends are regular while each holds checked bars of one time, later than all of their symbols', () => {
  const ends = new RegularEnds();
  const said = (...together: ReturnType<typeof bar>[][]) => ends.isRegular(together);
  expect(said([checked('A', 1), checked('B', 1)])).toBe(true);
  expect(said([checked('A', 1)])).toBe(false); // again
  expect(said([checked('A', 2)])).toBe(true);
  expect(said([checked('B', 1)], [checked('B', 2)])).toBe(false);
  expect(said([bar('A', 9)])).toBe(false); // nobody checked it
  expect(said([checked('A', 3), checked('B', 2)])).toBe(false); // B was there already
  expect(said([checked('A', 4), checked('B', 3)])).toBe(true);
  expect([said(), said([])]).toEqual([false, true]);
});

describe('a broker that rests', () => {
  const times = Array.from({ length: 12 }, (_, i) => i);
  const symbolsAt = (i: number) => (i % 5 === 3 ? ['A', 'B'] : ['A']);

  it('is asked nothing while it is idle, and has then seen all the same', () => {
    const [plain, resting] = [new PaperBroker(), new PaperBroker()];
    const rest = new RestingBroker(resting);
    let asked = 0;
    for (const i of times) {
      const bars = symbolsAt(i).map((symbol) => checked(symbol, i, 100 + i));
      const expected = plain.update(bars);
      let said = rest.missed(bars);
      if (said === undefined) {
        asked += 1;
        said = resting.update(bars);
        rest.met(said);
      }
      expect(said).toEqual(expected);
      if (i === 4 || i === 7) {
        rest.wake();
        for (const broker of [plain, resting]) {
          const side = i === 4 ? 'buy' : 'sell';
          broker.submit('A', { id: `${i}`, side, kind: 'market', quantity: 3 });
        }
      }
    }
    rest.wake();
    expect(asked).toBe(5); // at 0, and from the purchase at 5 to the sale at 8
    expect(resting.snapshot()).toEqual(plain.snapshot());
  });
});
