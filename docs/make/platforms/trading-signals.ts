import * as ts from 'trading-signals';
import { bars, type Candle, candles, ofTheNewer, type Platform, type Row, times } from './row.js';

interface Adder<In> {
  add(input: In): unknown;
}

type Options = Partial<Omit<Row, 'there' | 'here' | 'theirs'>> & { readonly pick?: string };

/** What `make()` says of each input in turn; NaN where it says nothing. */
function said<In>(inputs: readonly In[], make: () => Adder<In>, pick?: string): number[] {
  const peer = make();
  return inputs.map((input) => {
    const out = peer.add(input);
    const value = pick === undefined ? out : (out as Record<string, unknown> | null)?.[pick];
    return typeof value === 'number' ? value : Number.NaN;
  });
}

const of =
  <In>(inputs: readonly In[]) =>
  (there: string, make: () => Adder<In>, here: Row['here'], options: Options = {}): Row => {
    const { pick, ...rest } = options;
    return { there, here, theirs: () => said(inputs, make, pick), ...rest };
  };

const x = of(bars.close);
const v = of(bars.volume);
const c = of<Candle>(candles);
const first = { seed: 'first' } as const;
const counted = { firstBar: 'range' } as const;

/** trading-signals, run here; the words after a name are its arguments. */
export const tradingSignals: Platform = {
  name: 'trading-signals',
  source: 'trading-signals 8.3.0',
  rows: [
    x('SMA(20)', () => new ts.SMA(20), { kind: 'sma' }),
    x(
      'EMA(20)',
      () => new ts.EMA(20),
      { kind: 'ema', ...first },
      { why: 'shows its first value at once' },
    ),
    x(
      'RMA(14)',
      () => new ts.RMA(14),
      { kind: 'rma', ...first },
      { why: 'shows its first value at once' },
    ),
    x('WSMA(14)', () => new ts.WSMA(14), { kind: 'rma' }),
    x('WMA(20)', () => new ts.WMA(20), { kind: 'wma' }),
    x('HMA(9)', () => new ts.HMA(9), { kind: 'hma' }),
    x(
      'DEMA(20)',
      () => new ts.DEMA(20),
      { kind: 'dema', ...first },
      { why: 'shows its first value at once' },
    ),
    x(
      'TEMA(20)',
      () => new ts.TEMA(20),
      { kind: 'tema', ...first },
      { why: 'its later stages start when the first is warm' },
    ),
    x(
      'ZLEMA(20)',
      () => new ts.ZLEMA(20),
      { kind: 'zlema', ...first },
      { why: 'its mean starts when the lag is full' },
    ),
    x('ALMA(9)', () => new ts.ALMA(9), { kind: 'alma' }),
    x(
      'T3(5)',
      () => new ts.T3(5),
      { kind: 't3', ...first },
      { why: 'its later stages start otherwise' },
    ),
    x('TRIMA(20)', () => new ts.TRIMA(20), { kind: 'trima' }),
    x('KAMA(10)', () => new ts.KAMA(10), { kind: 'kama' }, { why: 'shows its starting price' }),
    x('FRAMA(16)', () => new ts.FRAMA(16), { kind: 'frama' }),
    x('VIDYA(14)', () => new ts.VIDYA(14), { kind: 'vidya' }),
    x(
      'SuperSmoother(10)',
      () => new ts.SuperSmoother(10),
      { kind: 'superSmoother' },
      { why: 'shows its first values at once' },
    ),
    x(
      'McGinleyDynamic(14)',
      () => new ts.McGinleyDynamic(14),
      { kind: 'mcGinley', factor: 0.6 },
      { why: 'starts from the first price' },
    ),
    c(
      'VWMA(20)',
      () => new ts.VWMA(20),
      { kind: 'vwma' },
      { why: 'speaks when its signal is there' },
    ),
    x('RSI(14)', () => new ts.RSI(14), { kind: 'rsi' }),
    x('CMO(14)', () => new ts.CMO(14), { kind: 'cmo' }),
    x('MOM(10)', () => new ts.MOM(10), { kind: 'momentum' }),
    x('ROC(10)', () => new ts.ROC(10), { kind: 'roc' }, { scaled: times(0.01) }),
    x(
      'MACD(EMA 12, 26, 9)',
      () => new ts.MACD(new ts.EMA(12), new ts.EMA(26), new ts.EMA(9)),
      { kind: 'macd', ...first },
      { output: 'macd', pick: 'macd' },
    ),
    x(
      'MACD(EMA 12, 26, 9), signal',
      () => new ts.MACD(new ts.EMA(12), new ts.EMA(26), new ts.EMA(9)),
      { kind: 'macd', ...first },
      { output: 'signal', pick: 'signal', why: 'its signal starts with the slow mean' },
    ),
    x('APO()', () => new ts.APO(), { kind: 'apo', ...first }),
    x('PPO()', () => new ts.PPO(), { kind: 'ppo', ...first }, { output: 'ppo' }),
    v('PVO()', () => new ts.PVO(), { kind: 'pvo', ...first }, { output: 'pvo' }),
    x(
      'TSI()',
      () => new ts.TSI(),
      { kind: 'tsi', ...first },
      { output: 'tsi', why: 'its second means start when the first are warm' },
    ),
    x(
      'TRIX(15)',
      () => new ts.TRIX(15),
      { kind: 'trix', ...first },
      { output: 'trix', scaled: ofTheNewer, why: 'each stage starts when the one before is warm' },
    ),
    x(
      'StochasticRSI(14)',
      () => new ts.StochasticRSI(14),
      { kind: 'stochRsi', kPeriod: 1 },
      { output: 'k', scaled: times(0.01) },
    ),
    x(
      'ConnorsRSI()',
      () => new ts.ConnorsRSI(),
      { kind: 'connorsRsi' },
      { why: 'its rank speaks a return earlier' },
    ),
    x('CoppockCurve()', () => new ts.CoppockCurve(), { kind: 'coppock' }),
    x('KST()', () => new ts.KST(), { kind: 'kst' }, { output: 'kst' }),
    x(
      'DPO(21)',
      () => new ts.DPO(21),
      { kind: 'dpo' },
      { why: 'its price and its mean are of other bars' },
    ),
    x(
      'STC()',
      () => new ts.STC({}),
      { kind: 'stc', ...first },
      { why: 'its places start once the slow mean is warm' },
    ),
    x(
      'QQE()',
      () => new ts.QQE(),
      { kind: 'qqe' },
      { output: 'rsi', pick: 'rsiMa', why: 'its EMA starts from the first RSI' },
    ),
    x(
      'PMO()',
      () => new ts.PMO(),
      { kind: 'pmo', ...first },
      { output: 'pmo', pick: 'pmo', why: 'its second mean starts when the first is warm' },
    ),
    x('RCI(9)', () => new ts.RCI(9), { kind: 'rci' }),
    x(
      'LaguerreRSI()',
      () => new ts.LaguerreRSI(),
      { kind: 'laguerreRsi' },
      { scaled: times(0.01), why: 'starts from 0' },
    ),
    x('RMI()', () => new ts.RMI(), { kind: 'relativeMomentum' }),
    x(
      'CG(10, 20)',
      () => new ts.CG(10, 20),
      { kind: 'centerOfGravity' },
      { scaled: ['x + 11', (y) => y + 11], why: 'speaks when its signal is there' },
    ),
    x(
      'DisparityIndex(14)',
      () => new ts.DisparityIndex(14),
      { kind: 'disparity' },
      { why: 'its default mean is exponential' },
    ),
    x(
      'DerivativeOscillator()',
      () => new ts.DerivativeOscillator(),
      { kind: 'derivativeOscillator' },
      { why: 'its EMAs start from their first input' },
    ),
    x('PSL(12)', () => new ts.PSL({ interval: 12 }), { kind: 'psychologicalLine' }),
    x('MAD(20)', () => new ts.MAD(20), { kind: 'meanDeviation' }),
    x(
      'BollingerBands(20)',
      () => new ts.BollingerBands(20),
      { kind: 'bollinger' },
      { output: 'upper', pick: 'upper' },
    ),
    x('PercentB()', () => new ts.PercentB(), { kind: 'bollinger' }, { output: 'percentB' }),
    x(
      'LinearRegression(14)',
      () => new ts.LinearRegression(14),
      { kind: 'linReg' },
      { output: 'slope', pick: 'slope' },
    ),
    x(
      'UlcerIndex(14)',
      () => new ts.UlcerIndex(14),
      { kind: 'ulcerIndex' },
      { why: 'its maximum is of the window alone' },
    ),
    x(
      'RelativeVolatilityIndex()',
      () => new ts.RelativeVolatilityIndex(),
      {
        kind: 'relativeVolatility',
        mean: 'rma',
      },
      { why: 'an unchanged price counts on neither side' },
    ),
    x('VHF(28)', () => new ts.VHF(28), { kind: 'vhf' }),
    c('ATR(14)', () => new ts.ATR(14), { kind: 'atr', ...counted }),
    c('NATR(14)', () => new ts.NATR(14), { kind: 'natr', ...counted }),
    c('TR()', () => new ts.TR(), { kind: 'trueRange', ...counted }),
    c(
      'ADX(14)',
      () => new ts.ADX(14),
      { kind: 'adx', seed: 'sma' },
      { output: 'adx', why: 'its sums count the first bar' },
    ),
    c(
      'DX(14)',
      () => new ts.DX(14),
      { kind: 'adx', seed: 'sma' },
      { output: 'dx', why: 'its sums count the first bar' },
    ),
    c('ADXR(14)', () => new ts.ADXR(14), { kind: 'adxr' }, { why: 'as its ADX' }),
    c('Aroon(14)', () => new ts.Aroon(14), { kind: 'aroon' }, { output: 'up', pick: 'aroonUp' }),
    c(
      'SuperTrend()',
      () => new ts.SuperTrend({ interval: 10, multiplier: 3 }),
      { kind: 'superTrend', ...counted },
      { output: 'value', pick: 'supertrend' },
    ),
    c(
      'PSAR(0.02, 0.2)',
      () => new ts.PSAR({ accelerationStep: 0.02, accelerationMax: 0.2 }),
      { kind: 'parabolicSar' },
      { output: 'value', why: 'a turn begins at its own extremes' },
    ),
    c(
      'VortexIndicator(14)',
      () => new ts.VortexIndicator(14),
      { kind: 'vortex' },
      { output: 'plus', pick: 'plus' },
    ),
    c('CHOP(14)', () => new ts.CHOP(14), { kind: 'choppiness', extremes: 'true' }),
    c(
      'IchimokuCloud()',
      () => new ts.IchimokuCloud(),
      { kind: 'ichimoku' },
      { output: 'conversion', pick: 'conversion', why: 'waits for the longest period' },
    ),
    c(
      'DonchianChannels(20)',
      () => new ts.DonchianChannels(20),
      { kind: 'donchian' },
      { output: 'upper', pick: 'upper' },
    ),
    c(
      'KeltnerChannels()',
      () => new ts.KeltnerChannels(),
      { kind: 'keltner', ...first, ...counted },
      { output: 'upper', pick: 'upper' },
    ),
    c(
      'AccelerationBands(20, 4)',
      () => new ts.AccelerationBands(20, 4),
      { kind: 'accelerationBands' },
      { output: 'upper', pick: 'upper' },
    ),
    c(
      'ChandelierExit()',
      () => new ts.ChandelierExit(),
      { kind: 'chandelierExit', ...counted },
      { output: 'long', pick: 'long' },
    ),
    c(
      'ChandeKrollStop()',
      () => new ts.ChandeKrollStop(),
      { kind: 'chandeKroll', ...counted },
      { output: 'long', pick: 'longStop', why: 'its long stop is the other one' },
    ),
    c(
      'VolatilityStop(20, 2)',
      () => new ts.VolatilityStop({ interval: 20, multiplier: 2 }),
      { kind: 'volatilityStop', ...counted },
      { output: 'stop', pick: 'stop', why: 'takes this bar’s close for the best one' },
    ),
    c(
      'GannHiLo()',
      () => new ts.GannHiLo(),
      { kind: 'gannHiLo' },
      { output: 'value', pick: 'line' },
    ),
    c(
      'Alligator()',
      () => new ts.Alligator(),
      { kind: 'alligator' },
      { output: 'jaw', pick: 'jaw' },
    ),
    c(
      'GatorOscillator()',
      () => new ts.GatorOscillator(),
      { kind: 'gator' },
      { output: 'upper', pick: 'upper' },
    ),
    c(
      'StochasticOscillator(14, 3, 3)',
      () => new ts.StochasticOscillator({ kPeriod: 14, kSlowingPeriod: 3, dPeriod: 3 }),
      { kind: 'stochastic' },
      { output: 'd', pick: 'stochD' },
    ),
    c('WilliamsR(14)', () => new ts.WilliamsR(14), { kind: 'williamsR' }),
    c('CCI(20)', () => new ts.CCI(20), { kind: 'cci' }),
    c('AO(5, 34)', () => new ts.AO(5, 34), { kind: 'awesomeOscillator' }),
    c('AC(5, 34, 5)', () => new ts.AC(5, 34, 5), { kind: 'accelerator' }),
    c('UltimateOscillator()', () => new ts.UltimateOscillator(), { kind: 'ultimateOscillator' }),
    c('BOP()', () => new ts.BOP(), { kind: 'bop' }),
    c(
      'FisherTransform(9)',
      () => new ts.FisherTransform(9),
      { kind: 'fisher' },
      { output: 'fisher' },
    ),
    c(
      'ElderRay(13)',
      () => new ts.ElderRay(13),
      { kind: 'elderRay', ...first },
      { output: 'bull', pick: 'bullPower' },
    ),
    c(
      'MassIndex(25)',
      () => new ts.MassIndex(25),
      { kind: 'massIndex' },
      { why: 'its EMAs start from their first input' },
    ),
    c(
      'SMI()',
      () => new ts.SMI(),
      { kind: 'smi', period: 10, longPeriod: 3, shortPeriod: 3 },
      { output: 'smi', why: 'its EMAs start from their first input' },
    ),
    c(
      'RelativeVigorIndex()',
      () => new ts.RelativeVigorIndex(),
      { kind: 'rvgi' },
      { output: 'rvgi', pick: 'rvgi', why: 'speaks when its signal is there' },
    ),
    c('DeMarker()', () => new ts.DeMarker(), { kind: 'deMarker' }, { scaled: times(0.01) }),
    c('Qstick(8)', () => new ts.Qstick(8), { kind: 'qstick' }),
    c('IMI(14)', () => new ts.IMI(14), { kind: 'imi' }),
    c('IBS()', () => new ts.IBS(), { kind: 'ibs' }),
    c('PGO()', () => new ts.PGO(), { kind: 'prettyGood' }, { why: 'smooths the ATR once more' }),
    c(
      'WaveTrend()',
      () => new ts.WaveTrend(),
      { kind: 'waveTrend', ...first },
      { output: 'wave', pick: 'wt1', why: 'its stages start when the ones before are warm' },
    ),
    c(
      'TTMSqueeze()',
      () => new ts.TTMSqueeze(),
      { kind: 'ttmSqueeze' },
      { output: 'momentum', pick: 'momentum', why: 'takes another middle' },
    ),
    c('RogersSatchellVolatility(20)', () => new ts.RogersSatchellVolatility(20), {
      kind: 'rogersSatchell',
      barsPerYear: 1,
    }),
    c('CVI(10)', () => new ts.CVI(10), { kind: 'chaikinVolatility', ...first }),
    c('MFI(14)', () => new ts.MFI(14), { kind: 'mfi' }),
    c('CMF(20)', () => new ts.CMF(20), { kind: 'cmf' }),
    c('AD()', () => new ts.AD(), { kind: 'adl' }),
    c('ADOSC()', () => new ts.ADOSC(), { kind: 'chaikinOscillator', ...first }),
    c('OBV(5)', () => new ts.OBV(5), { kind: 'obv' }, { why: 'starts from 0 at the second bar' }),
    c('EMV(14)', () => new ts.EMV(14), { kind: 'emv' }, { why: 'its divisor is 10⁸' }),
    c('ForceIndex(13)', () => new ts.ForceIndex(13), { kind: 'forceIndex', ...first }),
    c(
      'KVO()',
      () => new ts.KVO(),
      { kind: 'klinger', ...first },
      { output: 'klinger', why: 'Klinger’s volume force' },
    ),
    c('NVI()', () => new ts.NVI(), { kind: 'nvi' }),
    c('PVI()', () => new ts.PVI(), { kind: 'pvi' }),
    c('PVT()', () => new ts.PVT(), { kind: 'pvt' }),
    c('WAD()', () => new ts.WAD(), { kind: 'williamsAd' }),
    c('MarketFacilitationIndex()', () => new ts.MarketFacilitationIndex(), {
      kind: 'marketFacilitation',
    }),
    c('VWAP()', () => new ts.VWAP(), { kind: 'anchoredVwap' }, { output: 'vwap' }),
  ],
  said: [
    { there: 'ER', here: 'efficiencyRatio', text: 'different definition: divides by the range' },
    { there: 'ZigZag', here: 'zigZag', text: 'different definition: percent of the last leg' },
    { there: 'TDS', here: 'tdSequential', text: 'different definition: counts on past 9' },
    {
      there:
        'MAMA HTTrendline CFO RandomWalkIndex DMA IQR REI SwingIndex GAPO ProjectionOscillator PremierStochastic WaddahAttarExplosion RVOL VROC',
      text: 'no kinds here',
    },
  ],
};
