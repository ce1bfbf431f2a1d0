import type { Section } from './section.js';

export const trend: Section = {
  title: 'Trend',
  kinds: {
    adx: {
      formula:
        '+DM = H − H₁ if > L₁ − L and > 0 else 0; −DM mirrored; equal: both 0. Wilder sums S of TR, ±DM: n-th value = x_n + (Σ of the first n−1)·(n−1)/n, then S = x + S·(n−1)/n; with the seed sma S begins as the sum of n. di = 100·S±/S_TR; dx = 100·|d|/(sum); adx = rma(dx, adxPeriod or n) SMA-seeded. di NaN while S_TR = 0; dx NaN while +DI + −DI = 0 and then not absorbed (adx NaN that bar)',
      warmUp: 'di, dx: n + 1; adx: n + adxPeriod',
      others: 'TTR agrees, but stays NaN after one 0/0; SI and trading-signals differ at first',
      source: 'Wilder 1978',
      tradingView: "`ta.dmi(n, m)`: `seed: 'sma'`, `adxPeriod: m`",
      taLib: 'ADX, PLUS_DI, MINUS_DI, DX: the same; ADX repeats itself where DX is 0/0',
    },
    aroon: {
      formula:
        '100·(n − bars since the highest high of the last n + 1)/n; ties: the newest, or the oldest; oscillator = up − down',
      warmUp: 'n + 1',
      others: 'Chande uses 25',
      source: 'Chande, _TASC_ Sep 1995',
      tradingView: "the same but for ties: `ties: 'oldest'` until October 2026",
      taLib: 'AROON, AROONOSC: the same',
    },
    superTrend: {
      formula:
        "upper = min(hl2 + m·ATR, upper₁) unless C₁ > upper₁, then the new one; lower mirrored. Starts down (value = upper); turns up when C > upper (this bar's), down when C < lower. direction 1 = up",
      warmUp: 'n + 1',
      others: 'SI starts by C against hl2',
      source: 'Seban (2008); TV Pine reference',
      tradingView: "`ta.supertrend`: `firstBar: 'range'`; its direction is −1 when up",
    },
    parabolicSar: {
      formula:
        "bar 2: down if L₁ − L > max(H − H₁, 0), else up; sar = low₁ (up) or high₁, ep = this bar's high (low), af = step. Each bar: touched (L ≤ sar) → turn: sar = max(ep, H₁, H), ep = L, af = step; else new ep raises af by step up to max. Tomorrow's sar = sar + af·(ep − sar), then not above L, L₁ (mirrored). Output: today's sar. convention 'taLib': bar 2 clips to its own low (high) alone; 'tradingView': begins by C > C₁, moves the stop, tests low < stop, then clips to the two bars before",
      warmUp: '2',
      others:
        'TTR starts with a gap from the whole series (look-ahead) and clips with the bar itself',
      source: 'Wilder 1978',
      tradingView: "`ta.sar`: `convention: 'tradingView'`",
      taLib: "SAR: `convention: 'taLib'`; equal from the first turn without",
      settle: 'at the first turn or two',
    },
    ichimoku: {
      formula:
        'mid-ranges (hi + lo)/2; leadA = (conversion + base)/2, leadB = mid(52): computed now, to be drawn ahead. spanA, spanB: the cloud _over this bar_ = lead of displacement − 1 bars ago. The lagging span is the close itself, drawn behind: no output',
      warmUp: '9, 26, max(9,26), 52, + displacement − 1',
      others: 'SI, TI shift by displacement',
      source: 'Hosoda (1969); TV',
      tradingView: 'the same, cloud over this bar: `spanA`, `spanB`',
    },
    vortex: {
      formula: 'Σ|H − L₁|/ΣTR, Σ|L − H₁|/ΣTR; NaN while ΣTR = 0',
      warmUp: 'n + 1',
      source: 'Botes & Siepman, _TASC_ Jan 2010',
      tradingView: 'the same',
    },
    choppiness: {
      formula:
        "100·ln(ΣTR/(hi − lo))/ln n, hi, lo over the n bars (extremes 'true': of max(H, C₁), min(L, C₁)); NaN where hi = lo. Can exceed 100 by gaps",
      warmUp: 'n + 1',
      source: 'Dreiss (1993)',
      others: "SI: `extremes: 'true'`",
      tradingView: "`firstBar: 'range'`",
    },
    linReg: {
      formula:
        'least squares over k = 0 … n−1 (newest n−1): value = fit at the newest; intercept at k = 0; r2 NaN where flat',
      warmUp: 'n',
      tradingView: '`ta.linreg(x, n, 0)` is `value`',
      taLib: 'LINEARREG, _SLOPE, _INTERCEPT: the same',
    },
    chandelierExit: {
      formula: 'highest(H, n) − m·ATR(atrPeriod or n); lowest(L, n) + m·ATR',
      warmUp: 'n + 1',
      source: 'Le Beau; Elder, _Come into My Trading Room_ (2002)',
      tradingView: 'scripts differ: some take closes, some ratchet',
    },
    chandeKroll: {
      formula:
        'short = highest(highest(H, n) − m·ATR(n), stop); long = lowest(lowest(L, n) + m·ATR(n), stop)',
      warmUp: 'n + stop',
      source: 'Chande & Kroll 1994',
      tradingView: "`firstBar: 'range'`",
    },
    heikinAshi: {
      formula:
        'close = (O+H+L+C)/4; open = (O+C)/2 first, then mean of the previous ha open and close; high = max(H, open, close) …',
      warmUp: '1',
      source: 'Valcu, _TASC_ Feb 2004',
      tradingView: '`ticker.heikinashi`: the same',
    },
    vhf: {
      formula:
        "(highest C − lowest C)/Σ|ΔC| over n; range 'bars': of H and L, and then it can exceed 1",
      warmUp: 'n + 1',
      others: "TTR, Tulip agree; TTR of HLC: `range: 'bars'`",
    },
    alligator: {
      formula:
        'rma(hl2, 13) of 8 bars ago, rma(hl2, 8) of 5, rma(hl2, 5) of 3: the lines _over this bar_',
      warmUp: 'max(period + shift)',
      others: 'trading-signals, SI agree',
      source: 'Williams 1998',
      tradingView: 'the study: the same',
    },
    gator: {
      formula: '|jaw − teeth|, −|teeth − lips|',
      warmUp: 'as alligator',
      others: 'trading-signals agrees',
      source: 'Williams 1998',
    },
    adxr: {
      formula: '(adx + adx of n − 1 bars ago)/2',
      warmUp: '3n − 1',
      others: 'Tulip agrees once settled',
      source: 'Wilder 1978',
      taLib: 'ADXR: the same',
    },
    volatilityStop: {
      formula:
        'up: max(stop₁, max C of the trend − m·ATR), until C < stop; then C + m·ATR, mirrored; starts up',
      warmUp: 'n + 1',
      others: 'trading-signals takes this bar’s close for the best one',
      source: 'Wilder 1978',
      tradingView:
        "VStop: `firstBar: 'range'`, but before the ATR is there it takes the true range for it",
    },
    gannHiLo: {
      formula: 'C > sma(H, hP)₁: sma(L, lP); C < sma(L, lP)₁: sma(H, hP); else as before',
      warmUp: 'max + 1, or the first break',
      others: 'trading-signals agrees',
      source: 'Krausz, _TASC_ Feb 1998',
      settle: 'at the next break',
    },
  },
};
