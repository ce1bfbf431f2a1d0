import type { Section } from './section.js';

export const movingAverages: Section = {
  title: 'Moving averages',
  kinds: {
    sma: {
      formula: 'mean of n',
      warmUp: 'n',
      tradingView: '`ta.sma`: the same',
      taLib: 'SMA: the same',
    },
    ema: {
      formula: 'rule 4',
      warmUp: 'n',
      others: "trading-signals, tulind, pandas `adjust=False`: `seed: 'first'`",
      source: 'Hunter, _J. Quality Tech._ 18 (1986)',
      tradingView: '`ta.ema`: the same',
      taLib: 'EMA: the same',
    },
    rma: {
      formula: 'gain 1/n',
      warmUp: 'n',
      others: 'TTR `wilder=TRUE` agrees',
      source: 'Wilder, _New Concepts_ (1978)',
      tradingView: '`ta.rma`: the same',
      taLib: 'none public; the mean inside RSI, ATR',
    },
    wma: {
      formula: 'Σ(k·x_k)/Σk, k = 1 oldest … n newest',
      warmUp: 'n',
      tradingView: '`ta.wma`: the same',
      taLib: 'WMA: the same; 30',
    },
    dema: {
      formula: '2·e1 − e2',
      warmUp: '2n − 1',
      source: 'Mulloy, _TASC_ Feb 1994',
      tradingView: 'of `ta.ema`: the same',
      taLib: 'DEMA: the same',
    },
    tema: {
      formula: '3·e1 − 3·e2 + e3',
      warmUp: '3n − 2',
      source: 'Mulloy, _TASC_ Jan 1994',
      tradingView: 'of `ta.ema`: the same',
      taLib: 'TEMA: the same',
    },
    hma: {
      formula: 'wma(2·wma(x, ⌊n/2⌋) − wma(x, n), ⌊√n⌋)',
      warmUp: 'n + ⌊√n⌋ − 1',
      others: 'some round √n (n = 7, 8, 14, 15 …); TTR floors',
      source: 'Hull, alanhull.com (2005)',
      tradingView: '`ta.hma`: the same',
    },
    vwma: {
      formula: 'Σx·v/Σv; NaN while Σv = 0',
      warmUp: 'n',
      tradingView: '`ta.vwma`: the same',
    },
    kama: {
      formula:
        'ER = |x − x_n|/Σ|Δx| over n changes; gain = (ER·(2/(f+1) − 2/(s+1)) + 2/(s+1))²; starts from x at bar n; no movement: ER = 0',
      warmUp: 'n + 1',
      others: 'SI shows x at bar n',
      source: 'Kaufman, _Trading Systems and Methods_ (1995)',
      tradingView: 'scripts start from 0',
      taLib: 'KAMA: the same, 30; efficiency 1 where nothing moved',
    },
    zlema: {
      formula: 'lag = ⌊(n−1)/2⌋; ema(2x − x_lag, n)',
      warmUp: 'lag + n',
      others: 'TTR: lag (n+1)/2, seed SMA of x at bar n',
      source: 'Ehlers & Way, _Zero Lag_ (2010)',
      tradingView: 'scripts of `ta.ema`: the same',
    },
    alma: {
      formula:
        'weights exp(−(k − m)²/(2s²)), k = 0 oldest, m = offset·(n−1), s = n/sigma, divided by their sum',
      warmUp: 'n',
      others: 'TTR: ⌊m⌋; equal where m is whole (n = 21)',
      source: 'Legoux & Kouzis-Loukas (2009)',
      tradingView: '`ta.alma`: the same (`floor` false)',
    },
    t3: {
      formula:
        'b = volumeFactor; −b³·e6 + (3b² + 3b³)·e5 + (−6b² − 3b − 3b³)·e4 + (1 + 3b + b³ + 3b²)·e3',
      warmUp: '6n − 5',
      others: "TI: `seed: 'first'`",
      source: 'Tillson, _TASC_ Jan 1998',
      tradingView: 'scripts of `ta.ema`: the same',
      taLib: 'T3: the same',
    },
    mcGinley: {
      formula:
        'seed = mean of n; then m += (x − m)·min(1, 1/(factor·n·r⁴)), r = x/m. The cap at 1 keeps a crash from throwing m below zero; it acts only when r < (factor·n)^−¼',
      warmUp: 'n',
      others: 'factor 0.6: SI, McGinley’s text; no cap elsewhere; SI seeds with x₁',
      source: 'McGinley, _J. of Technical Analysis_ (1990)',
      tradingView: 'scripts start from `ta.ema` at bar n: the same',
    },
    volumeSma: {
      formula: 'mean of n volumes; 0 is a value',
      warmUp: 'n',
      tradingView: 'the volume pane’s average: the same',
      taLib: 'SMA of volume',
    },
    evwma: {
      formula: 'volume-weighted: m = ((ΣV − V)·m₁ + V·x)/ΣV',
      warmUp: 'n',
      others: 'TTR agrees',
      settle: 'as the volume of the window turns over',
    },
    trima: {
      formula: 'sma(sma(x, ⌊n/2⌋ + 1), ⌈n/2⌉): weights 1, 2, … up and down',
      warmUp: 'n',
      others: 'trading-signals, TI agree',
      tradingView: 'scripts agree',
      taLib: 'TRIMA: the same',
    },
    vidya: {
      formula:
        'gain 2/(n+1)·|Σup − Σdown|/(Σup + Σdown) over m changes, 0 where nothing moved; starts from x₁',
      warmUp: 'm + 1',
      others: 'trading-signals agrees; Tulip: Chande’s first form, by deviations',
      source: 'Chande, _TASC_ Mar 1992',
      tradingView: 'scripts agree, but for the start',
      settle: 'as KAMA: while nothing trends it hardly moves',
    },
    superSmoother: {
      formula:
        'c1·(x + x₁)/2 + c2·F₁ + c3·F₂; a = exp(−√2π/n), c2 = 2a·cos(√2π/n), c3 = −a², c1 = 1 − c2 − c3; the first two pass',
      warmUp: 'n',
      others: 'trading-signals agrees',
      source: 'Ehlers 2013',
    },
    decycler: {
      formula: 'a/2·(x + x₁) + (1 − a)·D₁, a = (cos w + sin w − 1)/cos w, w = 2π/n; starts from x₁',
      warmUp: 'n',
      source: 'Ehlers, _TASC_ Sep 2015',
    },
    mama: {
      formula:
        'phase = atan(Q/I) in degrees, of hilbertCycle; gain = max(fast/max(phase₁ − phase, 1), slow); mama += gain·(x − mama); fama += gain/2·(mama − fama); from x, or 0, at bar 13',
      warmUp: '33',
      source: 'Ehlers, _TASC_ Sep 2001',
      taLib: "MAMA: `seed: 'zero'`; the default once settled",
    },
    frama: {
      formula:
        'D = log₂((N1 + N2)/N3), N = range/length of the halves and the whole; gain = exp(−4.6(D − 1)) in 0.01 … 1; a flat half: D = 1; starts from x at bar n',
      warmUp: 'n',
      others: 'trading-signals agrees; Ehlers takes hl2',
      source: 'Ehlers, _TASC_ Oct 2005',
      settle: 'as it trends: the gain is 0.01 at least',
    },
  },
};
