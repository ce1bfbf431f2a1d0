import type { KindName } from '../../src/indicators/spec.js';

/** What the catalogue cannot know of a kind: how to get the numbers of a chart or of TA-Lib. */
export interface ChartMatch {
  readonly tradingView: string;
  readonly taLib: string;
  /** In place of a number of bars, where the influence of the first ones has no such number. */
  readonly settle?: string;
}

const none = '–';
const same = 'the same';
const first = "`seed: 'first'`";
const range = "`firstBar: 'range'`";

export const chartMatches: { readonly [K in KindName]: ChartMatch } = {
  adl: {
    tradingView: '`ta.accdist`: the same',
    taLib: 'AD: the same',
    settle: 'never: levels depend on the first bar',
  },
  adx: {
    tradingView: '`ta.dmi`: sums from bar 0; the same once settled',
    taLib: 'ADX, PLUS_DI, MINUS_DI, DX: the same; ADX repeats itself where DX is 0/0',
  },
  alma: { tradingView: '`ta.alma`: the same (`floor` false)', taLib: none },
  anchoredVwap: {
    tradingView: 'the drawing tool: the same',
    taLib: none,
    settle: 'from the anchor on',
  },
  apo: {
    tradingView: `PPO’s numerator: ${first}`,
    taLib: 'APO with MAType EMA; its default is SMA',
  },
  aroon: { tradingView: 'the same; 14', taLib: 'AROON, AROONOSC: the same' },
  atr: { tradingView: `\`ta.atr\`: ${range}`, taLib: 'ATR: the same' },
  awesomeOscillator: { tradingView: same, taLib: none },
  barsSinceHighest: { tradingView: '`−ta.highestbars`', taLib: 'MAXINDEX gives the bar itself' },
  barsSinceLowest: { tradingView: '`−ta.lowestbars`', taLib: 'MININDEX gives the bar itself' },
  beta: {
    tradingView: 'on `ta.roc(close, 1)` of both',
    taLib: 'BETA takes the returns itself: feed returns',
  },
  bollinger: {
    tradingView: '`ta.bb`: the same; `ta.bbw` is 100·`width`',
    taLib: 'BBANDS: the same; its default period is 5',
  },
  bop: { tradingView: same, taLib: 'BOP: the same; 0 where high = low' },
  cci: { tradingView: '`ta.cci`: the same on `hlc3`', taLib: 'CCI: the same, 14; 0 where flat' },
  chaikinOscillator: { tradingView: first, taLib: `ADOSC: ${first}` },
  chandeKroll: { tradingView: `the same but for ${range} in its ATR`, taLib: none },
  chandelierExit: { tradingView: 'scripts differ: some take closes, some ratchet', taLib: none },
  choppiness: {
    tradingView: 'the same; speaks a bar earlier, bar 0 being high − low',
    taLib: none,
  },
  cmf: { tradingView: same, taLib: none },
  cmo: { tradingView: '`ta.cmo`: the same', taLib: 'CMO is smoothed as RSI is: 2·`rsi` − 100' },
  connorsRsi: { tradingView: 'its percent rank counts ties as below', taLib: none },
  coppock: {
    tradingView: same,
    taLib: none,
    settle: 'exact',
  },
  correlation: {
    tradingView: '`ta.correlation`: the same',
    taLib: 'CORREL: the same, 30; 0 where flat',
  },
  covariance: { tradingView: none, taLib: none },
  dema: { tradingView: first, taLib: 'DEMA: the same' },
  donchian: { tradingView: same, taLib: 'MAX of highs, MIN of lows, MIDPRICE' },
  dpo: { tradingView: 'the same with “centered” off', taLib: none },
  elderRay: { tradingView: first, taLib: none },
  ema: {
    tradingView: `\`ta.ema\`: ${first}, and drawn from the first bar`,
    taLib: 'EMA: the same',
  },
  emv: {
    tradingView: 'the same; divisor 10000',
    taLib: none,
    settle: 'exact',
  },
  evwma: { tradingView: none, taLib: none, settle: 'as the volume of the window turns over' },
  ewMean: { tradingView: none, taLib: none },
  ewVariance: { tradingView: none, taLib: none },
  fisher: { tradingView: 'the same; 9', taLib: none },
  forceIndex: { tradingView: first, taLib: none },
  fractal: { tradingView: 'drawn `span` bars back; ties count there', taLib: none },
  garmanKlass: { tradingView: none, taLib: none },
  heikinAshi: { tradingView: '`ticker.heikinashi`: the same', taLib: none },
  highest: { tradingView: '`ta.highest`: the same', taLib: 'MAX: the same' },
  historicalVolatility: {
    tradingView: '100 times it, `sample: false`, on daily bars `barsPerYear: 365`',
    taLib: none,
    settle: 'exact',
  },
  hma: { tradingView: '`ta.hma`: the same', taLib: none },
  ichimoku: { tradingView: 'the same, cloud over this bar: `spanA`, `spanB`', taLib: none },
  kama: {
    tradingView: 'scripts start from 0',
    taLib: 'KAMA: the same, 30; efficiency 1 where nothing moved',
  },
  keltner: { tradingView: `\`ta.kc\` differs by ${first}, ${range}`, taLib: none },
  klinger: { tradingView: first, taLib: none },
  kst: { tradingView: same, taLib: none, settle: 'exact' },
  linReg: {
    tradingView: '`ta.linreg(x, n, 0)` is `value`',
    taLib: 'LINEARREG, _SLOPE, _INTERCEPT: the same',
  },
  lowest: { tradingView: '`ta.lowest`: the same', taLib: 'MIN: the same' },
  macd: {
    tradingView: `\`ta.macd\`: ${first}`,
    taLib: 'MACD starts the fast mean with the slow; < 1e-6 apart by bar 180',
  },
  mad: { tradingView: none, taLib: none },
  massIndex: { tradingView: `the same with \`period: 10\`, but for the seed`, taLib: none },
  mcGinley: { tradingView: `scripts start from an EMA, ${first}`, taLib: none },
  median: { tradingView: '`ta.median`: the same', taLib: none },
  mfi: { tradingView: '`ta.mfi`: the same', taLib: 'MFI: the same; 0 where nothing flowed' },
  momentum: { tradingView: '`ta.mom`: the same', taLib: 'MOM: the same' },
  natr: { tradingView: `${range} and 100·ATR/close`, taLib: 'NATR: the same' },
  obv: {
    tradingView: '`ta.obv` starts at 0: less by the first volume',
    taLib: 'OBV: the same',
    settle: 'never: levels depend on the first bar',
  },
  parabolicSar: {
    tradingView: '`ta.sar`: the same once it has turned',
    taLib: 'SAR: the same',
    settle: 'at the first turn or two',
  },
  parkinson: { tradingView: none, taLib: none },
  percentRank: { tradingView: '`ta.percentrank` counts ties as below', taLib: none },
  pivotPoints: {
    tradingView: '“Traditional” is `classic`; its Woodie takes the current open',
    taLib: none,
    settle: 'each session anew',
  },
  ppo: { tradingView: first, taLib: 'PPO with MAType EMA; its default is SMA, without a signal' },
  pvo: { tradingView: first, taLib: none },
  qqe: { tradingView: `scripts differ; the EMAs as ${first}`, taLib: none },
  quantile: {
    tradingView: '`ta.percentile_linear_interpolation` ranks in its own way',
    taLib: none,
  },
  relativeVolatility: { tradingView: 'the same but for the seed of its EMAs', taLib: none },
  rma: { tradingView: '`ta.rma`: the same', taLib: 'none public; the mean inside RSI, ATR' },
  roc: { tradingView: '`ta.roc`: the same', taLib: 'ROC: the same; ROCP is a hundredth' },
  rogersSatchell: { tradingView: none, taLib: none },
  rsi: {
    tradingView: '`ta.rsi`: the same; 100 where nothing moved',
    taLib: 'RSI: the same; 0 where nothing moved',
  },
  sma: { tradingView: '`ta.sma`: the same', taLib: 'SMA: the same' },
  smi: {
    tradingView: 'periods 10, 3, 3, 3, and EMAs from the first input; SMI Ergodic is `tsi`',
    taLib: none,
  },
  stc: { tradingView: `scripts: ${first}`, taLib: none },
  stdDev: { tradingView: '`ta.stdev`: the same', taLib: 'STDDEV: the same; 5' },
  stochRsi: {
    tradingView: same,
    taLib: 'STOCHRSI’s fastK is `kPeriod: 1`',
  },
  stochastic: {
    tradingView: '`slowing: 1` as the built-in’s default',
    taLib: 'STOCH (5, 3, 3): the same; STOCHF is `slowing: 1`; 0 where flat',
  },
  sum: { tradingView: '`math.sum`: the same', taLib: 'SUM: the same' },
  superTrend: {
    tradingView: `\`ta.supertrend\`: ${range}; its direction is −1 when up`,
    taLib: none,
  },
  t3: { tradingView: `scripts: ${first}`, taLib: 'T3: the same' },
  tema: { tradingView: first, taLib: 'TEMA: the same' },
  trix: {
    tradingView: '10,000 times the change of log prices',
    taLib: 'TRIX: the same, 30, without a signal',
  },
  trueRange: { tradingView: `\`ta.tr(true)\`: ${range}`, taLib: 'TRANGE: the same' },
  tsi: { tradingView: `\`ta.tsi\`: ${first}; a hundredth of it in Pine`, taLib: none },
  ttmSqueeze: { tradingView: 'scripts differ: some take ATR for the mean true range', taLib: none },
  ulcerIndex: { tradingView: 'the same', taLib: none, settle: 'exact' },
  ultimateOscillator: { tradingView: same, taLib: 'ULTOSC: the same' },
  variance: { tradingView: '`ta.variance`: the same', taLib: 'VAR: the same; 5' },
  vhf: { tradingView: none, taLib: none },
  volumeSma: { tradingView: 'the volume pane’s average: the same', taLib: 'SMA of volume' },
  vortex: { tradingView: same, taLib: none },
  vwap: {
    tradingView: '`ta.vwap(hlc3)`: the same for the session’s calendar',
    taLib: none,
    settle: 'each session anew',
  },
  vwapBands: {
    tradingView: '`ta.vwap(hlc3, anchor, m)`: the same for the session’s calendar',
    taLib: none,
    settle: 'each session anew',
  },
  vwma: { tradingView: '`ta.vwma`: the same', taLib: none },
  williamsR: { tradingView: '`ta.wpr`: the same', taLib: 'WILLR: the same; 0 where flat' },
  wma: { tradingView: '`ta.wma`: the same', taLib: 'WMA: the same; 30' },
  yangZhang: { tradingView: none, taLib: none },
  zScore: { tradingView: none, taLib: none },
  zlema: { tradingView: `scripts: ${first}`, taLib: none },
};
