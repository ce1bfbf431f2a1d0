import { describe, expect, it } from 'vitest';
import type { Bar } from '../../src/bars/index.js';
import {
  DataValidator,
  type DataValidatorOptions,
  type Disposition,
} from '../../src/validation/index.js';
import { START } from './feed.js';

const MINUTE = 60_000;
const DAY = 86_400_000;
const values = { open: 10, high: 12, low: 9, close: 11, volume: 3 };
/** No two bars in a row alike. */
const at = (time: number): Bar => ({ time, ...values, volume: 3 + Math.abs((time / 1000) % 11) });

function minutes(options: Partial<DataValidatorOptions> = {}) {
  return new DataValidator({ base: '1m', ...options });
}

/** The last disposition of each time that was fed, and the events by type. */
function fold(validator: DataValidator, times: readonly number[]) {
  const last = new Map<number, Disposition>();
  const events: string[] = [];
  const passed: number[] = [];
  for (const time of times) {
    const validation = validator.update(at(time));
    for (const judgement of validation.judgements) {
      last.set(judgement.time, judgement.disposition);
      if (judgement.bar !== undefined) passed.push(judgement.time);
    }
    events.push(...validation.events.map(({ type }) => type));
  }
  return { last, events, passed };
}

/** The first Monday after `time`, which is a whole day. */
const mondayAfter = (time: number) => time + ((11 - ((time / DAY) % 7)) % 7) * DAY;

/** `count` minutes from `from` on. */
const run = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => from + i * MINUTE);

describe('data never throw', () => {
  it.each([
    20240102093000,
    7.26e12,
    7.258118400001e12,
    9.9e13,
    -START,
    -20240102093000,
    -7.3e12,
    -1e13,
  ])('a time of %s, first or after good bars', (time) => {
    for (const before of [[], run(START, 1), run(START, 50)]) {
      const validator = minutes();
      fold(validator, before);
      expect(() => validator.peek(at(time))).not.toThrow();
      expect(() => validator.update(at(time))).not.toThrow();
      const { last } = fold(validator, run(START + 3000 * MINUTE, 6));
      expect(last.get(START + 3005 * MINUTE)).toBe('accepted');
    }
  });

  it('digits of a date are refused by name', () => {
    const { reasons } = minutes().update(at(20240102093000)).judgements[0]!;
    expect(reasons).toEqual(['time-out-of-range']);
  });
});

describe('a leap', () => {
  it('that the next bar contradicts is dropped, and nothing is late', () => {
    const validator = minutes();
    const leap = START + 365 * DAY;
    const { last, events } = fold(validator, [START, leap, START + MINUTE, START + 2 * MINUTE]);
    expect(last.get(leap)).toBe('dropped');
    expect(last.get(START + MINUTE)).toBe('accepted');
    expect(last.get(START + 2 * MINUTE)).toBe('accepted');
    expect(events).toEqual([]);
    expect(validator.counts).toMatchObject({ accepted: 3, dropped: 1, pending: 0 });
  });

  it('waits, and is accepted when its successor agrees, with the gap before it', () => {
    const validator = minutes();
    const leap = START + 365 * DAY;
    fold(validator, run(START, 30));
    const first = validator.update(at(leap));
    expect(first.judgements).toMatchObject([{ disposition: 'pending', bar: undefined }]);
    expect(validator.heldFrom).toBe(leap);
    const second = validator.update(at(leap + MINUTE));
    expect(second.judgements).toMatchObject([
      { time: leap, disposition: 'accepted', wasPending: true, decidedAt: leap + 2 * MINUTE },
      { time: leap + MINUTE, disposition: 'accepted', wasPending: false },
    ]);
    expect(second.events).toMatchObject([
      { type: 'gap', missing: 365 * 1440 - 30 },
      { type: 'tier' },
    ]);
    expect(validator.heldFrom).toBeNaN();
  });

  it('is accepted when time passes its end', () => {
    const validator = minutes();
    const leap = START + 3 * DAY;
    fold(validator, [...run(START, 30), leap]);
    expect(validator.advance(leap + MINUTE).judgements).toEqual([]);
    const { judgements } = validator.advance(leap + 2 * MINUTE);
    expect(judgements).toMatchObject([{ time: leap, disposition: 'accepted', wasPending: true }]);
    expect(validator.counts.pending).toBe(0);
  });

  it('of ten minutes or a weekend is none', () => {
    const validator = minutes();
    const { last } = fold(validator, [START, START + 11 * MINUTE]);
    expect(last.get(START + 11 * MINUTE)).toBe('accepted');
    const stocks = new DataValidator({ base: '1m', calendar: 'us-equities' });
    const friday = Date.UTC(2024, 0, 5, 20, 59);
    const monday = Date.UTC(2024, 0, 8, 14, 30);
    expect(fold(stocks, [friday, monday]).last.get(monday)).toBe('accepted');
  });

  it('one after the other: each is dropped, none stops the feed', () => {
    const validator = minutes();
    const times = run(START, 200).flatMap((time, i) =>
      i % 20 === 10 ? [time, time + (300 + i) * DAY] : [time],
    );
    fold(validator, times);
    expect(validator.counts).toMatchObject({ accepted: 200, dropped: 10, late: 0, pending: 0 });
  });
});

