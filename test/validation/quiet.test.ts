import { describe, expect, it } from 'vitest';
import { DataValidator } from '../../src/validation/index.js';
import {
  isQuietState,
  isUsualRun,
  learnRun,
  quietInit,
  slotOf,
} from '../../src/validation/quiet.js';
import { START } from './feed.js';

/** How long a quiet run may be: the largest n with (m/(1 + m))^n ≥ 10^-6, m being twice the mean. */
const longest = (mean: number) =>
  Math.floor(Math.log(1e-6) / Math.log((2 * mean) / (1 + 2 * mean)));

describe('a feed that is quiet now and then', () => {
  it('may be so for as long as a run of that mean has a chance of one in a million', () => {
    for (const mean of [0.5, 2, 10, 47]) {
      const quiet = { ...quietInit(), overallBars: 0 };
      quiet.meanBars[5] = mean;
      expect(isUsualRun(quiet, 5, longest(mean))).toBe(true);
      expect(isUsualRun(quiet, 5, longest(mean) + 1)).toBe(false);
    }
    // By the half hour or by all, whichever is quieter.
    const quiet = { ...quietInit(), overallBars: 30 };
    quiet.meanBars[5] = 1;
    expect(isUsualRun(quiet, 5, longest(30))).toBe(true);
    expect(isUsualRun(quiet, 5, longest(30) + 1)).toBe(false);
  });

  it('teaches its runs to the half hour and to all; an outage not as a whole', () => {
    const quiet = quietInit();
    learnRun(quiet, 3, 30);
    expect(quiet.meanBars[3]).toBeCloseTo(10 + 0.05 * 20, 12);
    expect(quiet.meanBars[4]).toBe(10);
    expect(quiet.overallBars).toBeCloseTo(10 + 0.01 * 20, 12);
    expect(quiet.tradedRatio).toBeCloseTo(1 + 0.01 * (1 / 31 - 1), 12);
    const outage = quietInit();
    learnRun(outage, 3, longest(10) + 1);
    expect(outage.meanBars[3]).toBeCloseTo(10 + 0.05 * 30, 12); // four times the mean
  });

  it('has 48 half hours from the open on, and the last for what comes later', () => {
    const at = (minutes: number) => slotOf(START, START + minutes * 60_000);
    expect([at(-5), at(0), at(29), at(30), at(24 * 60 - 1), at(24 * 60 + 31)]).toEqual([
      ...[0, 0, 0, 1, 47, 47],
    ]);
  });

  it('has rates in their range', () => {
    const quiet = quietInit();
    expect(isQuietState(quiet)).toBe(true);
    expect(isQuietState({ ...quiet, meanBars: quiet.meanBars.map(() => -1) })).toBe(false);
    for (const change of [{ overallBars: -1 }, { tradedRatio: 1.1 }, { tradedRatio: -0.1 }]) {
      expect(isQuietState({ ...quiet, ...change })).toBe(false);
    }
    expect(isQuietState({ ...quiet, meanBars: quiet.meanBars.map(() => 0), overallBars: 0 })).toBe(
      true,
    );
    expect([0, 1].map((tradedRatio) => isQuietState({ ...quiet, tradedRatio }))).toEqual([
      true,
      true,
    ]);
  });
});

describe('a validator of such a feed', () => {
  const bar = { open: 10, high: 12, low: 9, close: 11, volume: 3 };
  const at = (minute: number) => ({ ...bar, time: START + minute * 60_000, volume: minute });
  const fed = (...minutes: number[]) => {
    const validator = new DataValidator({ base: '1m', feed: 'tradeOnly' });
    return minutes.map((minute) => {
      const { judgements, events } = validator.update(at(minute));
      return [judgements.map((one) => one.disposition).join(), ...events.map(({ type }) => type)];
    });
  };

  it('takes a usual run for quiet, and waits at an outage, which is a gap', () => {
    const most = longest(10);
    expect(fed(1, most + 2)).toEqual([['accepted'], ['accepted']]);
    expect(fed(1, most + 3, most + 4)).toEqual([
      ...[['accepted'], ['pending'], ['accepted,accepted', 'gap']],
    ]);
  });

  it('does not call it stalled within a usual run', () => {
    const validator = new DataValidator({ base: '1m', feed: 'tradeOnly' });
    validator.update(at(1));
    const end = START + 2 * 60_000;
    expect(validator.advance(end + longest(10) * 60_000).events).toEqual([]);
    expect(validator.advance(end + (longest(10) + 1) * 60_000).events).toMatchObject([
      { type: 'stall', overdue: longest(10) + 1 },
    ]);
  });

  it('loses as many bars to an outage as would have traded', () => {
    const loss = (feed: 'dense' | 'tradeOnly') => {
      const validator = new DataValidator({ base: '1m', feed });
      for (let i = 1; i < 400; i++) validator.update(at(5 * i));
      for (const minute of [2_500, 2_501]) validator.update(at(minute));
      return validator.quality.loss.completeness;
    };
    expect(loss('tradeOnly')).toBeGreaterThan(0);
    expect(loss('tradeOnly')).toBeLessThan(loss('dense'));
  });
});
