import type { Section } from './section.js';

export const barOscillators: Section = {
  title: 'Oscillators of bars',
  kinds: {
    stochastic: {
      formula:
        'k = sma(100·(C − lo)/(hi − lo), slowing): mean of ratios; d = sma(k). Raw K NaN where hi = lo (rule 2)',
      warmUp: 'k: kP + slowing − 1; d: + dP − 1',
      others:
        'MetaTrader, TTR `smooth`: ratio of sums; flat: TTR 0.5. TTR fastK·100 = k at slowing 1; fastD, slowD = k, d at slowing 3',
      source: 'Lane, _TASC_ 1984',
      tradingView: '`slowing: 1` as the built-in’s default',
      taLib:
        'STOCH (5, 3, 3): the same; STOCHF is `slowing: 1`; MATypes 0, 1, 2: `mean` sma, ema, wma; 0 where flat',
    },
    williamsR: {
      formula: '−100·(hi − C)/(hi − lo); NaN where hi = lo',
      warmUp: 'n',
      others: 'TTR 0 … 1, positive; flat 0.5',
      source: 'Williams 1973',
      tradingView: '`ta.wpr`: the same',
      taLib: 'WILLR: the same; 0 where flat',
    },
    cci: {
      formula: '(tp − sma)/(constant·mean|tp_k − sma|); NaN where flat',
      warmUp: 'n',
      others: 'TTR flat: NaN',
      source: 'Lambert, _Commodities_ Oct 1980',
      tradingView: '`ta.cci`: the same on `hlc3`',
      taLib: 'CCI: the same, 14; 0 where flat',
    },
    awesomeOscillator: {
      formula: 'sma(hl2, fast) − sma(hl2, slow)',
      warmUp: 'slow',
      source: 'Williams, _New Trading Dimensions_ (1998)',
      tradingView: 'the same',
    },
    ultimateOscillator: {
      formula: '100·(4a₇ + 2a₁₄ + a₂₈)/7, a = Σ(C − min(L,C₁))/ΣTR; NaN if a ΣTR is 0',
      warmUp: 'long + 1',
      others: 'TTR agrees',
      source: 'Williams, _TASC_ 1985',
      tradingView: 'the same',
      taLib: 'ULTOSC: the same',
    },
    fisher: {
      formula:
        "v = 0.66·((hl2 − lo)/(hi − lo) − 0.5) + 0.67·v₁ over hl2's range, then clipped to ±0.999 where |v| > 0.99; fisher = 0.5·ln((1+v)/(1−v)) + 0.5·fisher₁; v₀ = fisher₀ = 0; trigger = fisher₁. hi = lo: NaN, nothing absorbed by v and fisher",
      warmUp: 'fisher: n; trigger: n + 1',
      others:
        'Ehlers: period 10; LEAN does not clip: v comes within a rounding of ±1 after some ninety bars at an extreme, and is infinite then',
      source: 'Ehlers, _TASC_ Nov 2002',
      tradingView: 'the same; 9',
    },
    elderRay: {
      formula: 'H − ema(C), L − ema(C)',
      warmUp: 'n',
      source: 'Elder, _Trading for a Living_ (1993)',
      tradingView: 'of `ta.ema`: the same',
    },
    bop: {
      formula: '(C − O)/(H − L); NaN where H = L',
      warmUp: '1',
      others: 'SI smooths by SMA 14 (`sma` of `bop`)',
      source: 'Livshin, _TASC_ Aug 2001',
      tradingView: 'the same',
      taLib: 'BOP: the same; 0 where high = low',
    },
    massIndex: {
      formula: 'Σₙ e1/e2, e1 = ema(H − L), e2 = ema(e1); NaN where e2 = 0',
      warmUp: '2·ema − 1 + n − 1',
      source: 'Dorsey, _TASC_ June 1992',
      tradingView: 'the same with `period: 10`, but for the seed',
    },
    smi: {
      formula: '200·ema(ema(C − mid, long), short)/ema(ema(hi − lo, long), short)',
      warmUp: 'n + long + short − 2',
      others: 'TTR starts its means at bar 1 with the bar’s own range',
      tradingView: 'periods 10, 3, 3, 3, and EMAs from the first input; SMI Ergodic is `tsi`',
    },
    rvgi: {
      formula:
        's(y) = (y + 2y₁ + 2y₂ + y₃)/6; Σs(C − O)/Σs(H − L) over n; signal = s(rvgi); NaN while Σ = 0',
      warmUp: 'rvgi: n + 3; signal: n + 6',
      others: 'trading-signals agrees',
      source: 'Ehlers, _TASC_ Jan 2002',
      tradingView: 'the study: the same',
    },
    deMarker: {
      formula: '100·Σmax(H − H₁, 0)/(that + Σmax(L₁ − L, 0)); NaN while 0',
      warmUp: 'n + 1',
      others: 'MetaTrader, trading-signals: 0 … 1',
      source: 'DeMark 1994',
    },
    qstick: {
      formula: 'mean(C − O)',
      warmUp: 'n',
      others: 'Tulip, trading-signals agree',
      source: 'Chande & Kroll 1994',
    },
    waveTrend: {
      formula:
        'e = ema(tp, c), d = ema(|tp − e|, c), wave = ema((tp − e)/(0.015·d), n), signal = sma(wave); NaN while d = 0',
      warmUp: 'wave: 2c + n − 2; signal: + sP − 1',
      others: "trading-signals: `seed: 'first'`",
      source: 'LazyBear 2014',
      tradingView: 'the script: the same',
    },
    kdj: {
      formula:
        'k += (place − k)/kP, d += (k − d)/dP, both from 50; j = 3k − 2d; hi = lo: NaN, nothing absorbed',
      warmUp: 'n',
      others: 'indicatorts takes simple means',
      source: 'Tongdaxin',
    },
    imi: {
      formula: '100·Σmax(C − O, 0)/Σ|C − O|; NaN while 0',
      warmUp: 'n',
      others: 'trading-signals agrees',
      source: 'Chande & Kroll 1994',
      taLib: 'IMI: the same',
    },
    prettyGood: {
      formula: '(C − sma(C, n))/ema(TR, n); NaN while 0',
      warmUp: 'n + 1',
      others: 'trading-signals smooths the ATR once more',
      source: 'Johnson',
    },
    accelerator: {
      formula: 'ao − sma(ao, sP)',
      warmUp: 'slow + sP − 1',
      others: 'trading-signals agrees',
      source: 'Williams 1998',
      tradingView: 'the study: the same',
    },
    ibs: {
      formula: '(C − L)/(H − L); NaN where H = L',
      warmUp: '1',
      others: 'trading-signals agrees',
    },
  },
};
