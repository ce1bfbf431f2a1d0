export * from './catalog.js';
export * from './operators.js';
export * from './set/incremental-indicators.js';
export { IndicatorSet } from './set/indicator-set.js';
export * from './set/series.js';
export type { SeriesInput } from './set/series-input.js';
export type * from './set/spec.js';

// Written by docs/make/indicators.ts: what the files of the kinds name for their users.

export type { AcceleratorParameters } from './bar-oscillators/accelerator.js';
export type { AwesomeOscillatorParameters } from './bar-oscillators/awesome-oscillator.js';
export type { CciParameters } from './bar-oscillators/cci.js';
export type { DeMarkerParameters } from './bar-oscillators/de-marker.js';
export type {
  ElderRayColumns,
  ElderRayParameters,
  ElderRayValue,
} from './bar-oscillators/elder-ray.js';
export type { FisherColumns, FisherParameters, FisherValue } from './bar-oscillators/fisher.js';
export type { ImiParameters } from './bar-oscillators/imi.js';
export type { KdjColumns, KdjParameters, KdjValue } from './bar-oscillators/kdj.js';
export type { MassIndexParameters } from './bar-oscillators/mass-index.js';
export type { PrettyGoodParameters } from './bar-oscillators/pretty-good.js';
export type { QstickParameters } from './bar-oscillators/qstick.js';
export type { RvgiColumns, RvgiParameters, RvgiValue } from './bar-oscillators/rvgi.js';
export type { SmiColumns, SmiParameters, SmiValue } from './bar-oscillators/smi.js';
export type { StochasticColumns, StochasticValue } from './bar-oscillators/stochastic.js';
export type { StochasticParameters } from './bar-oscillators/stochastic-block.js';
export type { UltimateOscillatorParameters } from './bar-oscillators/ultimate-oscillator.js';
export type {
  WaveTrendColumns,
  WaveTrendParameters,
  WaveTrendValue,
} from './bar-oscillators/wave-trend.js';
export type { WilliamsRParameters } from './bar-oscillators/williams-r.js';
export type {
  AccelerationBandsColumns,
  AccelerationBandsParameters,
  AccelerationBandsValue,
} from './channels/acceleration-bands.js';
export type { BollingerColumns } from './channels/bollinger.js';
export type { BollingerParameters, BollingerValue } from './channels/bollinger-step.js';
export type { DonchianColumns, DonchianParameters, DonchianValue } from './channels/donchian.js';
export type { EnvelopeColumns, EnvelopeParameters, EnvelopeValue } from './channels/envelope.js';
export type { KeltnerColumns, KeltnerValue } from './channels/keltner.js';
export type { KeltnerParameters } from './channels/keltner-parameters.js';
export type {
  RegressionChannelColumns,
  RegressionChannelParameters,
  RegressionChannelValue,
} from './channels/regression-channel.js';
export type {
  TtmSqueezeColumns,
  TtmSqueezeParameters,
  TtmSqueezeValue,
} from './channels/ttm-squeeze.js';
export type { AlmaParameters } from './moving-averages/alma.js';
export type { DecyclerParameters } from './moving-averages/decycler.js';
export type { DemaParameters } from './moving-averages/dema.js';
export type { EmaParameters } from './moving-averages/ema.js';
export type { EvwmaParameters } from './moving-averages/evwma.js';
export type { FramaParameters } from './moving-averages/frama.js';
export type { HmaParameters } from './moving-averages/hma.js';
export type { KamaParameters } from './moving-averages/kama.js';
export type { MamaColumns, MamaParameters, MamaValue } from './moving-averages/mama.js';
export type { McGinleyParameters } from './moving-averages/mcginley.js';
export type { RmaParameters } from './moving-averages/rma.js';
export type { SmaParameters } from './moving-averages/sma.js';
export type { SuperSmootherParameters } from './moving-averages/super-smoother.js';
export type { T3Parameters } from './moving-averages/t3.js';
export type { TemaParameters } from './moving-averages/tema.js';
export type { TrimaParameters } from './moving-averages/trima.js';
export type { VidyaParameters } from './moving-averages/vidya.js';
export type { VolumeSmaParameters } from './moving-averages/volume-sma.js';
export type { VwmaParameters } from './moving-averages/vwma.js';
export type { WmaParameters } from './moving-averages/wma.js';
export type { ZlemaParameters } from './moving-averages/zlema.js';
export type { ApoParameters } from './oscillators/apo.js';
export type { CenterOfGravityParameters } from './oscillators/center-of-gravity.js';
export type { CmoParameters } from './oscillators/cmo.js';
export type { ConnorsRsiParameters } from './oscillators/connors-rsi.js';
export type { CoppockParameters } from './oscillators/coppock.js';
export type {
  CyberCycleColumns,
  CyberCycleParameters,
  CyberCycleValue,
} from './oscillators/cyber-cycle.js';
export type { DerivativeOscillatorParameters } from './oscillators/derivative-oscillator.js';
export type { DisparityParameters } from './oscillators/disparity.js';
export type { DpoParameters } from './oscillators/dpo.js';
export type { EfficiencyRatioParameters } from './oscillators/efficiency-ratio.js';
export type { HilbertCycleColumns, HilbertCycleValue } from './oscillators/hilbert-cycle.js';
export type { HilbertPhaseColumns, HilbertPhaseValue } from './oscillators/hilbert-phase.js';
export type { KstColumns, KstParameters, KstValue } from './oscillators/kst.js';
export type { LaguerreRsiParameters } from './oscillators/laguerre-rsi.js';
export type { MacdColumns, MacdParameters, MacdValue } from './oscillators/macd.js';
export type { MomentumParameters } from './oscillators/momentum.js';
export type { PmoColumns, PmoParameters, PmoValue } from './oscillators/pmo.js';
export type { PpoColumns, PpoParameters, PpoValue } from './oscillators/ppo.js';
export type { PsychologicalLineParameters } from './oscillators/psychological-line.js';
export type { PvoColumns, PvoParameters, PvoValue } from './oscillators/pvo.js';
export type { QqeColumns, QqeParameters, QqeValue } from './oscillators/qqe.js';
export type { RciParameters } from './oscillators/rci.js';
export type { RelativeMomentumParameters } from './oscillators/relative-momentum.js';
export type { RocParameters } from './oscillators/roc.js';
export type { RoofingParameters } from './oscillators/roofing.js';
export type { RsiParameters } from './oscillators/rsi.js';
export type { StcParameters } from './oscillators/stc.js';
export type {
  StochRsiColumns,
  StochRsiParameters,
  StochRsiValue,
} from './oscillators/stoch-rsi.js';
export type { TrixColumns, TrixParameters, TrixValue } from './oscillators/trix.js';
export type { TsiColumns, TsiParameters, TsiValue } from './oscillators/tsi.js';
export type { FractalColumns, FractalParameters, FractalValue } from './price-levels/fractal.js';
export type { PivotPointsColumns, PivotPointsParameters } from './price-levels/pivot-points.js';
export type { PivotPointsValue } from './price-levels/pivot-points-state.js';
export type {
  SwingPivotsColumns,
  SwingPivotsParameters,
  SwingPivotsValue,
} from './price-levels/swing-pivots.js';
export type { ZigZagColumns, ZigZagParameters, ZigZagValue } from './price-levels/zig-zag.js';
export type { BetaParameters } from './statistics/beta.js';
export type { HurstParameters } from './statistics/hurst.js';
export type { MeanDeviationParameters } from './statistics/mean-deviation.js';
export type { PercentRankParameters } from './statistics/percent-rank.js';
export type { ZScoreParameters } from './statistics/z-score.js';
export type { AdxColumns, AdxValue } from './trend/adx.js';
export type { AdxParameters } from './trend/adx-step.js';
export type { AdxrParameters } from './trend/adxr.js';
export type { AlligatorColumns, AlligatorParameters, AlligatorValue } from './trend/alligator.js';
export type { AroonColumns, AroonParameters, AroonValue } from './trend/aroon.js';
export type {
  ChandeKrollColumns,
  ChandeKrollParameters,
  ChandeKrollValue,
} from './trend/chande-kroll.js';
export type {
  ChandelierExitColumns,
  ChandelierExitParameters,
  ChandelierExitValue,
} from './trend/chandelier-exit.js';
export type { ChoppinessParameters } from './trend/choppiness-step.js';
export type { GannHiLoColumns, GannHiLoParameters, GannHiLoValue } from './trend/gann-hi-lo.js';
export type { GatorColumns, GatorValue } from './trend/gator.js';
export type { HeikinAshiColumns, HeikinAshiValue } from './trend/heikin-ashi.js';
export type { IchimokuColumns, IchimokuParameters, IchimokuValue } from './trend/ichimoku.js';
export type { LinRegColumns, LinRegParameters, LinRegValue } from './trend/lin-reg.js';
export type {
  ParabolicSarColumns,
  ParabolicSarParameters,
  ParabolicSarValue,
} from './trend/parabolic-sar.js';
export type {
  SuperTrendColumns,
  SuperTrendParameters,
  SuperTrendValue,
} from './trend/super-trend.js';
export type { VhfParameters } from './trend/vhf.js';
export type {
  VolatilityStopColumns,
  VolatilityStopParameters,
  VolatilityStopValue,
} from './trend/volatility-stop.js';
export type { VortexColumns, VortexParameters, VortexValue } from './trend/vortex.js';
export type { AtrParameters } from './volatility/atr.js';
export type { ChaikinVolatilityParameters } from './volatility/chaikin-volatility.js';
export type { HistoricalVolatilityParameters } from './volatility/historical-volatility.js';
export type { RangeVolatilityParameters } from './volatility/parkinson.js';
export type { RelativeVolatilityParameters } from './volatility/relative-volatility.js';
export type { TrueRangeParameters } from './volatility/true-range.js';
export type { UlcerIndexParameters } from './volatility/ulcer-index.js';
export type { AnchoredVwapParameters } from './volume/anchored-vwap.js';
export type { ChaikinOscillatorParameters } from './volume/chaikin-oscillator.js';
export type { CmfParameters } from './volume/cmf.js';
export type { CvdColumns, CvdParameters, CvdValue } from './volume/cvd.js';
export type { EmvParameters } from './volume/emv.js';
export type { ForceIndexParameters } from './volume/force-index.js';
export type { KlingerColumns, KlingerParameters, KlingerValue } from './volume/klinger.js';
export type { MfiParameters } from './volume/mfi.js';
export type { RangeProfileColumns, RangeProfileParameters } from './volume/range-profile.js';
export type { RelativeVolumeParameters } from './volume/relative-volume.js';
export type { VolumeOscillatorParameters } from './volume/volume-oscillator.js';
export type {
  VolumeProfileColumns,
  VolumeProfileParameters,
  VolumeProfileValue,
} from './volume/volume-profile.js';
export type { VwapParameters } from './volume/vwap.js';
export type { VwapBandsColumns, VwapBandsParameters, VwapBandsValue } from './volume/vwap-bands.js';
