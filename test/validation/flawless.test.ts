import { expect, it } from 'vitest';
import { DataValidator } from '../../src/validation/index.js';
import { START } from './feed.js';

const MINUTE = 60_000;
const at = (minute: number) => ({
  ...{ time: START + minute * MINUTE, open: 10, high: 12, low: 9, close: 11 },
  volume: 3 + (minute % 7),
});

it('a gap so long that its lasting rate is 0 after it is recent for a while, and then is not', () => {
  const validator = new DataValidator({ base: '1m' });
  const take = (from: number, to: number) => {
    for (let minute = from; minute < to; minute++) validator.update(at(minute));
  };
  const loss = () => validator.quality.loss.completeness;
  take(0, 40);
  const after = 40 + 1_100_000; // 2^(−1,100,000/500) is 0
  take(after, after + 2);
  // Two bars after it; half of it is forgotten in seven.
  expect(loss()).toBeCloseTo(4 * (0.5 ** (2 / 7) - 0.25), 12);
  take(after + 2, after + 15);
  expect(loss()).toBe(0);
  take(after + 15, after + 60);
  // One more is missing: recent is 1 − (1 − 2^(−60/7)) · 2^(−1/7), below a quarter, and costs nothing.
  take(after + 61, after + 62);
  expect(loss()).toBeCloseTo(((1 - 0.5 ** (1 / 500)) * 0.5 ** (1 / 500)) / 0.3, 12);
});
