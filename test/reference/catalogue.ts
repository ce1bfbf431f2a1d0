import * as r from './index.js';
import type { Bars, Series } from './series.js';

type Outputs = { readonly [output: string]: Series };
type Parameters = { readonly [name: string]: number };

/** A kind's reference, and when each of its outputs is first defined. */
export interface Reference {
  /** Reads the bars; one number is the close, and a pair is x = open, y = close. */
  readonly run: (bars: Bars, parameters?: object) => Outputs;
  /** Usual parameters, as far as warm-up depends on them. */
  readonly usual: Parameters;
  /** By output: the update, counted from 1, that returns the first defined value. */
  readonly warmUp: (p: Parameters) => { readonly [output: string]: number };
}

type Warm<P extends string> = (
  p: { readonly [K in P]: number },
) => number | { [o: string]: number };

function entry<P extends string>(
  run: (bars: Bars, p: object | undefined) => Series | Outputs,
  usual: { readonly [K in P]: number },
  warm: Warm<P>,
): Reference {
  return {
    run: (bars, p) => {
      const out = run(bars, p);
      return Array.isArray(out) ? { value: out as Series } : (out as Outputs);
    },
    usual,
    warmUp: (p) => {
      const w = warm(p as { readonly [K in P]: number });
      return typeof w === 'number' ? { value: w } : w;
    },
  };
}

const all = (names: readonly string[], w: number): { [o: string]: number } =>
  Object.fromEntries(names.map((name) => [name, w]));
const three = { fastPeriod: 12, slowPeriod: 26, signalPeriod: 9 };
const withSignal =
  (name: string): Warm<keyof typeof three> =>
  (p) => ({
    [name]: Math.max(p.fastPeriod, p.slowPeriod),
    ...all(['signal', 'histogram'], Math.max(p.fastPeriod, p.slowPeriod) + p.signalPeriod - 1),
  });
const period = (n: number): { period: number } => ({ period: n });
const n: Warm<'period'> = (p) => p.period;
const next: Warm<'period'> = (p) => p.period + 1;
const first: Warm<never> = () => 1;

