import { expect, it } from 'vitest';
import { catalog, classOf } from '../../src/indicators/catalog.js';
import { plain } from '../../src/indicators/suggestion.js';

const kinds = Object.values(catalog);

/** The kind that the error for `typed` suggests. */
function suggestionFor(typed: string): string | undefined {
  try {
    return classOf(typed).kind.name;
  } catch (error) {
    return /did you mean '(\w+)'/.exec((error as Error).message)?.[1];
  }
}

it('no alias, title or name stands for two kinds', () => {
  const owner = new Map<string, string>();
  for (const { name, title, aliases = [] } of kinds) {
    for (const word of new Set([name, title, ...aliases].map(plain))) {
      expect(owner.get(word), word).toBeUndefined();
      owner.set(word, name);
    }
  }
});

it('no alias says what the name or another alias says already', () => {
  for (const { name, aliases = [] } of kinds) {
    const words = [name, ...aliases].map(plain);
    expect(new Set(words).size, name).toBe(words.length);
  }
});

it.each(
  kinds.flatMap(({ name, title, aliases = [] }) => [title, ...aliases].map((word) => [word, name])),
)('%s is %s', (word, name) => expect(suggestionFor(word!)).toBe(name));

/** As typed: slips of the finger, other spellings, the names of other libraries. */
const slips: readonly (readonly [typed: string, kind: string])[] = [
  ['BB', 'bollinger'],
  ['bbands', 'bollinger'],
  ['bolinger', 'bollinger'],
  ['bollinger_bands', 'bollinger'],
  ['BollingerBands', 'bollinger'],
  ['bbnads', 'bollinger'],
  ['stoch', 'stochastic'],
  ['stochastics', 'stochastic'],
  ['STOCHF', 'stochastic'],
  ['stocastic', 'stochastic'],
  ['stoch-rsi', 'stochRsi'],
  ['StochasticRSI', 'stochRsi'],
  ['supertrend', 'superTrend'],
  ['super_trend', 'superTrend'],
  ['suprtrend', 'superTrend'],
  ['psar', 'parabolicSar'],
  ['SAR', 'parabolicSar'],
  ['parabolic sar', 'parabolicSar'],
  ['parabolicsar', 'parabolicSar'],
  ['OBV', 'obv'],
  ['onBalanceVolume', 'obv'],
  ['RSI', 'rsi'],
  ['rsii', 'rsi'],
  ['relative strength', 'rsi'],
  ['EMA', 'ema'],
  ['emaa', 'ema'],
  ['exponential moving average', 'ema'],
  ['SMA', 'sma'],
  ['ma', 'sma'],
  ['MACD', 'macd'],
  ['macdd', 'macd'],
  ['ATR', 'atr'],
  ['average-true-range', 'atr'],
  ['TRANGE', 'trueRange'],
  ['MAXINDEX', 'barsSinceHighest'],
  ['MININDEX', 'barsSinceLowest'],
  ['ta.dev', 'meanDeviation'],
  ['wr', 'williamsR'],
  ['RVOL', 'relativeVolume'],
  ['percent_return', 'roc'],
  ['realized volatility', 'historicalVolatility'],
  ['StdDevChannels', 'regressionChannel'],
  ['Demark', 'deMarker'],
  ['tenkan', 'ichimoku'],
  ['StarcBands', 'keltner'],
  ['truerange', 'trueRange'],
  ['WILLR', 'williamsR'],
  ['Williams %R', 'williamsR'],
  ['ADOSC', 'chaikinOscillator'],
  ['chaikin', 'chaikinOscillator'],
  ['LINEARREG', 'linReg'],
  ['linreg', 'linReg'],
  ['STDDEV', 'stdDev'],
  ['stdev', 'stdDev'],
  ['ichimuko', 'ichimoku'],
  ['ichimoku cloud', 'ichimoku'],
  ['keltnr', 'keltner'],
  ['kc', 'keltner'],
  ['donchain', 'donchian'],
  ['heikinashi', 'heikinAshi'],
  ['heiken-ashi', 'heikinAshi'],
  ['ULTOSC', 'ultimateOscillator'],
  ['awesome', 'awesomeOscillator'],
  ['AO', 'awesomeOscillator'],
  ['volume weighted average price', 'vwap'],
  ['vwpa', 'vwap'],
  ['zscore', 'zScore'],
  ['schaff', 'stc'],
  ['true strength indx', 'tsi'],
  ['fisher transform', 'fisher'],
  ['mcginley dynamic', 'mcGinley'],
  ['kaufmann', 'kama'],
  ['hull ma', 'hma'],
  ['squeeze', 'ttmSqueeze'],
  ['chopiness', 'choppiness'],
  ['arron', 'aroon'],
  ['average directional', 'adx'],
  ['average true range percent', 'natr'],
  ['+di', 'adx'],
  ['adx/dmi', 'adx'],
  ['bb_width', 'bollinger'],
  ['mean', 'sma'],
  ['average', 'sma'],
  ['chande', 'cmo'],
  ['ad williams', 'williamsAd'],
  ['percentile', 'quantile'],
  ['atr bands', 'keltner'],
  ['stochastic momentum', 'smi'],
  ['rsi divergence', 'rsi'],
  ['Volume Weighted MACD', 'macd'],
];

