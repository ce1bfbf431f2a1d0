import { expect, test } from 'vitest';
import { CandlestickPatterns, OperatorDetector } from '../../src/patterns/index.js';
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
