import { describe, expect, it } from 'vitest';
import { DataValidator } from '../../src/validation/index.js';

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];
const FIRST = Date.UTC(2024, 0, 2);
const values = { open: 10, high: 12, low: 9, close: 11 };

/** What is said of a bar after a run of `length` bars, with so many bars missing between. */
function dispositionOf(
  base: string,
  step: number,
  { missing, length = 30 }: Record<string, number>,
): string {
  const validator = new DataValidator({ base });
  const at = (i: number) => ({ ...values, time: FIRST + i * step, volume: Math.abs(i % 7) });
  for (let i = 0; i < length; i++) validator.update(at(i));
  const next = missing! >= 0 ? length + missing! : missing!;
  return validator.update(at(next)).judgements[0]!.disposition;
}

describe('a bar ahead waits', () => {
  it.each([
    ['1m', MINUTE, 99, 100],
    ['1h', HOUR, 99, 100],
    ['1d', DAY, 29, 30], // thirty days, though they are fewer than a hundred bars
    ['1s', 1_000, 99, 100],
  ])('of %s, from as many missing as a gap never has', (base, step, most, leap) => {
    expect(dispositionOf(base, step, { missing: most })).toBe('accepted');
    expect(dispositionOf(base, step, { missing: leap })).toBe('pending');
  });

  it('never where fewer than twenty are missing, however long they last', () => {
    const months = (missing: number) => {
      const validator = new DataValidator({ base: '1M' });
      const at = (i: number) => ({ ...values, time: Date.UTC(1990, i, 1), volume: i });
      for (let i = 0; i < 30; i++) validator.update(at(i));
      return validator.update(at(30 + missing)).judgements[0]!.disposition;
    };
    expect([months(19), months(20)]).toEqual(['accepted', 'pending']);
  });
});

/** How many bars that agree it takes until the first of them goes on. */
function needed(length: number, away: number): number {
  const validator = new DataValidator({ base: '1h' });
  const at = (time: number) => ({ ...values, time, volume: (time / HOUR) % 7 });
  for (let i = 0; i < length; i++) validator.update(at(FIRST + i * HOUR));
  const from = away > 0 ? FIRST + length * HOUR + away : FIRST + away;
  for (let n = 1; n <= 6; n++) {
    const { judgements } = validator.update(at(from + (n - 1) * HOUR));
    if (judgements.some(({ disposition }) => disposition === 'accepted')) return n;
  }
  return Number.POSITIVE_INFINITY;
}

describe('how many bars have to agree', () => {
  it('ahead: two, or five if a short run is three years away', () => {
    const years = 3 * 365 * DAY;
    expect([needed(19, years), needed(19, years + HOUR)]).toEqual([2, 5]);
    expect(needed(20, years + HOUR)).toBe(2);
    expect(needed(5, 99 * HOUR)).toBe(1);
  });

  it('behind: five if the newest run is short and twenty bars away, else they are late', () => {
    expect(needed(19, -21 * HOUR)).toBe(5);
    expect(needed(20, -21 * HOUR)).toBe(Number.POSITIVE_INFINITY);
    // The newest begins 18 hours after the first: twenty bars lie between, or nineteen.
    const behind = (hours: number) => dispositionOf('1h', HOUR, { missing: -hours, length: 19 });
    expect([behind(3), behind(2)]).toEqual(['pending', 'late']);
  });
});

describe('two bars ahead that come in the wrong order', () => {
  it('are both believed, as they would be in the right one', () => {
    const validator = new DataValidator({ base: '1s' });
    const at = (i: number) => ({ ...values, time: FIRST + i * 1_000, volume: i });
    for (let i = 0; i < 30; i++) validator.update(at(i));
    expect(validator.update(at(170)).judgements[0]!.disposition).toBe('pending');
    const { judgements } = validator.update(at(140));
    expect(
      judgements.map(({ time, disposition, wasPending }) => [time, disposition, wasPending]),
    ).toEqual([
      [at(140).time, 'accepted', false],
      [at(170).time, 'accepted', true],
    ]);
    expect(judgements.map(({ decidedAt }) => decidedAt)).toEqual([at(171).time, at(171).time]);
    expect(validator.newestTime).toBe(at(170).time);
  });

  it('are not where one is a leap from the other', () => {
    const validator = new DataValidator({ base: '1s' });
    const at = (i: number) => ({ ...values, time: FIRST + i * 1_000, volume: i });
    for (let i = 0; i < 30; i++) validator.update(at(i));
    validator.update(at(400));
    const { judgements } = validator.update(at(140));
    expect(judgements.map(({ disposition }) => disposition)).toEqual(['dropped', 'pending']);
  });
});
