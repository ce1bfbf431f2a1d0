import { expect, it } from 'vitest';
import { floorToStep, steppedDown } from '../../src/risk/step.js';

const down = (quantity: number, step: number, most: number, besides?: number): number =>
  steppedDown(quantity, step, {
    isWithin: (units) => units <= most,
    ...(besides === undefined ? {} : { besides }),
  });

it('a quantity goes down by whole steps until it is within', () => {
  expect(down(10, 1, 10)).toBe(10);
  expect(down(10, 1, 9)).toBe(9);
  expect(down(10, 1, 7.5)).toBe(7);
  expect(down(0.3, 0.1, 0.29)).toBe(0.2);
  expect(down(1, 1, 0.5)).toBe(0);
});

it('one that is no multiple goes to the multiple below it, not past it', () => {
  expect(down(10.3, 1, 10.2)).toBe(10);
  expect(down(10.6, 1, 10.2)).toBe(10);
  expect(down(1_030, 100, 1_029)).toBe(1_000);
});

it('goes down where a step is less than a number of this size can tell', () => {
  const large = 2 ** 60;
  const below = down(large, 1, large - 128); // the number before it
  expect(below).toBeLessThan(large);
  expect(below).toBeGreaterThanOrEqual(large - 256);
});

it('counts the rounding of what there is besides, and gives up after sixty-four steps', () => {
  expect(down(100, 1, 36)).toBe(36);
  expect(down(100, 1, 35)).toBe(0);
  // Beside 2^53 units a step of 1/8 is lost in the sum: two units are one rounding of it.
  expect(down(10, 0.125, 8, 2 ** 53)).toBe(7.875);
});

it('of what is no number nothing is known', () => {
  expect(floorToStep('5' as never, 1)).toBeNaN();
  expect(floorToStep(5, '1' as never)).toBeNaN();
});
