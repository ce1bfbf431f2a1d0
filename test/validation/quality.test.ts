import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DataValidator } from '../../src/validation/index.js';
import { messy, START } from './feed.js';

const bar = { time: START, open: 10, high: 12, low: 9, close: 11, volume: 3 };
const at = (minute: number) => ({ ...bar, time: START + minute * 60_000 });
const bad = { ...bar, high: 1 };
const make = () => new DataValidator({ base: '1m' });

/** The share of ones, each weighted by a half for every 500 that followed it. */
function weighted(ones: readonly boolean[]): number {
  const last = ones.length - 1;
  const half = 0.5 ** (1 / 500);
  return ones.reduce((sum, one, i) => sum + (one ? (1 - half) * half ** (last - i) : 0), 0);
}

it('the score is what the weighted shares of a feed make it', () => {
  fc.assert(
    fc.property(messy, (inputs) => {
      const validator = make();
      const rejected: boolean[] = [];
      const repeated: boolean[] = [];
      const missing: boolean[] = [];
      for (const input of inputs) {
        const { judgements, events } = validator.update(input);
        const { disposition } = judgements[0]!;
        rejected.push(disposition === 'rejected');
        repeated.push(['duplicate', 'revision', 'late'].includes(disposition));
        for (const event of events) {
          if (event.type === 'gap') for (let i = 0; i < event.missing; i++) missing.push(true);
        }
        if (disposition === 'accepted') missing.push(false);
      }
      const { loss, score } = validator.quality;
      expect(loss.validity).toBeCloseTo(weighted(rejected) / 0.05, 10);
      expect(loss.uniqueness).toBeCloseTo(weighted(repeated) / 0.1, 10);
      expect(loss.completeness).toBeCloseTo(weighted(missing) / 0.3, 10);
      const total = loss.validity + loss.uniqueness + loss.completeness;
      if (inputs.length > 0) expect(score).toBeCloseTo(100 * Math.exp(-total), 10);
    }),
    { numRuns: 100 },
  );
});

describe('tiers', () => {
  it('before the first bar there is no score, and the tier is Invalid', () => {
    const { score, tier, provisional } = make().quality;
    expect([score, tier, provisional]).toEqual([Number.NaN, 'Invalid', true]);
    const validator = make();
    validator.update(bad);
    expect(validator.quality.tier).toBe('Invalid');
  });

  it('provisional until thirty bars are accepted', () => {
    const validator = make();
    for (let i = 0; i < 29; i++) validator.update(at(i));
    expect(validator.quality).toMatchObject({ tier: 'Excellent', provisional: true });
    validator.update(at(29));
    expect(validator.quality.provisional).toBe(false);
  });

  it('a point of hysteresis: lost below 95, won back at 96', () => {
    const validator = make();
    validator.update(at(0));
    validator.update(bad);
    expect(validator.quality.score).toBeGreaterThan(95);
    validator.update(bad);
    expect(validator.quality.score).toBeLessThan(95);
    expect(validator.quality.tier).toBe('Good');
    for (let i = 1; validator.quality.score < 96; i++) {
      expect(validator.quality.tier).toBe('Good');
      validator.update(at(i));
    }
    expect(validator.quality.tier).toBe('Excellent');
  });

  it('each is entered as the score falls below its bound', () => {
    const validator = make();
    validator.update(at(0));
    const seen = new Map<string, number>();
    for (let i = 0; i < 500; i++) {
      validator.update(bad);
      validator.update(at(i + 1));
      const { tier, score } = validator.quality;
      if (!seen.has(tier)) seen.set(tier, score);
    }
    expect([...seen.keys()]).toEqual(['Excellent', 'Good', 'Fair', 'Poor', 'Invalid']);
    for (const [i, bound] of [100, 95, 85, 70, 40].entries()) {
      const score = [...seen.values()][i]!;
      expect(score).toBeLessThan(bound);
      expect(score).toBeGreaterThan(bound - 3);
    }
  });

  it('ten rejected in a row are Invalid at once, until a bar is accepted', () => {
    const validator = make();
    for (let i = 0; i < 5000; i++) validator.update(at(i));
    for (let i = 0; i < 9; i++) validator.update(bad);
    expect(validator.quality.tier).not.toBe('Invalid');
    validator.update(bad);
    expect(validator.quality.tier).toBe('Invalid');
    validator.update(at(5000));
    expect(validator.quality.tier).not.toBe('Invalid');
  });
});

it('a gap of any length counts bar by bar, in no time', () => {
  const validator = make();
  validator.update(at(0));
  validator.update(at(5_000_000));
  expect(validator.quality.loss.completeness).toBeCloseTo(0.9986146661010289 / 0.3, 10);
});
