import type { Section } from './section.js';

export const volatility: Section = {
  title: 'Volatility',
  note: '`barsPerYear` 252 (> 0); a fraction, not a percentage: × √barsPerYear; 1 leaves it per bar. Natural logs of ratios; 0 when nothing moved.',
  kinds: {
    trueRange: {
      formula: 'rule 5',
      warmUp: '2 (1)',
      others: 'SI: bar 0 is H − L',
      source: 'Wilder 1978',
      tradingView: "`ta.tr(true)`: `firstBar: 'range'`",
      taLib: 'TRANGE: the same',
    },
    atr: {
      formula: 'rule 5',
      warmUp: 'n + 1 (n)',
      others: 'TTR agrees',
      source: 'Wilder 1978',
      tradingView: "`ta.atr`: `firstBar: 'range'`",
      taLib: 'ATR: the same',
    },
    natr: {
      formula: '100·ATR/C; NaN where C = 0',
      warmUp: 'n + 1',
      source: 'Forman, _TASC_ May 2006',
      tradingView: "`firstBar: 'range'` and 100·ATR/close",
      taLib: 'NATR: the same',
    },
    ulcerIndex: {
      formula: '√(mean over n of d²), d = 100·(x/highest(x, n) − 1)',
      warmUp: '2n − 1',
      others: 'SI takes the maximum inside the window only: warm-up n',
      source: 'Martin & McCann (1989)',
      tradingView: 'the same',
      settle: 'exact',
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
    relativeVolatility: {
      formula:
        '100·u/(u + d); u = ema of std where x rose, 0 else; d the other way, unchanged counts as down (TV); NaN while 0',
      warmUp: 'std + n − 1',
      others: "trading-signals: `mean: 'rma'`",
      tradingView:
        'the same once settled: there the means begin with the first change, not the first deviation',
    },
    chaikinVolatility: {
      formula: '100·(r/r_n − 1), r = ema(H − L, n)',
      warmUp: '2n',
      others: "Tulip, trading-signals: `seed: 'first'`",
      source: 'Achelis 1995',
    },
  },
};
