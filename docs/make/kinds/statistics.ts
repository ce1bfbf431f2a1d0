import type { Section } from './section.js';

export const statistics: Section = {
  title: 'Statistics',
  kinds: {
    highest: {
      formula: '–',
      warmUp: 'n',
      others: 'TTR runMax, runMin',
      tradingView: '`ta.highest`: the same',
      taLib: 'MAX: the same',
    },
    lowest: {
      formula: '–',
      warmUp: 'n',
      others: 'TTR runMax, runMin',
      tradingView: '`ta.lowest`: the same',
      taLib: 'MIN: the same',
    },
    hurst: {
      formula:
        'half the slope of log₂ of the mean squared log move on log₂ of its lag, lags 1, 2, 4, …',
      warmUp: '2^(lags − 1) + n',
      others: 'SI: the rescaled range of returns',
      source: 'Gneiting & Schlather 2004',
      settle: 'n + 2^(lags − 1) bars',
    },
    stdDev: {
      formula: '√variance; sample needs n ≥ 2',
      warmUp: 'n',
      others: 'TTR sample',
      tradingView: '`ta.stdev`: the same',
      taLib: 'STDDEV: the same; 5',
    },
    variance: {
      formula: 'Σ(x − mean)²/n or /(n−1)',
      warmUp: 'n',
      others: 'TTR sample',
      tradingView: '`ta.variance`: the same',
      taLib: 'VAR: the same; 5',
    },
    zScore: {
      formula: '(x − mean)/std; NaN where flat',
      warmUp: 'n',
    },
    median: {
      formula: 'mean of the two middle ones if n is even',
      warmUp: 'n',
      tradingView: '`ta.median`: the same',
    },
    quantile: {
      formula: 'type 7: h = (n−1)·q, linear between ⌊h⌋ and ⌊h⌋ + 1 of the sorted window',
      warmUp: 'n',
      others: 'pandas, numpy, R default agree',
      source: 'Hyndman & Fan (1996)',
      tradingView: '`ta.percentile_linear_interpolation` ranks in its own way',
    },
    mad: {
      formula: 'median of |x − median|, not scaled',
      warmUp: 'n',
      others: 'TTR × 1.4826: `scale`',
    },
    correlation: {
      formula: 'Pearson; NaN where either is flat',
      warmUp: 'n',
      tradingView: '`ta.correlation`: the same',
      taLib: 'CORREL: the same, 30; 0 where flat',
    },
    beta: {
      formula: 'cov(x, y)/var(x): slope of y on the benchmark x; NaN where x is flat. Feed returns',
      warmUp: 'n',
      source: 'Sharpe (1963)',
      tradingView: 'on `ta.roc(close, 1)` of both',
      taLib: 'BETA takes the returns itself: feed returns',
    },
    barsSinceHighest: {
      tradingView: "`−ta.highestbars`; `ties: 'oldest'` until October 2026",
      taLib: 'MAXINDEX gives the bar itself; of equals now the oldest, now the newest',
    },
    barsSinceLowest: {
      tradingView: "`−ta.lowestbars`; `ties: 'oldest'` until October 2026",
      taLib: 'MININDEX gives the bar itself; of equals now the oldest, now the newest',
    },
    sum: {
      tradingView: '`math.sum`: the same',
      taLib: 'SUM: the same',
    },
    covariance: {},
    ewMean: {},
    ewVariance: {},
    percentRank: {
      formula: 'share of the n previous inputs strictly below',
      warmUp: 'n + 1',
      others: 'TTR counts the current one among n + 1',
      tradingView: "`ta.percentrank`: `ties: 'below'`",
    },
    meanDeviation: {
      formula: 'mean |x − mean|',
      warmUp: 'n',
      others: 'Tulip md, trading-signals MAD agree',
      tradingView: '`ta.dev`: the same',
      taLib: 'AVGDEV: the same',
    },
  },
};
