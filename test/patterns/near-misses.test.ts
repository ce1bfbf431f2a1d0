import { expect, test } from 'vitest';
import { type Columns, columnsOf } from '../../src/bars/index.js';
import { CandlestickPatterns } from '../../src/patterns/index.js';
import { mistakesIn } from './mistakes.js';

// A random market has the longest patterns once in thousands of bars, and hardly ever one that is all
// but there. So each is drawn as it should be, and again and again with one of its prices moved by a step or two.

type Drawn = readonly (readonly [open: number, high: number, low: number, close: number])[];

const drawn: Readonly<Record<string, Drawn>> = {
  matHold: [
    [100, 104.25, 99.75, 104],
    [105.25, 105.5, 104.5, 104.75],
    [104.75, 105, 103.5, 103.75],
    [104.25, 104.5, 103.5, 103.75],
    [104.5, 106.75, 104, 106.5],
  ],
  concealingBabySwallow: [
    [110, 110, 106, 106],
    [106, 106, 102, 102],
    [101.5, 102.25, 99.75, 100.5],
    [103, 103.25, 99.5, 99.75],
  ],
  breakaway: [
    [110, 110.25, 105.75, 106],
    [105, 105.25, 104.25, 104.5],
    [104.5, 104.75, 103.75, 104],
    [104, 104.25, 102.75, 103],
    [103, 105.75, 102.75, 105.5],
  ],
  ladderBottom: [
    [110, 110.25, 107.75, 108],
    [109, 109.25, 106.75, 107],
    [108, 108.25, 105.75, 106],
    [106.5, 107.25, 105.25, 105.5],
    [107, 108.75, 106.75, 108.5],
  ],
  threeMethods: [
    [100, 104.25, 99.75, 104],
    [103.5, 103.75, 102.75, 103],
    [103, 103.25, 102.25, 102.5],
    [102.5, 102.75, 101.75, 102],
    [102.25, 106.25, 102, 106],
  ],
};

const STEP = 0.25;

/** One pattern with each of its prices moved in turn, after a dozen calm candles; and all upside down. */
function drawings(shape: Drawn): Columns {
  const places = shape.flatMap((candle, i) => candle.map((_, j) => [i, j] as const));
  const moved = places.flatMap(([i, j]) => {
    return [-1, 1, 2].map((steps) => {
      const price = shape[i]![j]! + steps * STEP;
      return shape.map((candle, k) => (k === i ? candle.with(j, price) : candle));
    });
  });
  const [white, black] = [
    [104, 105.25, 103.75, 105],
    [105, 105.25, 103.75, 104],
  ];
  const calm = Array.from({ length: 12 }, (_, i) => (i % 2 === 0 ? white! : black!));
  const bars = moved
    .flatMap((candles) => [...calm, ...candles])
    .map((candle) => [candle, candle.map((price) => 210 - price)] as const);
  const all = [...bars.map(([one]) => one), ...bars.map(([, other]) => other)];
  return columnsOf(
    all.map((candle, i) => {
      const [high, low] = [Math.max(...candle), Math.min(...candle)];
      return { time: 60_000 * i, open: candle[0]!, high, low, close: candle[3]!, volume: 1 };
    }),
  );
}

test.each(Object.entries(drawn))(
  '%s, and what is all but one, as the reference says',
  (name, shape) => {
    const columns = drawings(shape);
    for (const thresholds of [{}, { noShadow: 0.25 }]) {
      expect(mistakesIn(columns, thresholds)).toEqual([]); // of the second, some lie on the grid
    }
    const said = (new CandlestickPatterns().process(columns) as Record<string, Float64Array>)[
      name
    ]!;
    const times = said.filter((value) => Math.abs(value) > 0).length;
    expect(times).toBeGreaterThan(30);
    expect(times).toBeLessThan(said.length / 16);
  },
);