/** As TradingView, TA-Lib, pandas-ta and MetaTrader write them. */
const written: readonly (readonly [typed: string, kind: string])[] = [
  ['%r', 'williamsR'],
  ['%R', 'williamsR'],
  ['BOLL', 'bollinger'],
  ['tsf', 'linReg'],
  ['covar', 'covariance'],
  ['ta.sma', 'sma'],
  ['ta.linreg', 'linReg'],
  ['ta.highestbars', 'barsSinceHighest'],
  ['ta.swma', 'trima'],
  ['ta.wpr', 'williamsR'],
  ['ta.supertrend', 'superTrend'],
  ['ta.stoch', 'stochastic'],
  ['ta.cog', 'centerOfGravity'],
  ['ta.dmi', 'adx'],
  ['ta.bbw', 'bollinger'],
  ['ta.kcw', 'keltner'],
  ['iMA', 'sma'],
  ['iRSI', 'rsi'],
  ['iRVI', 'rvgi'],
  ['iStochastic', 'stochastic'],
  ['iBands', 'bollinger'],
  ['iEnvelopes', 'envelope'],
  ['iOsMA', 'macd'],
  ['iWPR', 'williamsR'],
  ['iBearsPower', 'elderRay'],
  ['iBWMFI', 'marketFacilitation'],
  ['mfi_bw', 'marketFacilitation'],
  ['iStdDev', 'stdDev'],
  ['iForce', 'forceIndex'],
  ['TA_RSI', 'rsi'],
  ['PLUS_DI', 'adx'],
  ['STOCHF', 'stochastic'],
  ['LINEARREG_SLOPE', 'linReg'],
  ['CORREL', 'correlation'],
  ['MIDPRICE', 'donchian'],
  ['ULTOSC', 'ultimateOscillator'],
  ['TRANGE', 'trueRange'],
  ['ADX_14', 'adx'],
  ['MACD_12_26_9', 'macd'],
  ['BBL_20_2.0', 'bollinger'],
  ['SUPERT_7_3.0', 'superTrend'],
  ['STOCHk_14_3_3', 'stochastic'],
  ['squeeze_pro', 'ttmSqueeze'],
  ['cksp', 'chandeKroll'],
  ['psl', 'psychologicalLine'],
  ['pgo', 'prettyGood'],
  ['linreg_slope', 'linReg'],
  ['Chande Kroll Stop', 'chandeKroll'],
  ['Smoothed Moving Average', 'rma'],
  ['Close-to-Close Volatility', 'historicalVolatility'],
  ['%b', 'bollinger'],
  ['%K', 'stochastic'],
  ['HHV', 'highest'],
  ['LLV', 'lowest'],
  ['sma20', 'sma'],
  ['Commodity', 'cci'],
  ['bears', 'elderRay'],
  ['gann', 'gannHiLo'],
  ['Correlation Coefficient', 'correlation'],
];

it.each([...slips, ...written])('did you mean: %s is %s', (typed, kind) => {
  expect(suggestionFor(typed)).toBe(kind);
});

const nothing = ['blockchainSentiment', '', ' ', 'jma', 'rsx', 'mode', 'pwma', 'twap', 'inertia'];

/** By their letters near to a kind, and another thing. */
const others = [
  'TRIN',
  'swing index',
  'zlsma',
  'hwma',
  'ehma',
  'amat',
  'elder impulse',
  'inverse fisher',
];

it.each([...nothing, ...others])('%s is near to nothing, and gets no suggestion', (typed) => {
  expect(suggestionFor(typed)).toBeUndefined();
});

it.each([
  ['doji', 'a candlestick pattern'],
  ['CDLENGULFING', 'a candlestick pattern'],
  ['renko', '`Renko` in barwave/timeframe'],
  ['Range Bars', '`RangeBars` in barwave/timeframe'],
  ['TYPPRICE', "{ of: 'hlc3' }"],
  ['hl2', "{ of: 'hl2' }"],
  ['ema cross', 'barwave/strategies'],
])('%s is no kind: the message says where it is', (typed, place) => {
  expect(() => classOf(typed)).toThrow(place);
  expect(suggestionFor(typed)).toBeUndefined();
});
