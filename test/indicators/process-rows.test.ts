import { expect, it } from 'vitest';
import type { Bar } from '../../src/bars/bar.js';
import { columnsOf } from '../../src/bars/columns.js';
import { Atr, Ema, Mfi, Rsi, Sma } from '../../src/indicators/index.js';
import { Highest } from '../../src/statistics/index.js';
import { seriesOf } from '../contract/series.js';

// Loops of their own, beside `update`: the same bits, from the first bar on.
const bars = seriesOf('bar', 'lively', 3, 120) as readonly Bar[];
const columns = columnsOf(bars);

it.each([new Ema(9), new Sma(9), new Rsi(9)])('$id', (operator) => {
  const said = bars.map(({ close }) => operator.update(close));
  operator.reset();
  expect([...operator.process(columns.close)]).toEqual(said);
});

it('atr(9)', () => {
  const atr = new Atr(9);
  const said = bars.map((bar) => atr.update(bar));
  expect([...new Atr(9).process(columns)]).toEqual(said);
});

it('the range of a bar goes on from the close before, in rows as well', () => {
  const bar = (time: number, high: number, low: number, close: number): Bar => {
    return { time, open: close, high, low, close, volume: 1 };
  };
  const gapping = columnsOf([bar(0, 12, 9, 11), bar(1, 15, 13, 14), bar(2, 20, 18, 19)]);
  expect([...new Atr(1).process(gapping)]).toEqual([Number.NaN, 15 - 11, 20 - 14]);
});

it('turnover at an unchanged price is neither of a rise nor of a fall', () => {
  const mfi = new Mfi(2);
  const said = [11, 10, 10].map((price, i) =>
    mfi.update({ time: i, open: price, high: price, low: price, close: price, volume: 5 }),
  );
  expect(said.at(-1)).toBe(0);
});

it('-0 is 0 in a window: what is said does not tell the order of arrival', () => {
  const highest = new Highest(2);
  highest.update(-0);
  expect(Object.is(highest.update(-0), 0)).toBe(true);
});
