import type { Section } from './section.js';

export const statistics: Section = {
  title: 'Statistics and volatility by estimator',
  note: '`barsPerYear` 252 (> 0); a fraction, not a percentage: × √barsPerYear; 1 leaves it per bar. Natural logs of ratios; 0 when nothing moved.',
  kinds: {
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
    historicalVolatility: {
      formula: 'std of n log returns',
      warmUp: 'n + 1',
      others: 'TTR `volatility(n)` uses n − 1 returns, N = 260',
      tradingView: '100 times it, `sample: false`, on daily bars `barsPerYear: 365`',
      settle: 'exact',
    },
    parkinson: {
      formula: '√(mean ln²(H/L)/(4 ln 2))',
      warmUp: 'n',
      others: 'TTR agrees (N)',
      source: 'Parkinson, _J. Business_ 53 (1980)',
    },
    garmanKlass: {
      formula: '√ mean(½ ln²(H/L) − (2 ln 2 − 1) ln²(C/O))',
      warmUp: 'n',
      others: 'TTR agrees; with the overnight term: TTR gk.yz',
      source: 'Garman & Klass, _J. Business_ 53 (1980)',
    },
    rogersSatchell: {
      formula: '√ mean(ln(H/C)·ln(H/O) + ln(L/C)·ln(L/O))',
      warmUp: 'n',
      others: 'TTR agrees',
      source: 'Rogers & Satchell (1991)',
    },
    yangZhang: {
      formula:
        '√(var(ln O/C₁) + k·var(ln C/O) + (1−k)·RS), sample variances, k = 0.34/(1.34 + (n+1)/(n−1))',
      warmUp: 'n + 1',
      others: 'TTR agrees',
      source: 'Yang & Zhang, _J. Business_ 73 (2000)',
    },
    barsSinceHighest: {
      tradingView: '`−ta.highestbars`',
      taLib: 'MAXINDEX gives the bar itself',
    },
    barsSinceLowest: {
      tradingView: '`−ta.lowestbars`',
      taLib: 'MININDEX gives the bar itself',
    },
    covariance: {},
    ewMean: {},
    ewVariance: {},
    sum: {
      tradingView: '`math.sum`: the same',
      taLib: 'SUM: the same',
    },
  },
};
