import { expect, it } from 'vitest';
import { LevelBreakout } from '../../src/strategies/index.js';
import {
  brokenLevel,
  forgetBroken,
  priceLevelsInit,
  removeLevel,
  touchLevel,
} from '../../src/strategies/price-levels.js';

const { NaN: none } = Number;

/** Levels that pivots at `prices` have left, with a tolerance of 2. */
function levelsAfter(most: number, ...prices: readonly number[]) {
  const levels = priceLevelsInit(most);
  for (const price of prices) touchLevel(levels, price, 2);
  return levels;
}

const told = ({ prices, touches }: ReturnType<typeof priceLevelsInit>) => [
  [...prices],
  [...touches],
];

it('a pivot touches the nearest level within the tolerance, which moves to the mean and is the newest', () => {
  expect(told(levelsAfter(3, 10, 20))).toEqual([
    [none, 10, 20],
    [none, 1, 1],
  ]);
  expect(told(levelsAfter(3, 10, 20, 12))).toEqual([
    [none, 20, 11],
    [none, 1, 2],
  ]);
  expect(told(levelsAfter(3, 10, 20, 12, 8))[0]).toEqual([20, 11, 8]); // 3 away: a level of its own
  // 13 is within 2 of 11 and of 14.5; 14.5 is nearer.
  expect(told(levelsAfter(3, 14.5, 11, 13))).toEqual([
    [none, 11, 13.75],
    [none, 1, 2],
  ]);
  expect(told(levelsAfter(3, 11, 14.5, 13))[0]).toEqual([none, 11, 13.75]);
  expect(told(levelsAfter(3, 10, 11, 12))).toEqual([
    [none, none, 11], // the mean of all three
    [none, none, 3],
  ]);
});

it('where there is no place left the level that was touched longest ago leaves', () => {
  expect(told(levelsAfter(2, 10, 20, 11, 30))).toEqual([
    [10.5, 30],
    [2, 1],
  ]);
});

it('what is broken is the farthest level on the way, by more than the margin', () => {
  const levels = levelsAfter(4, 20, 10, 15);
  const upward = (from: number, to: number) =>
    levels.prices[brokenLevel(levels, { from, to, margin: 1, sign: 1 })];
  expect(upward(9, 11)).toBeUndefined(); // not more than the margin
  expect(upward(9, 11.5)).toBe(10);
  expect(upward(11, 11.5)).toBe(10); // had not been beyond the margin
  expect(upward(11.25, 11.5)).toBeUndefined();
  expect(upward(9, 16.5)).toBe(15);
  expect(upward(9, 30)).toBe(20);
  expect(upward(30, 9)).toBeUndefined();
  const downward = (from: number, to: number) =>
    levels.prices[brokenLevel(levels, { from, to, margin: 1, sign: -1 })];
  expect(downward(30, 13)).toBe(15);
  expect(downward(30, 5)).toBe(10);
  expect(downward(14, 13)).toBe(15);
  expect(downward(13.5, 13)).toBeUndefined();
});

it('levels that a close is beyond are forgotten, the others keep their order', () => {
  const levels = levelsAfter(4, 20, 10, 15, 30);
  forgetBroken(levels, 15.5, 1);
  expect(told(levels)).toEqual([
    [none, none, 20, 30],
    [none, none, 1, 1],
  ]);
  forgetBroken(levels, 30, 1); // at a level is not beyond it
  expect(told(levels)[0]).toEqual([none, none, none, 30]);
  const below = levelsAfter(3, 20, 10, 15);
  forgetBroken(below, 12, -1);
  expect(told(below)[0]).toEqual([none, none, 10]);
  removeLevel(below, 2);
  expect(told(below)).toEqual(told(priceLevelsInit(3)));
});

it.each([
  ['a price without touches', 5, none],
  ['touches without a price', none, 1],
  ['half a touch', 5, 1.5],
  ['no touch', 5, 0],
])('a snapshot with %s is refused', (_, price, touches) => {
  const refusal = (side: 'resistance' | 'support', edit: boolean) => () => {
    const strategy = new LevelBreakout({ levels: 2 });
    const snapshot = strategy.snapshot();
    type Levels = Record<string, { prices: Float64Array; touches: Float64Array }>;
    const levels = (snapshot.state as unknown as Levels)[side]!;
    levels.prices[1] = edit ? price : 5;
    levels.touches[1] = edit ? touches : 1;
    strategy.restore(snapshot);
  };
  for (const side of ['resistance', 'support'] as const) {
    expect(refusal(side, false)).not.toThrow();
    expect(refusal(side, true)).toThrow(`state.${side}.touches`);
  }
});
