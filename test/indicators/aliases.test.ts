import { expect, it } from 'vitest';
import { catalog, classOf } from '../../src/indicators/catalog.js';

const plain = (word: string): string => word.toLowerCase().replace(/[^a-z0-9]/g, '');
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
];

it.each(slips)('did you mean: %s is %s', (typed, kind) => {
  expect(suggestionFor(typed)).toBe(kind);
});

it('what is near to nothing gets no suggestion', () => {
  expect(suggestionFor('blockchainSentiment')).toBeUndefined();
});
