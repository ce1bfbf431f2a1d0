import { expect, test } from 'vitest';
import {
  CandlestickPatterns,
  candlePatterns,
  lookbackOf,
  OperatorDetector,
} from '../../src/patterns/index.js';
import { candleMarket } from './market.js';

const market = candleMarket(2_000, 0);
const bars = [...market.time].map((time, i) => ({
  time,
  open: market.open[i]!,
  high: market.high[i]!,
  low: market.low[i]!,
  close: market.close[i]!,
  volume: 1,
}));

test('detections are what the operator says, and peek foretells update', () => {
  const detector = new OperatorDetector(new CandlestickPatterns());
  const patterns = new CandlestickPatterns();
  for (const bar of bars) {
    const foretold = detector.peek(bar);
    const found = detector.update(bar);
    const said = Object.entries(patterns.update(bar)).filter(([, value]) => Math.abs(value) > 0);
    expect(found).toEqual(
      said.map(([pattern, value]) => ({
        pattern,
        direction: Math.sign(value),
        strength: Math.abs(value) / 100,
        time: bar.time,
      })),
    );
    expect(foretold).toEqual(found);
  }
});

test('only the patterns that are wanted; what is no bar confirms none; a snapshot goes on', () => {
  const make = () => new OperatorDetector(new CandlestickPatterns(), ['engulfing']);
  const [one, other] = [make(), make()];
  for (const bar of bars.slice(0, 1_000)) one.update(bar);
  for (const wrong of [null, 5, {}, { ...bars[0], high: 'x' }]) {
    expect(one.update(wrong as never)).toEqual([]);
  }
  other.restore(one.snapshot());
  const rest = bars.slice(1_000);
  const found = rest.flatMap((bar) => one.update(bar));
  expect(rest.flatMap((bar) => other.update(bar))).toEqual(found);
  expect(found.length).toBeGreaterThan(20);
  expect(new Set(found.map(({ pattern }) => pattern))).toEqual(new Set(['engulfing']));
  expect(() => new OperatorDetector(new CandlestickPatterns(), ['engulfin'])).toThrow(/patterns/);
});

test('patterns are written in their own places of a row, and none beyond', () => {
  const patterns = new CandlestickPatterns();
  const row = new Float64Array(6 + candlePatterns.length + 1).fill(7);
  patterns.transfer(row, 0, 6, true);
  expect(row.at(-1)).toBe(7);
  expect(row.subarray(6, -1).every(Number.isNaN)).toBe(true);
});

test('what a pattern looks back at is named where it is none', () => {
  const { parameters } = new CandlestickPatterns();
  const of = (pattern: object, thresholds: object) => () =>
    lookbackOf(
      { ...candlePatterns[0]!, ...pattern } as never,
      { ...parameters, ...thresholds } as never,
    );
  expect(of({ before: 2, means: 'none' }, {})()).toBe(2);
  expect(of({ before: 2, means: 'near' }, { nearBars: 3 })()).toBe(5);
  expect(of({ before: 2, means: 'average' }, { averageBars: 3, nearBars: 4 })()).toBe(6);
  for (const [path, pattern, thresholds] of [
    ['pattern.means', { means: 'far' }, {}],
    ['pattern.before', { before: -1 }, {}],
    ['thresholds.averageBars', {}, { averageBars: 0.5 }],
    ['thresholds.nearBars', {}, { nearBars: -1 }],
  ] as const) {
    expect(of(pattern, thresholds)).toThrow(`${path} must be`);
  }
});
