import type { Section } from './section.js';

export const oscillators: Section = {
  title: 'Oscillators of one price',
  kinds: {
    rsi: {
      formula:
        'g = rma(max(Δ,0)), l = rma(max(−Δ,0)); 100·g/(g + l); NaN while g + l = 0; after moves a halt leaves it where it was',
      warmUp: 'n + 1',
      others: 'flat: TI 100; TI rounds to 2 decimals',
      source: 'Wilder 1978',
      tradingView: '`ta.rsi`: the same; 100 where nothing moved',
      taLib: 'RSI: the same; 0 where nothing moved',
    },
    stochRsi: {
      formula:
        'k = sma(100·(rsi − lo)/(hi − lo), kP), d = sma(k, dP); undefined where rsi is, or hi = lo; while x stands rsi is bit-equal (rule 3)',
      warmUp: 'k: rsi + n + kP − 1; d: + dP − 1',
      source: 'Chande & Kroll, _New Technical Trader_ (1994)',
      tradingView: 'the same',
      taLib: 'STOCHRSI’s fastK is `kPeriod: 1`',
    },
    macd: {
      formula: 'ema(fast) − ema(slow), each seeded from its own first inputs; signal = ema(macd)',
      warmUp: 'macd: slow; others: + signal − 1',
      others: 'tulind is permanently off',
      source: 'Appel, _Technical Analysis_ (2005)',
      tradingView: '`ta.macd`: the same',
      taLib: 'MACD starts the fast mean with the slow; < 1e-6 apart by bar 180',
    },
    ppo: {
      formula: '100·(fast − slow)/slow; NaN while slow = 0; x < 0 passed over (rule 10)',
      warmUp: 'as macd',
      others: 'TTR `MACD(percent=TRUE)` agrees',
      source: 'Appel',
      tradingView: 'of `ta.ema`: the same',
      taLib: 'PPO with MAType EMA; its default is SMA, without a signal',
    },
    apo: {
      formula: 'ema(fast) − ema(slow)',
      warmUp: 'slow',
      tradingView: 'PPO’s numerator: the same',
      taLib: 'APO with MAType EMA; its default is SMA',
    },
    pvo: {
      formula: 'ppo of volume; NaN while slow = 0',
      warmUp: 'as macd',
      tradingView: 'of `ta.ema`: the same',
    },
    roc: {
      formula: '100·(x/x_n − 1); NaN where x_n = 0',
      warmUp: 'n + 1',
      others: 'TTR default: log, not × 100; `type="discrete"` × 100 agrees',
      tradingView: '`ta.roc`: the same',
      taLib: 'ROC: the same; ROCP is a hundredth',
    },
    momentum: {
      formula: 'x − x_n',
      warmUp: 'n + 1',
      tradingView: '`ta.mom`: the same',
      taLib: 'MOM: the same',
    },
    cmo: {
      formula: '100·(Σup − Σdown)/(Σup + Σdown), plain sums over n changes; NaN when nothing moved',
      warmUp: 'n + 1',
      others: 'TTR, SI agree',
      source: 'Chande & Kroll 1994',
      tradingView: '`ta.cmo`: the same',
      taLib: 'CMO is smoothed as RSI is: 2·`rsi` − 100',
    },
    trix: {
      formula:
        '100·(e3/e3₁ − 1); signal = ema(trix); NaN where e3₁ = 0; x < 0 passed over (rule 10)',
      warmUp: 'trix: 3n − 1; signal: + sP − 1',
      others: 'TTR’s signal ignores nSig and uses n; Tulip, trading-signals divide by e3',
      source: 'Hutson, _TASC_ 1983',
      tradingView: '10,000 times the change of log prices',
      taLib: 'TRIX: the same, 30, without a signal',
    },
    tsi: {
      formula:
        '100·ema(ema(Δ, long), short)/ema(ema(|Δ|, long), short); NaN while the divisor is 0',
      warmUp: 'tsi: long + short; signal: + sP − 1',
      others: 'signal 7: Blau, SI',
      source: 'Blau, _Momentum, Direction and Divergence_ (1995)',
      tradingView: '`ta.tsi`: the same; a hundredth of it in Pine',
    },
    kst: {
      formula: 'Σ k·sma(roc%(rocPeriod_k), smaPeriod_k), weights 1, 2, 3, 4; signal = sma(kst)',
      warmUp: 'kst: max(roc + sma); signal: + sP − 1',
      others: 'TTR takes log ROC',
      source: 'Pring, _TASC_ Sep 1992',
      tradingView: 'the same',
      settle: 'exact',
    },
    dpo: {
      formula: 'x − sma(n) as of shift bars ago: no look-ahead',
      warmUp: 'n + shift, shift = ⌊n/2⌋ + 1',
      others: 'TTR, SI: sma(n) of shift bars _ahead_',
      source: 'Achelis, _TA from A to Z_ (1995)',
      tradingView: 'the same with “centered” off',
    },
    stc: {
      formula:
        'm = macd; k1 = stoch(m, c); d1 += factor·(k1 − d1), from k1; k2 = stoch(d1, c); out += factor·(k2 − out), from k2. Where highest = lowest the previous k stands (NaN if none yet: a start without any change of direction speaks late)',
      warmUp: 'slow + 2·(cycle − 1)',
      source: "Schaff (1999); Ehlers' reading",
      tradingView: 'scripts of `ta.ema`: the same',
    },
    connorsRsi: {
      formula:
        'mean of rsi(x), rsi(streak), percentage of the previous `rank` one-bar returns _strictly_ below the current one. streak: signed run length, 0 when unchanged, first bar 0. NaN while either RSI is',
      warmUp: 'max(rsi + 1, streak + 1, rank + 2)',
      others: "LEAN: `unchanged: 'passes'`",
      source: 'Connors & Alvarez (2012)',
      tradingView:
        "`ties: 'below'`; there the first change is the first streak: equal once settled",
    },
    coppock: {
      formula: 'wma(roc(long) + roc(short), wma)',
      warmUp: 'max(long, short) + wma',
      source: "Coppock, _Barron's_ 1962",
      tradingView: 'the same',
      settle: 'exact',
    },
    qqe: {
      formula:
        'rsi smoothed by ema(s); reach = factor·ema(ema(|Δ|, 2n−1), 2n−1); trail a ratcheting stop at ± reach, turning when the last stop is passed; starts rising',
      warmUp: 'n + s; 5n + s − 3',
      others: 'scripts differ',
      tradingView: 'scripts differ',
    },
    efficiencyRatio: {
      formula: '|x − x_n|/Σ|Δx| over n; NaN while 0',
      warmUp: 'n + 1',
      others: 'trading-signals divides by the range',
      source: 'Kaufman 1995',
    },
    pmo: {
      formula:
        's(x, n): gain 2/n; s(10·s(roc%₁, smooth1), smooth2); signal = ema; x₁ ≤ 0: not absorbed',
      warmUp: 'pmo: s1 + s2; signal: + sP − 1',
      others: 'trading-signals starts each mean from its first input; SI as here',
      source: 'Swenlin',
    },
    rci: {
      formula:
        '100·(1 − 6Σd²/(n(n² − 1))), d = rank in time − rank in price, equals at their mean rank',
      warmUp: 'n',
      others: 'trading-signals agrees; scipy’s spearmanr differs where prices are equal',
      source: 'Spearman 1904',
    },
    laguerreRsi: {
      formula:
        'L0 = (1 − g)x + g·L0₁, Lk = −g·L(k−1) + L(k−1)₁ + g·Lk₁; 100·up/(up + down) of the steps L0 … L3; starts from x₁',
      warmUp: '2',
      others: 'Ehlers, trading-signals: 0 … 1, starting from 0',
      source: 'Ehlers 2004',
    },
    relativeMomentum: {
      formula:
        'rsi of changes over m: g = rma(max(x − x_m, 0)), l mirrored; 100·g/(g + l); NaN while 0',
      warmUp: 'n + m',
      others: 'trading-signals agrees',
      source: 'Altman, _TASC_ Feb 1993',
    },
    centerOfGravity: {
      formula: '−Σ(k + 1)x_k/Σx_k, k = 0 newest; x < 0 passed over (rule 10)',
      warmUp: 'n',
      others: 'trading-signals: counted from the oldest, n + 1 more',
      source: 'Ehlers, _TASC_ May 2002',
      tradingView: '`ta.cog`: the same',
    },
    disparity: {
      formula: '100·(x − mean)/mean; x < 0 passed over (rule 10)',
      warmUp: 'n',
      others: 'trading-signals agrees',
      source: 'Nison 1994',
    },
    derivativeOscillator: {
      formula: 's = ema(ema(rsi, s1), s2); s − sma(s)',
      warmUp: 'rsi + s1 + s2 + sP − 2',
      others: 'trading-signals: EMAs from the first input',
      source: 'Brown 1999',
    },
    psychologicalLine: {
      formula: '100·(rises among n changes)/n',
      warmUp: 'n + 1',
      others: 'trading-signals agrees',
    },
    cyberCycle: {
      formula:
        's = (x + 2x₁ + 2x₂ + x₃)/6; C = (1 − a/2)²(s − 2s₁ + s₂) + 2(1 − a)C₁ − (1 − a)²C₂; trigger = C₁; before bar 1 all is x₁',
      warmUp: '7',
      source: 'Ehlers 2004',
    },
    hilbertCycle: {
      formula:
        's = wma₄(x); H(y) = (0.075·P₁ + 0.54)(0.0962(y − y₆) + 0.5769(y₂ − y₄)); D = H(s), Q = H(D), I = D₃; phasor (I − H(Q), Q + H(I)), its turn, P and the period smoothed by 0.2, 0.2, 0.2, 0.33; P within 0.67 … 1.5 of P₁ and 6 … 50; all 0 before bar 13',
      warmUp: '33',
      source: 'Ehlers 2001',
      taLib: 'HT_DCPERIOD, HT_PHASOR: the same',
    },
    hilbertPhase: {
      formula:
        'n = period rounded; C = Σ s₋ₖe^(2πik/n); angle of C + 90 + 360/period, at most 315; sin of it and of 45 more; NaN where the cycle is flat; all 0 before bar 38',
      warmUp: '64',
      source: 'Ehlers 2001',
      taLib: 'HT_DCPHASE, HT_SINE: the same',
    },
    hilbertTrendline: {
      formula: 'm = mean of a period, rounded; wma₄(m); all 0 before bar 38',
      warmUp: '64',
      source: 'Ehlers 2001',
      taLib: 'HT_TRENDLINE: the same',
    },
    hilbertTrendMode: {
      formula:
        '0 for half a period after sine crosses leadSine, and where the phase moves by 0.67 … 1.5 of 360/period; else, and where s is 1.5 % from the trendline, 1',
      warmUp: '64',
      source: 'Ehlers 2001',
      taLib: 'HT_TRENDMODE: the same',
    },
    roofing: {
      formula:
        'HP: (1 − a/2)²(x − 2x₁ + x₂) + 2(1 − a)HP₁ − (1 − a)²HP₂, a of √½·2π/long; superSmoother(HP, short)',
      warmUp: 'long',
      source: 'Ehlers 2013',
    },
    tdCountdown: {
      formula:
        'after a run of ±9 of tdSequential, bars with C ≥ H₂ (C ≤ L₂), signed, to 13; the 13th once H ≥ (L ≤) the close of the 8th; a run of the other way begins anew; after 13: 0',
      warmUp: '13',
      source: 'DeMark 1994',
      settle: 'at the next countdown',
    },
    tdSequential: {
      formula: 'run of x > x₄ (positive) or < (negative); equal: 0; after ±9 anew at ±1',
      warmUp: '5',
      others: 'trading-signals counts on past 9',
      source: 'DeMark 1994',
      settle: 'at the next turn',
    },
  },
};
