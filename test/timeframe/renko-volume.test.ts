import { expect, it } from 'vitest';
import { Renko } from '../../src/timeframe/index.js';

it('of several bricks that one bar completes, the first has the volume', () => {
  const renko = new Renko({ brick: 1 });
  const bar = (close: number, time: number) => ({
    ...{ time, open: close, high: close, low: close, close, volume: 4 },
  });
  renko.update(bar(10, 0));
  const made = renko.update(bar(13, 60_000));
  expect(made.map(({ close }) => close)).toEqual([11, 12, 13]);
  expect(made.map(({ volume }) => volume)).toEqual([8, 0, 0]);
});
