import { describe, expect, test } from 'vitest';
import { encodeText, Row } from '../../src/core/index.js';
import {
  FeatureScaler,
  LogReturn,
  RollingMinMax,
  RollingRobust,
} from '../../src/normalization/index.js';
import { Random } from '../contract/series.js';

/** Rows in which a feature is now and then not there. */
function rowsOf(seed: number, length: number): Row[] {
  const random = new Random(seed);
  return Array.from({ length }, () => {
    const values = [random.integer(-8, 8) / 4, 100 * random.unit(), 7];
    if (random.unit() < 0.1) values[random.integer(0, 1)] = Number.NaN;
    return new Row(['rsi', 'macd.signal', 'other'], Float64Array.from(values));
  });
}

describe('scales of their own', () => {
  const window = { windowSize: 8, minDataPoints: 3 };
  const robust = { windowSize: 5, spread: 'iqr' } as const;
  const own = {
    'macd.signal': { method: 'logReturn' },
    rsi: { method: 'minMax', ...window },
    other: { method: 'robust', ...robust },
  } as const;

  test('are those of their operators, there and back', () => {
    const scaler = new FeatureScaler({ columns: own });
    const alone = [new LogReturn(), new RollingMinMax(window), new RollingRobust(robust)];
    for (const row of rowsOf(6, 60)) {
      const given = ['macd.signal', 'rsi', 'other'].map((column) => row.get(column)!);
      const scaled = scaler.update(row);
      expect(scaled.columns).toEqual(['macd.signal', 'rsi', 'other']);
      expect([...scaled.values]).toEqual(alone.map((one, i) => one.update(given[i]!)));
      const back = scaler.inverse(scaled);
      expect([...back.values]).toEqual(alone.map((one, i) => one.inverse(scaled.values[i]!)));
    }
  });

  test('take what is common to all where they say nothing', () => {
    const common = new FeatureScaler({ columns: { a: {}, b: { windowSize: 3 } }, windowSize: 9 });
    expect(common.id).toBe('featureScaler("a":rollingZScore(9),"b":rollingZScore(3))');
  });

  test('are named where they are wrong', () => {
    const make = (columns: unknown) => () => new FeatureScaler({ columns } as never);
    expect(make({ rsi: { windowSize: 1 } })).toThrow(/^columns.rsi.windowSize must be/);
    expect(make({ rsi: { method: 'min' } })).toThrow(/^columns.rsi.method must be/);
    expect(make({ rsi: { period: 5 } })).toThrow(/^columns.rsi.period must be/);
    for (const none of [5, null, undefined, true, 'minMax', []]) {
      expect(make({ rsi: none })).toThrow(/^columns.rsi must be an object/);
    }
    for (const none of [[], {}, ['a', 5], 5, null]) expect(make(none)).toThrow(/^columns must be/);
  });
});

test('what is no row is NaN in every column, and is not absorbed', () => {
  const scaler = new FeatureScaler({ columns: ['rsi', 'macd.signal'], windowSize: 2 });
  const before = encodeText(scaler.snapshot());
  for (const none of [null, undefined, {}, 5]) {
    expect([...scaler.update(none as never).values]).toEqual([Number.NaN, Number.NaN]);
  }
  expect(encodeText(scaler.snapshot())).toBe(before);
});

test('a scale that has seen nothing takes over from one that has', () => {
  const make = () => new FeatureScaler({ columns: { close: { method: 'logReturn' } } });
  const row = (close: number) => new Row(['close'], Float64Array.of(close));
  const [warm, fresh] = [make(), make()];
  warm.update(row(2));
  fresh.restore(structuredClone(warm.snapshot()));
  expect(fresh.update(row(4)).get('close')).toBe(Math.LN2);
});
