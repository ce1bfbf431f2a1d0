import { expect, test } from 'vitest';
import { type Columns, columnsOf } from '../../src/bars/index.js';
import { CandlestickPatterns } from '../../src/patterns/index.js';
import { seededRandom } from '../../src/testing/random.js';
import { mistakesIn } from './mistakes.js';

// A random market has the longest patterns once in thousands of bars, and hardly ever one that is all
// but there. So each is drawn as it should be, and again and again with a few prices moved by a step.

type Drawn = readonly (readonly [open: number, high: number, low: number, close: number])[];

const drawn: Readonly<Record<string, Drawn>> = {
  matHold: [
    [100, 104.25, 99.75, 104],
    [105.25, 105.5, 104.5, 104.75],
    [104.25, 104.5, 103.5, 103.75],
    [103.75, 104, 103.25, 103.5],
    [103.75, 106.75, 103.5, 106.5],
  ],
  concealingBabySwallow: [
    [110, 110, 106, 106],
    [106, 106, 102, 102],
    [101, 102.5, 99.75, 100],
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

/** Many drawings of one pattern, each after a dozen calm candles; every other one upside down. */
function drawings(shape: Drawn, count: number, seed: number): Columns {
  const random = seededRandom(seed);
  const moved = (price: number) => {
    return random() < 0.3 ? price + STEP * Math.round(4 * random() - 2) : price;
  };
  const bars = Array.from({ length: count }, (_, i) => {
    const calm = Array.from({ length: 12 }, (_, k) => (k % 2 === 0 ? [104, 105] : [105, 104]));
    const all = [
      ...calm.map(([open, close]) => [open!, 105.25, 103.75, close!]),
      ...shape.map((candle) => candle.map(moved)),
    ];
    return all.map((candle) => {
      const [open, high, low, close] = candle.map((x) => (i % 2 === 0 ? x : 210 - x)) as [
        number,
        number,
        number,
        number,
      ];
      const ends = [open, high, low, close];
      return { open, high: Math.max(...ends), low: Math.min(...ends), close, volume: 1 };
    });
  }).flat();
  return columnsOf(bars.map((bar, i) => ({ ...bar, time: 60_000 * i })));
}

test.each(Object.entries(drawn))(
  '%s, and what is all but one, as the reference says',
  (name, shape) => {
    const columns = drawings(shape, 150, 5);
    expect(mistakesIn(columns)).toEqual([]);
    const said = (new CandlestickPatterns().process(columns) as Record<string, Float64Array>)[
      name
    ]!;
    const times = said.filter((value) => Math.abs(value) > 0).length;
    expect(times).toBeGreaterThan(15);
    expect(times).toBeLessThan(120);
  },
);