describe.each(['1s', '1m', '1h', '1d', '1w', '1M'])('re-anchoring, base %s', (base) => {
  const step = { '1s': 1_000, '1m': MINUTE, '1h': 60 * MINUTE, '1d': DAY, '1w': 7 * DAY, '1M': 0 }[
    base
  ]!;
  const first = Date.UTC(2024, 0, 1);
  const times = Array.from({ length: 60 }, (_, i) =>
    step === 0 ? Date.UTC(2024, i, 1) : first + i * step,
  );

  it.each([
    ['at time 0', [0]],
    ['of the year 2013', [Date.UTC(2013, 0, 1)]],
    ['of the year 2101', [Date.UTC(2101, 0, 1)]],
  ])('an absurd first bar %s keeps accepted, five others outvote it', (_name, absurd) => {
    // A week that begins in the first months of 1970 would be taken for seconds.
    const start =
      base === '1w' ? absurd.map((time) => mondayAfter(Math.max(time, 150 * DAY))) : absurd;
    const validator = new DataValidator({ base });
    const { last, events, passed } = fold(validator, [...start, ...times]);
    expect(events[0]).toBe('reanchored');
    expect(events.length).toBe(1);
    expect(passed).toEqual([...start, ...times]);
    expect([...last.values()].every((one) => one === 'accepted')).toBe(true);
    expect(validator.counts).toMatchObject({ accepted: start.length + 60, pending: 0, late: 0 });
  });

  it('the first four wait', () => {
    const validator = new DataValidator({ base });
    fold(validator, [times[40]! > first ? Date.UTC(2101, 0, base === '1w' ? 3 : 1) : 0]);
    const waiting = times
      .slice(0, 4)
      .map((time) => validator.update(at(time)).judgements[0]!.disposition);
    expect(waiting).toEqual(['pending', 'pending', 'pending', 'pending']);
    const { judgements, events } = validator.update(at(times[4]!));
    expect(events).toMatchObject([{ type: 'reanchored', time: times[4] }]);
    expect(judgements.map(({ time }) => time)).toEqual(times.slice(0, 5));
  });

  it('where twenty agree, older bars are late, however many come', () => {
    const validator = new DataValidator({ base });
    fold(validator, times.slice(-20));
    const older = Array.from({ length: 30 }, (_, i) =>
      base === '1M' ? Date.UTC(2004, i, 1) : times[0]! - 100 * step + i * step,
    );
    const { last, events } = fold(validator, older);
    expect([...last.values()].every((one) => one === 'late')).toBe(true);
    expect(events).toEqual([]);
    expect(validator.counts.late).toBe(30);
  });
});

it('two absurd bars that agree with each other are outvoted too', () => {
  const validator = minutes();
  const absurd = START + 400 * DAY;
  const { events } = fold(validator, [absurd, absurd + MINUTE, ...run(START, 100)]);
  expect(events).toEqual(['reanchored']);
  expect(validator.counts).toMatchObject({ accepted: 102, late: 0, pending: 0 });
});

