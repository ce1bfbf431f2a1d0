// Every kind of indicator, one a line: this list is what specs, the catalogue and the laws know.

export {
  BarsSinceHighest,
  type BarsSinceHighestParameters,
} from '../statistics/bars-since-highest.js';
export {
  BarsSinceLowest,
  type BarsSinceLowestParameters,
} from '../statistics/bars-since-lowest.js';
export { Correlation, type CorrelationParameters } from '../statistics/correlation.js';
export { Covariance, type CovarianceParameters } from '../statistics/covariance.js';
export { EwMean } from '../statistics/ew-mean.js';
export { EwVariance, type EwVarianceParameters } from '../statistics/ew-variance.js';
export { Highest, type HighestParameters } from '../statistics/highest.js';
export { Lowest, type LowestParameters } from '../statistics/lowest.js';
export { Mad, type MadParameters } from '../statistics/mad.js';
export { Median, type MedianParameters } from '../statistics/median.js';
export { Quantile, type QuantileParameters } from '../statistics/quantile.js';
export { StdDev, type StdDevParameters } from '../statistics/std-dev.js';
export { Sum, type SumParameters } from '../statistics/sum.js';
export { Variance, type VarianceParameters } from '../statistics/variance.js';
export { Adl } from './adl.js';
export { Adx, type AdxColumns, type AdxParameters, type AdxValue } from './adx.js';
export { Alma, type AlmaParameters } from './alma.js';
export { AnchoredVwap, type AnchoredVwapParameters } from './anchored-vwap.js';
export { Apo, type ApoParameters } from './apo.js';
export { Aroon, type AroonColumns, type AroonParameters, type AroonValue } from './aroon.js';
export { Atr, type AtrParameters } from './atr.js';
export { AwesomeOscillator, type AwesomeOscillatorParameters } from './awesome-oscillator.js';
export { Beta, type BetaParameters } from './beta.js';
export {
  Bollinger,
  type BollingerColumns,
  type BollingerParameters,
  type BollingerValue,
} from './bollinger.js';
export { Bop } from './bop.js';
export { Cci, type CciParameters } from './cci.js';
export { ChaikinOscillator, type ChaikinOscillatorParameters } from './chaikin-oscillator.js';
export {
  ChandeKroll,
  type ChandeKrollColumns,
  type ChandeKrollParameters,
  type ChandeKrollValue,
} from './chande-kroll.js';
export {
  ChandelierExit,
  type ChandelierExitColumns,
  type ChandelierExitParameters,
  type ChandelierExitValue,
} from './chandelier-exit.js';
export { Choppiness, type ChoppinessParameters } from './choppiness.js';
export { Cmf, type CmfParameters } from './cmf.js';
export { Cmo, type CmoParameters } from './cmo.js';
export { ConnorsRsi, type ConnorsRsiParameters } from './connors-rsi.js';
export { Coppock, type CoppockParameters } from './coppock.js';
export { Dema, type DemaParameters } from './dema.js';
export {
  Donchian,
  type DonchianColumns,
  type DonchianParameters,
  type DonchianValue,
} from './donchian.js';
export { Dpo, type DpoParameters } from './dpo.js';
export {
  ElderRay,
  type ElderRayColumns,
  type ElderRayParameters,
  type ElderRayValue,
} from './elder-ray.js';
export { Ema, type EmaParameters } from './ema.js';
export { Emv, type EmvParameters } from './emv.js';
export { Evwma, type EvwmaParameters } from './evwma.js';
export { Fisher, type FisherColumns, type FisherParameters, type FisherValue } from './fisher.js';
export { ForceIndex, type ForceIndexParameters } from './force-index.js';
export {
  Fractal,
  type FractalColumns,
  type FractalParameters,
  type FractalValue,
} from './fractal.js';
export { GarmanKlass } from './garman-klass.js';
export { HeikinAshi, type HeikinAshiColumns, type HeikinAshiValue } from './heikin-ashi.js';
export {
  HistoricalVolatility,
  type HistoricalVolatilityParameters,
} from './historical-volatility.js';
export { Hma, type HmaParameters } from './hma.js';
export {
  Ichimoku,
  type IchimokuColumns,
  type IchimokuParameters,
  type IchimokuValue,
} from './ichimoku.js';
export { Kama, type KamaParameters } from './kama.js';
export {
  Keltner,
  type KeltnerColumns,
  type KeltnerParameters,
  type KeltnerValue,
} from './keltner.js';
export {
  Klinger,
  type KlingerColumns,
  type KlingerParameters,
  type KlingerValue,
} from './klinger.js';
export { Kst, type KstColumns, type KstParameters, type KstValue } from './kst.js';
export { LinReg, type LinRegColumns, type LinRegParameters, type LinRegValue } from './lin-reg.js';
export { Macd, type MacdColumns, type MacdParameters, type MacdValue } from './macd.js';
export { MassIndex, type MassIndexParameters } from './mass-index.js';
export { McGinley, type McGinleyParameters } from './mcginley.js';
export { Mfi, type MfiParameters } from './mfi.js';
export { Momentum, type MomentumParameters } from './momentum.js';
export { Natr } from './natr.js';
export { Obv } from './obv.js';
export {
  ParabolicSar,
  type ParabolicSarColumns,
  type ParabolicSarParameters,
  type ParabolicSarValue,
} from './parabolic-sar.js';
export { Parkinson, type RangeVolatilityParameters } from './parkinson.js';
export { PercentRank, type PercentRankParameters } from './percent-rank.js';
export {
  PivotPoints,
  type PivotPointsColumns,
  type PivotPointsParameters,
  type PivotPointsValue,
} from './pivot-points.js';
export { Ppo, type PpoColumns, type PpoParameters, type PpoValue } from './ppo.js';
export { Pvo, type PvoColumns, type PvoParameters, type PvoValue } from './pvo.js';
export { Qqe, type QqeColumns, type QqeParameters, type QqeValue } from './qqe.js';
export { RelativeVolatility, type RelativeVolatilityParameters } from './relative-volatility.js';
export { Rma, type RmaParameters } from './rma.js';
export { Roc, type RocParameters } from './roc.js';
export { RogersSatchell } from './rogers-satchell.js';
export { Rsi, type RsiParameters } from './rsi.js';
export { Sma, type SmaParameters } from './sma.js';
export { Smi, type SmiColumns, type SmiParameters, type SmiValue } from './smi.js';
export { Stc, type StcParameters } from './stc.js';
export {
  StochRsi,
  type StochRsiColumns,
  type StochRsiParameters,
  type StochRsiValue,
} from './stoch-rsi.js';
export {
  Stochastic,
  type StochasticColumns,
  type StochasticParameters,
  type StochasticValue,
} from './stochastic.js';
export {
  SuperTrend,
  type SuperTrendColumns,
  type SuperTrendParameters,
  type SuperTrendValue,
} from './super-trend.js';
export { T3, type T3Parameters } from './t3.js';
export { Tema, type TemaParameters } from './tema.js';
export { Trix, type TrixColumns, type TrixParameters, type TrixValue } from './trix.js';
export { TrueRange, type TrueRangeParameters } from './true-range.js';
export { Tsi, type TsiColumns, type TsiParameters, type TsiValue } from './tsi.js';
export {
  TtmSqueeze,
  type TtmSqueezeColumns,
  type TtmSqueezeParameters,
  type TtmSqueezeValue,
} from './ttm-squeeze.js';
export { UlcerIndex, type UlcerIndexParameters } from './ulcer-index.js';
export { UltimateOscillator, type UltimateOscillatorParameters } from './ultimate-oscillator.js';
export { Vhf, type VhfParameters } from './vhf.js';
export { VolumeSma, type VolumeSmaParameters } from './volume-sma.js';
export { Vortex, type VortexColumns, type VortexParameters, type VortexValue } from './vortex.js';
export { Vwap, type VwapColumns, type VwapParameters, type VwapValue } from './vwap.js';
export { Vwma, type VwmaParameters } from './vwma.js';
export { WilliamsR, type WilliamsRParameters } from './williams-r.js';
export { Wma, type WmaParameters } from './wma.js';
export { YangZhang } from './yang-zhang.js';
export { ZScore, type ZScoreParameters } from './z-score.js';
export { Zlema, type ZlemaParameters } from './zlema.js';
