import { describe, expect, it } from 'vitest';
import { DataValidator, QualityHistory, type Validation } from '../../src/validation/index.js';
import { START } from './feed.js';

const DAY = 86_400_000;
const judgement = { time: START, disposition: 'accepted', reasons: [], wasPending: false };
const validation = (change: object = {}, judged: object = {}) =>
  ({
    judgements: [{ ...judgement, ...judged }],
    events: [],
    quality: { score: 90, tier: 'Good', provisional: false, loss: {} },
    ...change,
  }) as unknown as Validation;

describe('a history', () => {
  it('takes nothing in of what is no validation', () => {
    const history = new QualityHistory();
    history.update(validation());
    const before = history.snapshot();
    const gap = (missing: unknown) => ({ events: [{ type: 'gap', missing }] });
    for (const wrong of [
      ...[null, 5, {}, validation({ judgements: { length: 0 } }), validation({ events: {} })],
      ...[validation({ quality: { score: '90', tier: 'Good' } }), validation({ quality: {} })],
      ...[validation({ quality: { score: 90, tier: 'Superb' } }), validation({ judgements: [7] })],
      validation({ quality: { score: 90, tier: 'toString' } }),
      ...[validation({}, { disposition: 'lost' }), validation({}, { reasons: 3 })],
      ...[-1, 0.5, '2', undefined].map((missing) => validation(gap(missing))),
    ]) {
      history.update(wrong as never);
      expect(history.snapshot()).toStrictEqual(before);
    }
    expect(history.total.validations).toBe(1);
  });

  it('adds up by hand: gaps, tiers, what waited, the lowest score and the last', () => {
    const history = new QualityHistory();
    const gap = { type: 'gap', missing: 3 };
    history.update(validation({}, { disposition: 'pending', reasons: ['suspected-spike'] }));
    history.update(
      validation(
        { events: [gap, gap, { type: 'stall' }], quality: { score: 70, tier: 'Fair' } },
        { time: START + 60_000, wasPending: true, reasons: ['spike-confirmed', 'own:odd'] },
      ),
    );
    history.update(
      validation({ quality: { score: Number.NaN, tier: 'Invalid' } }, { time: Number.NaN }),
    );
    history.update(validation({ quality: { score: 80, tier: 'Fair' }, judgements: [] }));
    const { total } = history;
    expect(total).toMatchObject({
      ...{ from: START, to: START + 60_000, validations: 4, lowestScore: 70, lastScore: 80 },
      ...{ missing: 6, gaps: 2, tiers: { Excellent: 0, Good: 1, Fair: 2, Invalid: 1 } },
      dispositions: { accepted: 2, pending: 0, rejected: 0 },
      reasons: { 'suspected-spike': 1, 'spike-confirmed': 1, jump: 0 },
    });
    expect(Object.keys(total.reasons)).not.toContain('own:odd');
  });

  it('begins a stretch after its length, and joins neighbours when there are too many', () => {
    const history = new QualityHistory({ maxPeriods: 4 });
    const at = (ms: number) => history.update(validation({}, { time: START + ms }));
    at(0);
    at(DAY - 1);
    expect(history.periods.length).toBe(1);
    at(DAY);
    at(DAY / 2); // late: it belongs to the stretch that there is
    expect(history.periods.map(({ validations }) => validations)).toEqual([2, 2]);
    for (const day of [2, 3, 4]) at(day * DAY);
    // 4 became 2 of two days each, and the fifth is one of its own.
    expect(history.periods.map(({ validations }) => validations)).toEqual([4, 2, 1]);
    expect(history.periods.map(({ from }) => (from - START) / DAY)).toEqual([0, 2, 4]);
    at(5 * DAY);
    expect(history.periods.length).toBe(3);
    history.reset();
    for (const day of [0, 1]) at(day * DAY);
    expect(history.periods.length).toBe(2);
  });

  it('is bounded by an even number of stretches', () => {
    const make = (options: object) => () => new QualityHistory(options);
    for (const maxPeriods of [3, 0, 4_098, '4', 2.5])
      expect(make({ maxPeriods })).toThrow('maxPeriods');
    for (const periodMs of [999, 1e13, 1_000.5]) expect(make({ periodMs })).toThrow('periodMs');
    expect(make({ period: 5 })).toThrow("did you mean 'periodMs'?");
    for (const maxPeriods of [2, 4_096]) expect(make({ maxPeriods })).not.toThrow();
  });

  it('refuses snapshots that do not fit', () => {
    const history = new QualityHistory({ maxPeriods: 2 });
    for (const day of [0, 1]) history.update(validation({}, { time: START + day * DAY }));
    const good = history.snapshot();
    const state = good.state as { periodMs: number; periods: object[] };
    const [first] = state.periods;
    for (const spoiled of [
      ...[7, {}, { ...state, more: 1 }, { ...state, periods: {} }, { ...state, periods: [7] }],
      { ...state, periods: [first, first, first] },
      { ...state, periods: [{ ...first, gaps: 'x' }] },
      ...[
        { ...state, periodMs: DAY - 1 },
        { ...state, periodMs: Number.NaN },
      ],
    ]) {
      expect(() => history.restore({ ...good, state: spoiled as never })).toThrow(
        expect.objectContaining({ name: 'SnapshotError' }),
      );
      expect(history.snapshot()).toStrictEqual(good);
    }
    new QualityHistory({ maxPeriods: 2 }).restore(good);
  });
});

it('a validator counts waiting bars as the history does', () => {
  const validator = new DataValidator({ base: '1m' });
  const history = new QualityHistory();
  const values = { open: 10, high: 12, low: 9, close: 11 };
  for (const minute of [0, 1, 500, 501, 502, 2_000, 503, 504]) {
    const bar = { ...values, time: START + minute * 60_000, volume: minute };
    history.update(validator.update(bar));
  }
  expect(history.total.dispositions).toEqual(validator.counts);
});
