import { expect, it } from 'vitest';
import { seededRandom } from '../../src/testing/random.js';
import { DataValidator } from '../../src/validation/index.js';
import { cases } from '../cases.js';
import { lifeOf } from './model.js';

it('any life of a validator is that of a sorted array', () => {
  for (let seed = 1; seed <= cases(1_000); seed++) expect(lifeOf(seed, 80)).toBeUndefined();
});

it('with bars that wait: what comes in is counted out, and each bar goes on once', () => {
  for (let seed = 1; seed <= cases(500); seed++) {
    const random = seededRandom(seed);
    const validator = new DataValidator({
      base: '1m',
      hold: 1,
      policy: seed % 2 === 0 ? 'drop' : 'repair',
    });
    const gone: number[] = [];
    let fed = 0;
    let minute = 0;
    let price = 100;
    for (let step = 0; step < 120; step++) {
      minute += random() < 0.1 ? 3 : 1;
      price *= 1 + 0.001 * (random() - 0.5);
      const off = price * (random() < 0.05 ? 1.2 : 1);
      const [high, low] = [Math.max(price, off), Math.min(price, off)];
      const bar = { time: minute * 60_000, open: price, high, low, close: off, volume: step };
      for (let n = random() < 0.1 ? 2 : 1; n > 0; n--) {
        fed += 1;
        for (const judgement of validator.update({ ...bar, volume: step + (n % 2) }).judgements) {
          if (judgement.disposition === 'revision') continue;
          if (judgement.bar !== undefined) gone.push(judgement.bar.time);
        }
      }
      if (random() < 0.05) {
        const { judgements } = validator.advance((minute + 3) * 60_000);
        gone.push(...judgements.flatMap(({ bar: one }) => (one === undefined ? [] : [one.time])));
      }
      const { counts } = validator;
      expect(Object.values(counts).reduce((a, b) => a + b)).toBe(fed);
      expect(counts.pending).toBe(Number.isNaN(validator.heldFrom) ? 0 : 1);
    }
    expect(gone).toEqual([...new Set(gone)].sort((a, b) => a - b));
  }
});