/** Every kind by its name. */
export const catalogue: { readonly [kind: string]: Reference } = {
  sma: entry((b, p) => r.sma(b.close, p), period(20), n),
  ema: entry((b, p) => r.ema(b.close, p), period(20), n),
  rma: entry((b, p) => r.rma(b.close, p), period(14), n),
  wma: entry((b, p) => r.wma(b.close, p), period(20), n),
  dema: entry(
    (b, p) => r.dema(b.close, p),
    period(20),
    (p) => 2 * p.period - 1,
  ),
  tema: entry(
    (b, p) => r.tema(b.close, p),
    period(20),
    (p) => 3 * p.period - 2,
  ),
  hma: entry(
    (b, p) => r.hma(b.close, p),
    period(9),
    (p) => p.period + Math.floor(Math.sqrt(p.period)) - 1,
  ),
  vwma: entry((b, p) => r.vwma(b, p), period(20), n),
  kama: entry((b, p) => r.kama(b.close, p), period(10), next),
  zlema: entry(
    (b, p) => r.zlema(b.close, p),
    period(20),
    (p) => Math.floor((p.period - 1) / 2) + p.period,
  ),
  alma: entry((b, p) => r.alma(b.close, p), period(9), n),
  t3: entry(
    (b, p) => r.t3(b.close, p),
    period(5),
    (p) => 6 * p.period - 5,
  ),
  mcGinley: entry((b, p) => r.mcGinley(b.close, p), period(14), n),
  volumeSma: entry((b, p) => r.volumeSma(b, p), period(20), n),
  evwma: entry((b, p) => r.evwma(b, p), period(20), n),
  rsi: entry((b, p) => r.rsi(b.close, p), period(14), next),
  stochRsi: entry(
    (b, p) => r.stochRsi(b.close, p),
    { rsiPeriod: 14, period: 14, kPeriod: 3, dPeriod: 3 },
    (p) => {
      const k = p.rsiPeriod + p.period + p.kPeriod - 1;
      return { k, d: k + p.dPeriod - 1 };
    },
  ),
  macd: entry((b, p) => r.macd(b.close, p), three, withSignal('macd')),
  ppo: entry((b, p) => r.ppo(b.close, p), three, withSignal('ppo')),
  pvo: entry((b, p) => r.pvo(b, p), three, withSignal('pvo')),
  apo: entry(
    (b, p) => r.apo(b.close, p),
    { fastPeriod: 12, slowPeriod: 26 },
    (p) => Math.max(p.fastPeriod, p.slowPeriod),
  ),
  roc: entry((b, p) => r.roc(b.close, p), period(10), next),
  momentum: entry((b, p) => r.momentum(b.close, p), period(10), next),
  cmo: entry((b, p) => r.cmo(b.close, p), period(14), next),
  trix: entry(
    (b, p) => r.trix(b.close, p),
    { period: 15, signalPeriod: 9 },
    (p) => ({ trix: 3 * p.period - 1, signal: 3 * p.period + p.signalPeriod - 2 }),
  ),
  tsi: entry(
    (b, p) => r.tsi(b.close, p),
    { longPeriod: 25, shortPeriod: 13, signalPeriod: 13 },
    (p) => {
      const tsi = p.longPeriod + p.shortPeriod;
      return { tsi, signal: tsi + p.signalPeriod - 1 };
    },
  ),
  kst: entry(
    (b, p) => r.kst(b.close, p),
    { rocPeriod4: 30, smaPeriod4: 15, signalPeriod: 9 },
    (p) => {
      const kst = p.rocPeriod4 + p.smaPeriod4;
      return { kst, signal: kst + p.signalPeriod - 1 };
    },
  ),
  dpo: entry(
    (b, p) => r.dpo(b.close, p),
    period(21),
    (p) => p.period + Math.floor(p.period / 2) + 1,
  ),
  stc: entry(
    (b, p) => r.stc(b.close, p),
    { cyclePeriod: 10, fastPeriod: 23, slowPeriod: 50 },
    (p) => Math.max(p.fastPeriod, p.slowPeriod) + 2 * (p.cyclePeriod - 1),
  ),
  connorsRsi: entry(
    (b, p) => r.connorsRsi(b.close, p),
    { rsiPeriod: 3, streakPeriod: 2, rankPeriod: 100 },
    (p) => Math.max(p.rsiPeriod + 1, p.streakPeriod + 1, p.rankPeriod + 2),
  ),
  percentRank: entry((b, p) => r.percentRank(b.close, p), period(100), next),
  coppock: entry(
    (b, p) => r.coppock(b.close, p),
    { longPeriod: 14, shortPeriod: 11, wmaPeriod: 10 },
    (p) => Math.max(p.longPeriod, p.shortPeriod) + p.wmaPeriod,
  ),
  stochastic: entry(
    (b, p) => r.stochastic(b, p),
    { kPeriod: 14, slowing: 3, dPeriod: 3 },
    (p) => {
      const k = p.kPeriod + p.slowing - 1;
      return { k, d: k + p.dPeriod - 1 };
    },
  ),
  williamsR: entry((b, p) => r.williamsR(b, p), period(14), n),
  cci: entry((b, p) => r.cci(b, p), period(20), n),
  awesomeOscillator: entry(
    (b, p) => r.awesomeOscillator(b, p),
    { fastPeriod: 5, slowPeriod: 34 },
    (p) => Math.max(p.fastPeriod, p.slowPeriod),
  ),
  ultimateOscillator: entry(
    (b, p) => r.ultimateOscillator(b, p),
    { shortPeriod: 7, middlePeriod: 14, longPeriod: 28 },
    (p) => Math.max(p.shortPeriod, p.middlePeriod, p.longPeriod) + 1,
  ),
  fisher: entry(
    (b, p) => r.fisher(b, p),
    period(9),
    (p) => ({
      fisher: p.period,
      trigger: p.period + 1,
    }),
  ),
  elderRay: entry(
    (b, p) => r.elderRay(b, p),
    period(13),
    (p) => all(['bull', 'bear'], p.period),
  ),
  bop: entry((b) => r.bop(b), {}, first),
  massIndex: entry(
    (b, p) => r.massIndex(b, p),
    { emaPeriod: 9, period: 25 },
    (p) => 2 * p.emaPeriod + p.period - 2,
  ),
  smi: entry(
    (b, p) => r.smi(b, p),
    { period: 13, longPeriod: 25, shortPeriod: 2, signalPeriod: 9 },
    (p) => {
      const smi = p.period + p.longPeriod + p.shortPeriod - 2;
      return { smi, signal: smi + p.signalPeriod - 1 };
    },
  ),
  vhf: entry((b, p) => r.vhf(b, p), period(28), next),
  adx: entry(
    (b, p) => r.adx(b, p),
    period(14),
    (p) => ({
      adx: 2 * p.period,
      ...all(['plusDi', 'minusDi', 'dx'], p.period + 1),
    }),
  ),
  aroon: entry(
    (b, p) => r.aroon(b, p),
    period(14),
    (p) => all(['up', 'down', 'oscillator'], p.period + 1),
  ),
  superTrend: entry(
    (b, p) => r.superTrend(b, p),
    period(10),
    (p) => all(['value', 'direction', 'upper', 'lower'], p.period + 1),
  ),
  parabolicSar: entry(
    (b, p) => r.parabolicSar(b, p),
    {},
    () => all(['value', 'direction'], 2),
  ),
  ichimoku: entry(
    (b, p) => r.ichimoku(b, p),
    { conversionPeriod: 9, basePeriod: 26, spanPeriod: 52, displacement: 26 },
    (p) => {
      const leadA = Math.max(p.conversionPeriod, p.basePeriod);
      const later = p.displacement - 1;
      const lead = { leadA, leadB: p.spanPeriod };
      const span = { spanA: leadA + later, spanB: p.spanPeriod + later };
      return { conversion: p.conversionPeriod, base: p.basePeriod, ...lead, ...span };
    },
  ),
  vortex: entry(
    (b, p) => r.vortex(b, p),
    period(14),
    (p) => all(['plus', 'minus'], p.period + 1),
  ),
  choppiness: entry((b, p) => r.choppiness(b, p), period(14), next),
  linReg: entry(
    (b, p) => r.linReg(b.close, p),
    period(14),
    (p) => all(['value', 'slope', 'intercept', 'r2'], p.period),
  ),
  chandelierExit: entry(
    (b, p) => r.chandelierExit(b, p),
    period(22),
    (p) => all(['long', 'short'], p.period + 1),
  ),
  chandeKroll: entry(
    (b, p) => r.chandeKroll(b, p),
    { period: 10, stopPeriod: 9 },
    (p) => all(['long', 'short'], p.period + p.stopPeriod),
  ),
  heikinAshi: entry(
    (b) => r.heikinAshi(b),
    {},
    () => all(['open', 'high', 'low', 'close'], 1),
  ),
  pivotPoints: entry(
    (b, p) => r.pivotPoints(b, p),
    {},
    () => all(['p', 'r1', 'r2', 'r3', 'r4', 'r5', 's1', 's2', 's3', 's4', 's5'], 25),
  ),
  bollinger: entry(
    (b, p) => r.bollinger(b.close, p),
    period(20),
    (p) => all(['lower', 'middle', 'upper', 'percentB', 'width'], p.period),
  ),
  trueRange: entry(
    (b, p) => r.trueRange(b, p),
    {},
    () => 2,
  ),
  atr: entry((b, p) => r.atr(b, p), period(14), next),
  natr: entry((b, p) => r.natr(b, p), period(14), next),
  donchian: entry(
    (b, p) => r.donchian(b, p),
    period(20),
    (p) => all(['lower', 'middle', 'upper'], p.period),
  ),
  keltner: entry(
    (b, p) => r.keltner(b, p),
    { period: 20, atrPeriod: 10 },
    (p) => ({
      middle: p.period,
      ...all(['lower', 'upper'], Math.max(p.period, p.atrPeriod + 1)),
    }),
  ),
  ttmSqueeze: entry(
    (b, p) => r.ttmSqueeze(b, p),
    period(20),
    (p) => ({
      on: p.period + 1,
      momentum: 2 * p.period - 1,
    }),
  ),
  highest: entry((b, p) => r.highest(b.close, p), period(20), n),
  lowest: entry((b, p) => r.lowest(b.close, p), period(20), n),
  ulcerIndex: entry(
    (b, p) => r.ulcerIndex(b.close, p),
    period(14),
    (p) => 2 * p.period - 1,
  ),
  chaikinVolatility: entry(
    (b, p) => r.chaikinVolatility(b, p),
    period(10),
    (p) => 2 * p.period,
  ),
  sum: entry((b, p) => r.sum(b.close, p), period(20), n),
  stdDev: entry((b, p) => r.stdDev(b.close, p), period(20), n),
  variance: entry((b, p) => r.variance(b.close, p), period(20), n),
  zScore: entry((b, p) => r.zScore(b.close, p), period(20), n),
  median: entry((b, p) => r.median(b.close, p), period(20), n),
  quantile: entry((b, p) => r.quantile(b.close, p), period(20), n),
  mad: entry((b, p) => r.mad(b.close, p), period(20), n),
  skewness: entry((b, p) => r.skewness(b.close, p), period(20), n),
  kurtosis: entry((b, p) => r.kurtosis(b.close, p), period(20), n),
  covariance: entry((b, p) => r.covariance(b.open, b.close, p), period(20), n),
  correlation: entry((b, p) => r.correlation(b.open, b.close, p), period(20), n),
  beta: entry((b, p) => r.beta(b.open, b.close, p), period(20), n),
  historicalVolatility: entry((b, p) => r.historicalVolatility(b.close, p), period(20), next),
  parkinson: entry((b, p) => r.parkinson(b, p), period(20), n),
  garmanKlass: entry((b, p) => r.garmanKlass(b, p), period(20), n),
  rogersSatchell: entry((b, p) => r.rogersSatchell(b, p), period(20), n),
  yangZhang: entry((b, p) => r.yangZhang(b, p), period(20), next),
  vwap: entry((b, p) => r.vwap(b, p), {}, first),
  vwapBands: entry(
    (b, p) => ({ ...r.vwapBands(b, p) }),
    {},
    () => all(['vwap', 'lower', 'upper'], 1),
  ),
  anchoredVwap: entry(
    (b, p) => ({ ...r.anchoredVwap(b, p) }),
    {},
    () => all(['vwap', 'lower', 'upper'], 1),
  ),
  obv: entry((b) => r.obv(b), {}, first),
  adl: entry((b) => r.adl(b), {}, first),
  williamsAd: entry(
    (b) => r.williamsAd(b),
    {},
    () => 2,
  ),
  cmf: entry((b, p) => r.cmf(b, p), period(20), n),
  chaikinOscillator: entry(
    (b, p) => r.chaikinOscillator(b, p),
    { fastPeriod: 3, slowPeriod: 10 },
    (p) => Math.max(p.fastPeriod, p.slowPeriod),
  ),
  mfi: entry((b, p) => r.mfi(b, p), period(14), next),
  forceIndex: entry((b, p) => r.forceIndex(b, p), period(13), next),
  emv: entry((b, p) => r.emv(b, p), period(14), next),
  relativeVolatility: entry(
    (b, p) => r.relativeVolatility(b.close, p),
    { stdPeriod: 10, period: 14 },
    (p) => p.stdPeriod + p.period - 1,
  ),
  rvgi: entry(
    (b, p) => r.rvgi(b, p),
    period(10),
    (p) => ({
      rvgi: p.period + 3,
      signal: p.period + 6,
    }),
  ),
  klinger: entry(
    (b, p) => r.klinger(b, p),
    { fastPeriod: 34, slowPeriod: 55, signalPeriod: 13 },
    (p) => ({ klinger: p.slowPeriod + 1, signal: p.slowPeriod + p.signalPeriod }),
  ),
  waveTrend: entry(
    (b, p) => r.waveTrend(b, p),
    { channelPeriod: 10, period: 21, signalPeriod: 4 },
    (p) => {
      const wave = 2 * p.channelPeriod + p.period - 2;
      return { wave, signal: wave + p.signalPeriod - 1 };
    },
  ),
  qqe: entry(
    (b, p) => r.qqe(b.close, p),
    { period: 14, smoothPeriod: 5 },
    (p) => ({ rsi: p.period + p.smoothPeriod, trail: 5 * p.period + p.smoothPeriod - 3 }),
  ),
};
