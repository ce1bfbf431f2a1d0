import { expect, test } from 'vitest';
import { columnsOf } from '../../src/bars/index.js';
import { CandlestickPatterns } from '../../src/patterns/index.js';
import { mistakesIn } from './mistakes.js';

// As near-misses.test.ts, for patterns of two to four candles: each as it should be, then again and again with
// one of its prices moved by a step. Means are of two candles, so that two calm ones are enough before each.

type Drawn = readonly (readonly [open: number, high: number, low: number, close: number])[];

const longWhite = [105, 108.25, 104.75, 108] as const;
const longBlack = [110, 110.25, 106.75, 107] as const;
const white = [105, 106.25, 104.75, 106] as const;
const next = [107, 108.25, 106.75, 108] as const;

const drawn: Readonly<Record<string, Drawn>> = {
  darkCloudCover: [longWhite, [109, 109.25, 105.75, 106]],
  piercing: [longBlack, [106, 109.25, 105.75, 109]],
  thrusting: [longBlack, [106, 108.25, 105.75, 108]],
  inNeck: [longBlack, [106, 107.25, 105.75, 107]],
  onNeck: [longBlack, [106, 107, 105.75, 106.75]],
  counterattack: [longBlack, [104, 107.25, 103.75, 107]],
  homingPigeon: [longBlack, [109, 109.25, 107.75, 108]],
  kicking: [
    [108, 108, 105, 105],
    [109, 113, 109, 113],
  ],
  threeInside: [longWhite, [107, 107.25, 105.75, 106], [105.5, 105.75, 104.25, 104.5]],
  threeOutside: [
    [105, 105.25, 103.75, 104],
    [103.5, 106.25, 103.25, 106],
    [106, 107.25, 105.75, 107],
  ],
  gapSideBySideWhite: [white, next, next],
  tasukiGap: [white, next, [107.75, 108, 106.25, 106.5]],
  gapThreeMethods: [white, next, [107.5, 107.75, 105.25, 105.5]],
  stickSandwich: [
    [106, 106.25, 104.75, 105],
    [105.5, 107.25, 105.25, 107],
    [107, 107.25, 104.75, 105],
  ],
  uniqueThreeRiver: [longBlack, [109, 109.25, 106, 108], [106.5, 107.25, 106.25, 107]],
  abandonedBaby: [longBlack, [106, 106.25, 105.75, 106], [107, 110, 106.5, 109.5]],
  twoCrows: [longWhite, [110, 110.25, 108.5, 109], [109.5, 109.75, 106.75, 107]],
  upsideGapTwoCrows: [longWhite, [109.5, 109.75, 108.75, 109], [110, 110.25, 108.25, 108.5]],
  identicalThreeCrows: [
    [109, 109.25, 106, 106],
    [106, 106.25, 104, 104],
    [104, 104.25, 102, 102],
  ],
  threeStarsInTheSouth: [
    [110, 110.25, 105.5, 108],
    [109, 109.25, 106, 107.5],
    [107.5, 107.5, 107, 107],
  ],
  stalledPattern: [
    [104, 106.25, 103.75, 106],
    [105, 108, 104.75, 108],
    [107.75, 108.5, 107.5, 108.25],
  ],
  threeBlackCrows: [
    [106, 110, 106, 109.5],
    [109, 109.25, 106, 106],
    [108, 108.25, 104, 104],
    [107.75, 108, 102, 102],
  ],
  threeLineStrike: [
    [104, 105.25, 103.75, 105],
    [104.5, 106.25, 104.25, 106],
    [105.5, 107.25, 105.25, 107],
    [107.5, 107.75, 103.25, 103.5],
  ],
};

const calm: Drawn = [
  [104, 105.25, 103.75, 105],
  [105, 105.25, 103.75, 104],
];

/** A pattern as it is, then with each of its prices a step lower, higher, and two higher. */
const drawings = (shape: Drawn): Drawn =>
  [shape]
    .concat(
      shape.flatMap((candle, i) =>
        candle.flatMap((price, j) =>
          [-0.25, 0.25, 0.5].map((by) =>
            shape.map((one, k) => (k === i ? (one.with(j, price + by) as never) : one)),
          ),
        ),
      ),
    )
    .flatMap((candles) => [...calm, ...candles]);

test.each(Object.entries(drawn))(
  '%s, and what is all but one, as the reference says',
  (name, shape) => {
    const upright = drawings(shape);
    const bars = [...upright, ...upright.map((candle) => candle.map((price) => 210 - price))];
    const columns = columnsOf(
      bars.map((candle, i) => {
        const [high, low] = [Math.max(...candle), Math.min(...candle)];
        return { time: 60_000 * i, open: candle[0]!, high, low, close: candle[3]!, volume: 1 };
      }),
    );
    const thresholds = { averageBars: 2, nearBars: 2 };
    expect(mistakesIn(columns, thresholds)).toEqual([]);
    const said = new CandlestickPatterns(thresholds).process(columns) as Record<
      string,
      Float64Array
    >;
    expect(Math.abs(said[name]![1 + shape.length]!)).toBeGreaterThan(0);
  },
);