describe('prices to the last place', () => {
  const factor = 3.27 / 10.22;
  const adjusted = {
    time: START,
    open: 3.2,
    high: 10.22 * factor,
    low: 3.1,
    close: 3.27,
    volume: 1,
  };

  it('an adjusted high that rounds below the close is clamped and repaired', () => {
    expect(adjusted.high).toBe(3.2699999999999996);
    const { judgements, quality } = minutes().update(adjusted);
    expect(judgements).toMatchObject([
      { disposition: 'repaired', reasons: ['ohlc-rounding'], bar: { ...adjusted, high: 3.27 } },
    ]);
    expect(quality.score).toBe(100);
  });

  it.each([
    ['high', { ...values, high: 10.999 }, 'high-too-low'],
    ['low', { ...values, low: 10.001 }, 'low-too-high'],
    ['a cent on 100', { open: 100, high: 99.99, low: 99, close: 99.5, volume: 1 }, 'high-too-low'],
    [
      'high and low exchanged',
      { open: 10, high: 9, low: 12, close: 10, volume: 1 },
      'high-too-low',
    ],
    [
      'both by rounding, one by more',
      { ...values, high: 11 * (1 - 1e-15), low: 10.5 },
      'low-too-high',
    ],
  ])('%s: more than rounding is refused', (_name, bar, reason) => {
    const { judgements } = minutes().update({ time: START, ...bar });
    expect(judgements).toMatchObject([{ disposition: 'rejected', reasons: [reason] }]);
  });
});

describe('a bar outside the session', () => {
  it('has a disposition of its own and costs nothing', () => {
    const validator = new DataValidator({ base: '1m', calendar: 'us-equities' });
    const open = Date.UTC(2024, 0, 5, 14, 30);
    fold(validator, [...run(open - 300 * MINUTE, 300), ...run(open, 60)]);
    expect(validator.counts).toMatchObject({ 'outside-session': 300, accepted: 60, rejected: 0 });
    expect(validator.quality).toMatchObject({ score: 100, tier: 'Excellent' });
  });
});

describe('prices below zero', () => {
  const oil = { time: START, open: 1.2, high: 1.3, low: -40.32, close: -37.63, volume: 3 };

  it('are refused, unless the market has them', () => {
    expect(minutes().update(oil).judgements[0]!.reasons).toEqual(['price-not-positive']);
    const spread = minutes({ negativePrices: true });
    expect(spread.update(oil).judgements[0]!.disposition).toBe('accepted');
    const broken = { ...oil, time: START + MINUTE, high: -41 };
    expect(spread.update(broken).judgements[0]!.reasons).toEqual(['high-too-low']);
  });
});

describe('known gaps', () => {
  it('a bar that fills one is backfilled, once; any other older bar is late', () => {
    const validator = minutes();
    fold(validator, [...run(START, 25), START + 40 * MINUTE]);
    const { last } = fold(validator, [...run(START + 25 * MINUTE, 15), START + 10 * MINUTE]);
    expect([...last.values()].filter((one) => one === 'backfilled').length).toBe(15);
    expect(last.get(START + 10 * MINUTE)).toBe('late');
    expect(fold(validator, [START + 30 * MINUTE]).last.get(START + 30 * MINUTE)).toBe('late');
  });

  it('before the calendar begins they are uncovered and cost nothing', () => {
    const validator = new DataValidator({ base: '1d', calendar: 'us-equities' });
    const { events } =
      validator.update(at(Date.UTC(1950, 0, 3))) && validator.update(at(Date.UTC(1950, 0, 12)));
    expect(events).toMatchObject([{ type: 'gap', uncovered: true }]);
    expect(validator.quality.loss.completeness).toBe(0);
  });

  it.each([
    ['Christmas', '2024-12-24T18:00Z', '2024-12-25T22:00Z', true],
    ['New Year', '2024-12-31T22:00Z', '2025-01-01T23:00Z', true],
    ['a holiday on a Sunday', '2022-12-23T21:00Z', '2022-12-25T23:00Z', true],
    ['the day before', '2024-12-24T14:00Z', '2024-12-24T18:00Z', false],
    ['the day after', '2024-12-26T14:00Z', '2024-12-26T18:00Z', false],
  ])('of foreign exchange over %s: uncovered or not', (_name, last, next, uncovered) => {
    const validator = new DataValidator({ base: '1h', calendar: 'fx' });
    validator.update(at(Date.parse(last)));
    const { events } = validator.update(at(Date.parse(next)));
    expect(events).toMatchObject([{ type: 'gap', uncovered }]);
    expect(validator.quality.loss.completeness === 0).toBe(uncovered);
  });
});
