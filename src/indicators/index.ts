export * from './catalog.js';
export * from './incremental-indicators.js';
export * from './operators.js';
export * from './series.js';
export type * from './spec.js';

// Written by docs/make/indicators.ts: what the files of the kinds name for their users.

export type { AdxColumns, AdxParameters, AdxValue } from './adx.js';
export type { AlmaParameters } from './alma.js';
export type { AnchoredVwapParameters } from './anchored-vwap.js';
export type { ApoParameters } from './apo.js';
export type { AroonColumns, AroonParameters, AroonValue } from './aroon.js';
export type { AtrParameters } from './atr.js';
export type { AwesomeOscillatorParameters } from './awesome-oscillator.js';
export type { BetaParameters } from './beta.js';
export type { BollingerColumns, BollingerParameters, BollingerValue } from './bollinger.js';
export type { CciParameters } from './cci.js';
export type { ChaikinOscillatorParameters } from './chaikin-oscillator.js';
export type {
  ChandeKrollColumns,
  ChandeKrollParameters,
  ChandeKrollValue,
} from './chande-kroll.js';
export type {
  ChandelierExitColumns,
  ChandelierExitParameters,
  ChandelierExitValue,
} from './chandelier-exit.js';
export type { ChoppinessParameters } from './choppiness.js';
export type { CmfParameters } from './cmf.js';
export type { CmoParameters } from './cmo.js';
export type { ConnorsRsiParameters } from './connors-rsi.js';
export type { CoppockParameters } from './coppock.js';
export type { DemaParameters } from './dema.js';
export type { DonchianColumns, DonchianParameters, DonchianValue } from './donchian.js';
export type { DpoParameters } from './dpo.js';
export type { ElderRayColumns, ElderRayParameters, ElderRayValue } from './elder-ray.js';
export type { EmaParameters } from './ema.js';
export type { EmvParameters } from './emv.js';
export type { EvwmaParameters } from './evwma.js';
export type { FisherColumns, FisherParameters, FisherValue } from './fisher.js';
export type { ForceIndexParameters } from './force-index.js';
export type { FractalColumns, FractalParameters, FractalValue } from './fractal.js';
export type { HeikinAshiColumns, HeikinAshiValue } from './heikin-ashi.js';
export type { HistoricalVolatilityParameters } from './historical-volatility.js';
export type { HmaParameters } from './hma.js';
export type { IchimokuColumns, IchimokuParameters, IchimokuValue } from './ichimoku.js';
export type { KamaParameters } from './kama.js';
export type { KeltnerColumns, KeltnerParameters, KeltnerValue } from './keltner.js';
export type { KlingerColumns, KlingerParameters, KlingerValue } from './klinger.js';
export type { KstColumns, KstParameters, KstValue } from './kst.js';
export type { LinRegColumns, LinRegParameters, LinRegValue } from './lin-reg.js';
export type { MacdColumns, MacdParameters, MacdValue } from './macd.js';
export type { MassIndexParameters } from './mass-index.js';
export type { McGinleyParameters } from './mcginley.js';
export type { MfiParameters } from './mfi.js';
export type { MomentumParameters } from './momentum.js';
export type {
  ParabolicSarColumns,
  ParabolicSarParameters,
  ParabolicSarValue,
} from './parabolic-sar.js';
export type { RangeVolatilityParameters } from './parkinson.js';
export type { PercentRankParameters } from './percent-rank.js';
export type {
  PivotPointsColumns,
  PivotPointsParameters,
  PivotPointsValue,
} from './pivot-points.js';
export type { PpoColumns, PpoParameters, PpoValue } from './ppo.js';
export type { PvoColumns, PvoParameters, PvoValue } from './pvo.js';
export type { QqeColumns, QqeParameters, QqeValue } from './qqe.js';
export type { RelativeVolatilityParameters } from './relative-volatility.js';
export type { RmaParameters } from './rma.js';
export type { RocParameters } from './roc.js';
export type { RsiParameters } from './rsi.js';
export type { SmaParameters } from './sma.js';
export type { SmiColumns, SmiParameters, SmiValue } from './smi.js';
export type { StcParameters } from './stc.js';
export type { StochRsiColumns, StochRsiParameters, StochRsiValue } from './stoch-rsi.js';
export type { StochasticColumns, StochasticParameters, StochasticValue } from './stochastic.js';
export type { SuperTrendColumns, SuperTrendParameters, SuperTrendValue } from './super-trend.js';
export type { T3Parameters } from './t3.js';
export type { TemaParameters } from './tema.js';
export type { TrixColumns, TrixParameters, TrixValue } from './trix.js';
export type { TrueRangeParameters } from './true-range.js';
export type { TsiColumns, TsiParameters, TsiValue } from './tsi.js';
export type { TtmSqueezeColumns, TtmSqueezeParameters, TtmSqueezeValue } from './ttm-squeeze.js';
export type { UlcerIndexParameters } from './ulcer-index.js';
export type { UltimateOscillatorParameters } from './ultimate-oscillator.js';
export type { VhfParameters } from './vhf.js';
export type { VolumeSmaParameters } from './volume-sma.js';
export type { VortexColumns, VortexParameters, VortexValue } from './vortex.js';
export type { VwapParameters } from './vwap.js';
export type { VwapBandsColumns, VwapBandsParameters, VwapBandsValue } from './vwap-bands.js';
export type { VwmaParameters } from './vwma.js';
export type { WilliamsRParameters } from './williams-r.js';
export type { WmaParameters } from './wma.js';
export type { ZScoreParameters } from './z-score.js';
export type { ZlemaParameters } from './zlema.js';
