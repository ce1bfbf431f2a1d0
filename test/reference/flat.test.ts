/** A market that stands still and trades nothing: what is undefined, and what the oracles say. */
import { describe, expect, it } from 'vitest';
import { columnOf, compare } from './comparison.js';
import { readBars, readOracle } from './fixtures.js';
import * as r from './index.js';
import type { Series } from './series.js';

const bars = readBars('flat');
const { close, high, low } = bars;
const opening = 29; // the last bar of the first halt
const halt = 109; // the last bar of the second one, 40 bars long

const undefinedWhenFlat: { readonly [kind: string]: Series } = {
  zScore: r.zScore(close),
  correlation: r.correlation(close, bars.open),
  beta: r.beta(bars.open, close),
  skewness: r.skewness(close),
  'linReg.r2': r.linReg(close).r2,
  'bollinger.percentB': r.bollinger(close).percentB,
  cmo: r.cmo(close),
  'stochastic.k': r.stochastic(bars).k,
  williamsR: r.williamsR(bars),
  cci: r.cci(bars),
  ultimateOscillator: r.ultimateOscillator(bars),
  'fisher.fisher': r.fisher(bars).fisher,
  bop: r.bop(bars),
  'vortex.plus': r.vortex(bars).plus,
  choppiness: r.choppiness(bars),
  mfi: r.mfi(bars),
  cmf: r.cmf(bars),
  vwma: r.vwma(bars),
  emv: r.emv(bars),
};

const undefinedUntilMoved: { readonly [kind: string]: Series } = {
  rsi: r.rsi(close),
  connorsRsi: r.connorsRsi(close),
  'tsi.tsi': r.tsi(close).tsi,
  'adx.plusDi': r.adx(bars).plusDi,
  'adx.dx': r.adx(bars).dx,
  'adx.adx': r.adx(bars).adx,
  massIndex: r.massIndex(bars),
};

const zeroWhenFlat: { readonly [kind: string]: Series } = {
  stdDev: r.stdDev(close),
  mad: r.mad(close),
  'bollinger.width': r.bollinger(close).width,
  momentum: r.momentum(close),
  roc: r.roc(close),
  historicalVolatility: r.historicalVolatility(close),
  parkinson: r.parkinson(bars),
  yangZhang: r.yangZhang(bars),
  ulcerIndex: r.ulcerIndex(close),
  trueRange: r.trueRange(bars),
};

describe('a halted market', () => {
  it.each(Object.entries(undefinedWhenFlat))('%s is undefined, in both halts', (_, x) => {
    expect([x[opening], x[halt]]).toEqual([Number.NaN, Number.NaN]);
    expect(x[149]).not.toBeNaN();
  });

  it.each(Object.entries(undefinedUntilMoved))('%s is undefined until something moved', (_, x) => {
    expect(x[opening]).toBeNaN();
    expect(x[149]).not.toBeNaN();
  });

  it.each(Object.entries(zeroWhenFlat))('%s is exactly 0', (_, x) => {
    expect([x[opening], x[halt]]).toEqual([0, 0]);
  });

  it('a running total stands still', () => {
    expect(r.obv(bars)[halt]).toBe(r.obv(bars)[halt - 39]);
    expect(r.adl(bars)[halt]).toBe(r.adl(bars)[halt - 39]);
  });
});

const agreements: readonly (readonly [string, Series])[] = [
  ['macd.macd', r.macd(close).macd],
  ['macd.signal', r.macd(close).signal],
  ['donchian20.low', r.donchian(bars).lower],
  ['atr14.atr', r.atr(bars)],
  ['obv', r.obv(bars)],
  ['adl', r.adl(bars)],
  ['runMedian20', r.median(close)],
  ['runMad20', r.mad(close)],
];

const statistics: readonly (readonly [string, Series])[] = [
  ['sum20', r.sum(close)],
  ['mean20', r.mean(close)],
  ['min20', r.lowest(low)],
  ['max20', r.highest(high)],
  ['median20', r.median(close)],
  ['quantile25', r.quantile(close, { q: 0.25 })],
  ['quantile90', r.quantile(close, { q: 0.9 })],
  ['linRegSlope14', r.linReg(close).slope],
  ['linRegIntercept14', r.linReg(close).intercept],
  ['mad20', r.mad(close)],
  ['mad9', r.mad(close, { period: 9 })],
  ['historicalVolatility20', r.historicalVolatility(close)],
];

describe('oracles in a halted market', () => {
  it.each(agreements)('TTR agrees on %s', (name, ours) => {
    const { error, misaligned } = compare(ours, columnOf(readOracle('flat.ttr').columns, name));
    expect(misaligned).toBe(-1);
    expect(error).toBeLessThanOrEqual(1e-9);
  });

  it.each(statistics)('pandas, scipy and numpy agree on %s', (name, ours) => {
    const oracle = columnOf(readOracle('flat.statistics').columns, name);
    const { error, misaligned } = compare(ours, oracle);
    expect(misaligned).toBe(-1);
    expect(error).toBeLessThanOrEqual(1e-9);
  });

  it('TTR agrees on the RSI once something moved, and is as undefined before', () => {
    const { error, misaligned } = compare(
      r.rsi(close),
      columnOf(readOracle('flat.ttr').columns, 'rsi14'),
    );
    expect(misaligned).toBe(-1);
    expect(error).toBeLessThanOrEqual(1e-9);
  });
});
