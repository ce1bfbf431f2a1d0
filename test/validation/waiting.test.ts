import { describe, expect, it } from 'vitest';
import { DataValidator, detectOutliers, type Rule } from '../../src/validation/index.js';

const HOUR = 3_600_000;
const FIRST = Date.UTC(2024, 0, 2);
const at = (hour: number, change: object = {}) => ({
  ...{ time: FIRST + hour * HOUR, open: 10, high: 12, low: 9, close: 11 },
  volume: 1 + (Math.abs(hour) % 7),
  ...change,
});

/** What was said of a bar: of which hour, how, and why. */
function said(validator: DataValidator, bar: object): readonly (string | number)[] {
  const { judgements } = validator.update(bar);
  return judgements.map(({ time, disposition, reasons, wasPending }) => {
    return [(time - FIRST) / HOUR, disposition, ...reasons, wasPending].join(' ');
  });
}

describe('a bar that waits', () => {
  it('ahead, and comes again with other values, is dropped for them', () => {
    const validator = new DataValidator({ base: '1h' });
    for (let hour = 0; hour < 30; hour++) validator.update(at(hour));
    expect(said(validator, at(500))).toEqual(['500 pending time-leap false']);
    expect(said(validator, at(500))).toEqual(['500 duplicate same-values false']);
    expect(said(validator, at(500, { close: 10 }))).toEqual([
      '500 dropped other-values true',
      '500 pending other-values false',
    ]);
    expect(said(validator, at(501))).toEqual(['500 accepted time-leap true', '501 accepted false']);
    expect(validator.counts).toMatchObject({ pending: 0, dropped: 1, duplicate: 1 });
  });

  it('for a doubt, on a stamp that five others outvote, is dropped', () => {
    const validator = new DataValidator({ base: '1h', hold: 1 });
    for (let hour = 0; hour < 12; hour++) validator.update(at(hour));
    const far = { open: 1_000, high: 1_200, low: 900, close: 1_100 };
    expect(said(validator, at(12, far))[0]).toMatch(/^12 pending suspected/);
    const [last, ...rest] = [-60, -59, -58, -57, -56]
      .map((hour) => said(validator, at(hour)))
      .reverse();
    expect(rest.flat().every((one) => String(one).includes('pending time-leap'))).toBe(true);
    expect(last![0]).toBe('12 dropped leap-contradicted true');
    expect(last!.slice(1)).toEqual([
      ...[-60, -59, -58, -57].map((hour) => `${hour} accepted time-leap true`),
      '-56 accepted false',
    ]);
    expect(validator.counts).toMatchObject({ pending: 0, dropped: 1 });
  });
});

it('one that waited behind the newest and fills a known gap is no longer missing, and is known', () => {
  const [validator, without] = [0, 1].map(() => new DataValidator({ base: '1h' }));
  for (const one of [validator!, without!]) for (const hour of [0, 1, 2, 63]) one.update(at(hour));
  expect(said(validator!, at(30))).toEqual(['30 pending time-leap false']);
  expect(said(validator!, at(64))).toEqual([
    '30 backfilled in-known-gap true',
    '64 accepted false',
  ]);
  without!.update(at(64));
  const lossOf = ({ quality }: DataValidator) => quality.loss.completeness;
  expect(lossOf(validator!)).toBeLessThan(lossOf(without!));
  for (let hour = 65; hour < 90; hour++) validator!.update(at(hour));
  expect(said(validator!, at(30))).toEqual(['30 late older-than-newest same-values false']);
});

it('a rule of one’s own that fails is told at the bar at which it failed, and at no other', () => {
  const rule: Rule = {
    ...{ id: 'own:odd', severity: 'note', dimension: 'consistency', costRatio: 0 },
    ...{ formula: 'none', reasons: {} },
    check: ({ close }) => {
      if (close === 10) throw new Error('ten');
      return undefined;
    },
  };
  const validator = new DataValidator({ base: '1h', own: [rule] });
  const failures = [11, 10, 11, 10].map((close, hour) => {
    const { events } = validator.update(at(hour, { close }));
    return events.filter(({ type }) => type === 'failure');
  });
  const failed = { type: 'failure', timeframe: '1h', what: 'rule own:odd', message: 'ten' };
  expect(failures).toEqual([[], [failed], [], [failed]]);
});

it.each(['open', 'high', 'low', 'close', 'volume'])(
  'an older bar is the same where its %s is −0',
  (name) => {
    const validator = new DataValidator({ base: '1h', negativePrices: true });
    const level = { high: [0, -2], low: [2, 0] }[name] ?? [1, -1];
    const odd = { open: 0, high: level[0], low: level[1], close: 0, volume: 0 };
    const bar = (hour: number) => ({ ...at(hour), ...(hour === 3 ? odd : {}) });
    for (let hour = 0; hour < 9; hour++) validator.update(bar(hour));
    const again = said(validator, { ...bar(3), [name]: -0 });
    expect(again).toEqual(['3 late older-than-newest same-values false']);
  },
);

describe('an outlier', () => {
  it('lies beyond the bound, not at it', () => {
    const zscore = (threshold: number) =>
      detectOutliers([-1, 0, 1], { method: 'zscore', threshold });
    expect([zscore(1), zscore(0.99)]).toEqual([[], [0, 2]]); // deviation √(2/2)
    const iqr = (threshold: number) =>
      detectOutliers([0, 1, 2, 3, 4], { method: 'iqr', threshold });
    expect([iqr(0.5), iqr(0.49)]).toEqual([[], [0, 4]]); // quartiles 1 and 3
    const mad = (threshold: number) => detectOutliers([-1, 0, 1], { method: 'mad', threshold });
    expect([mad(1 / 1.4826 + 1e-9), mad(1 / 1.4826 - 1e-9)]).toEqual([[], [0, 2]]);
    expect(detectOutliers([1, 1, 1, 2], { method: 'mad' })).toEqual([3]); // no spread at all
  });

  it('has options that are named', () => {
    const of = (options: object) => () => detectOutliers([1], options);
    expect(of({ threshold: -1 })).toThrow(/^threshold must be a number/);
    for (const halfWindow of [0, 1e7]) {
      expect(of({ halfWindow })).toThrow(/^halfWindow must be a number from 1 to 1000000/);
    }
    expect(of({ method: 'sigma' })).toThrow(
      /^method must be one of 'zscore', 'mad', 'hampel', 'iqr'/,
    );
    expect(of(5 as never)).toThrow(/^options must be an object/);
    expect(() => detectOutliers(5 as never)).toThrow(/^values must be something to iterate over/);
  });
});
