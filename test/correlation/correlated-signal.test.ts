import { describe, expect, test } from 'vitest';
import { prioritised, SignalCorrelator } from '../../src/correlation/index.js';
import { type Direction, type Signal, signalFrom } from '../../src/strategies/index.js';

const minute = 60_000;
const minutesOf = { '1m': 1, '5m': 5, '1h': 60 } as const;
const now = 100 * 60 * minute;

/** A signal about the next hour, stated `pUp`. */
function signal(
  timeframe: keyof typeof minutesOf,
  strategy: string,
  pUp: number,
  endsBefore = 0,
): Signal {
  const bars = minutesOf[timeframe];
  const end = now - endsBefore * minute;
  const bar = { time: end - bars * minute, end, revision: 0, received: 1, expected: 1 };
  const direction: Direction = pUp > 0.5 ? 'up' : 'down';
  const opinion = { direction, strength: 1, horizonBars: 60 / bars, reasons: [], pUp };
  return signalFrom(opinion, { symbol: 'S', timeframe, family: 'test', strategy, bar })!;
}

const correlator = new SignalCorrelator({
  timeframes: ['1m', '5m', '1h'],
  strategies: ['a', 'b'],
  rho: 0,
});
const hour = signal('1h', 'a', 0.6);
const with5m = signal('5m', 'a', 0.6);
const against1m = signal('1m', 'b', 0.4);
const expired = signal('1m', 'a', 0.7, 4); // three bars are the most
const all = correlator.correlateSignals('S', {
  '1m': [expired, against1m],
  '1h': [hour, { ...hour, symbol: 'other', id: 'other' }],
  '5m': [with5m],
});

describe('correlateSignals', () => {
  test('puts each signal of the symbol beside those of lower timeframes, highest first', () => {
    expect(all.map(({ baseSignal }) => baseSignal)).toEqual([hour, with5m, against1m, expired]);
    expect(all.map(({ tradingStyle }) => tradingStyle)).toEqual(['swing', 'day', 'day', 'day']);
    const turned = { '5m': [with5m], '1h': [hour], '1m': [against1m, expired] };
    expect(correlator.correlateSignals('S', turned)).toEqual(all); // the latest first, as they come
    const [ofHour, of5m, of1m] = all;
    expect(ofHour).toMatchObject({ correlatedSignals: [with5m], opposingSignals: [against1m] });
    expect(of5m).toMatchObject({ correlatedSignals: [], opposingSignals: [against1m] });
    expect(of1m).toMatchObject({ correlatedSignals: [], opposingSignals: [] });
  });

  test('its strength is the share of timeframes that support, its confidence by all odds', () => {
    const strengths = all.map(({ metadata }) => metadata.correlationStrength);
    expect(strengths).toEqual([1 / 3, 0, 0, 0]);
    // Independent and about one horizon: odds of 3/2 for, 3/2 for, 2/3 against.
    const [ofHour, of5m, of1m] = all.map(({ compositeConfidence }) => compositeConfidence);
    expect(ofHour).toBeCloseTo(0.2, 12);
    expect(of5m).toBeCloseTo(0, 12);
    expect(of1m).toBeCloseTo(0.2, 12);
  });
});

test('correlateSignals takes more signals than a call takes arguments', () => {
  const many = Array.from({ length: 150_000 }, () => against1m);
  expect(correlator.correlateSignals('S', { '1m': many }).length).toBe(150_000);
});

describe('prioritised', () => {
  const ids = (options: Parameters<typeof prioritised>[1]) =>
    prioritised(all, options).map(({ baseSignal }) => baseSignal.id);

  test('orders by confidence, then by support, then by timeframe', () => {
    expect(ids({})).toEqual([expired.id, hour.id, against1m.id, with5m.id]);
  });

  test('leaves out what is not asked for', () => {
    expect(ids({ minConfidence: 0.3 })).toEqual([expired.id]);
    expect(ids({ minStrength: 0.3 })).toEqual([hour.id]);
    expect(ids({ styles: ['swing'] })).toEqual([hour.id]);
    expect(ids({ directions: ['down'] })).toEqual([against1m.id]);
    expect(ids({ since: now })).not.toContain(expired.id);
  });
});

describe('a question', () => {
  test('about a style hears its timeframes alone; about a horizon brings log-odds to it', () => {
    const asked = new SignalCorrelator({ timeframes: ['1m', '1h'], strategies: ['a'] });
    asked.update(now, [hour, signal('1m', 'a', 0.3)]);
    expect(asked.composite('S', now, { style: 'swing' }).pUp).toBeCloseTo(0.6, 12);
    expect(asked.composite('S', now, { style: 'day' }).pUp).toBeCloseTo(0.3, 12);
    const longer = asked.composite('S', now, { style: 'swing', horizonMs: 4 * 60 * minute });
    expect(longer.horizonMs).toBe(4 * 60 * minute);
    expect(longer.pUp).toBeCloseTo(1 / (1 + Math.sqrt(2 / 3)), 12); // half the log-odds of 3/2
  });
});
