import { IncrementalIndicators, type Spec } from '../../src/indicators/index.js';
import type { Row } from '../harness/row.js';

/** What a strategy that looks at many things might ask for: 25 specs, none of them twice. */
export const setSpecs: Readonly<Record<string, Spec>> = {
  sma20: { kind: 'sma', period: 20 },
  sma50: { kind: 'sma', period: 50 },
  sma200: { kind: 'sma', period: 200 },
  ema9: { kind: 'ema', period: 9 },
  ema21: { kind: 'ema', period: 21 },
  ema50: { kind: 'ema', period: 50 },
  ema200: { kind: 'ema', period: 200 },
  typical: { kind: 'ema', period: 20, of: 'hlc3' },
  rsi7: { kind: 'rsi', period: 7 },
  rsi14: { kind: 'rsi', period: 14 },
  smoothedRsi: { kind: 'ema', period: 5, of: 'rsi14' },
  macd: { kind: 'macd' },
  bands: { kind: 'bollinger', period: 20 },
  range: { kind: 'trueRange' },
  atr7: { kind: 'atr', period: 7 },
  atr14: { kind: 'atr', period: 14 },
  adx: { kind: 'adx', period: 14 },
  stochastic: { kind: 'stochastic' },
  highest: { kind: 'donchian', period: 20 },
  vwap: { kind: 'vwap' },
  obv: { kind: 'obv' },
  flow: { kind: 'mfi', period: 14 },
  roc: { kind: 'roc', period: 10 },
  volume20: { kind: 'sma', period: 20, of: 'volume' },
  volume50: { kind: 'ema', period: 50, of: 'volume' },
};

const make = (): unknown => new IncrementalIndicators(setSpecs);
const name = `set of ${Object.keys(setSpecs).length} specs`;

export const setRows: readonly Row[] = [
  { name: `${name}: update`, contestants: { barwave: { make, step: 'it.update(bars[i])' } } },
  {
    name: `${name}: process`,
    contestants: { barwave: { make, step: 'it.process(columns)' } },
    whole: true,
  },
];
