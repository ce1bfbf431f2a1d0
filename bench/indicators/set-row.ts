import { IncrementalIndicators } from '../../src/indicators/incremental-indicators.js';
import type { Specs } from '../../src/indicators/spec.js';
import type { Row } from '../harness/row.js';

/** What a strategy that looks at many things might ask for: 25 specs, none of them twice. */
const specs: Specs = {
  sma10: { kind: 'sma', period: 10 },
  sma20: { kind: 'sma', period: 20 },
  sma50: { kind: 'sma', period: 50 },
  sma200: { kind: 'sma', period: 200 },
  ema9: { kind: 'ema', period: 9 },
  ema12: { kind: 'ema', period: 12 },
  ema21: { kind: 'ema', period: 21 },
  ema26: { kind: 'ema', period: 26 },
  ema50: { kind: 'ema', period: 50 },
  ema200: { kind: 'ema', period: 200 },
  typical: { kind: 'ema', period: 20, of: 'hlc3' },
  rsi7: { kind: 'rsi', period: 7 },
  rsi14: { kind: 'rsi', period: 14 },
  rsi21: { kind: 'rsi', period: 21 },
  smoothedRsi: { kind: 'ema', period: 5, of: 'rsi14' },
  macd: { kind: 'macd' },
  slowMacd: { kind: 'macd', fastPeriod: 24, slowPeriod: 52, signalPeriod: 18 },
  bands: { kind: 'bollinger', period: 20 },
  wideBands: { kind: 'bollinger', period: 50, deviations: 3 },
  range: { kind: 'trueRange' },
  atr7: { kind: 'atr', period: 7 },
  atr14: { kind: 'atr', period: 14 },
  atr21: { kind: 'atr', period: 21 },
  volume20: { kind: 'sma', period: 20, of: 'volume' },
  volume50: { kind: 'ema', period: 50, of: 'volume' },
};

export const setRow: Row = {
  name: `set of ${Object.keys(specs).length} specs: update`,
  contestants: {
    barwave: { make: () => new IncrementalIndicators(specs), step: 'it.update(bars[i])' },
  },
};
