import { expect, it } from 'vitest';
import { RollingMinMax, RollingRobust, RollingZScore } from '../../src/normalization/index.js';
import { seededRandom } from '../../src/testing/random.js';
import { rollingMinMax, rollingRobust, rollingZScore } from '../reference/normalization.js';

const COUNT = Number(process.env['COUNT'] ?? 1e8);

it.each([
  ['zScore', new RollingZScore(), rollingZScore],
  ['minMax', new RollingMinMax(), rollingMinMax],
  ['robust', new RollingRobust(), rollingRobust],
] as const)('%s has not drifted after 10^8 inputs', (_, operator, reference) => {
  const random = seededRandom(5);
  const last: number[] = [];
  let price = 100;
  for (let i = 0; i < COUNT; i++) {
    price += 0.1 * (random() - 0.5) + 1e-4 * (100 - price);
    const x = i % 1_000_003 === 0 ? 1e12 : price;
    operator.update(x);
    if (i < COUNT - 100) continue;
    last.push(x);
  }
  const expected = reference(last).at(-1)!;
  expect(Math.abs(operator.value - expected)).toBeLessThanOrEqual(1e-9);
});
