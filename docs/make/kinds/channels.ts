import type { Section } from './section.js';

export const channels: Section = {
  title: 'Channels, volatility by range',
  kinds: {
    bollinger: {
      formula:
        'middle ± m·std; percentB = (x − lower)/(upper − lower), NaN where flat; width = (upper − lower)/middle, NaN where middle = 0',
      warmUp: 'n',
      others: 'a few use sample',
      source: 'Bollinger, _On Bollinger Bands_ (2001)',
      tradingView: '`ta.bb`: the same; `ta.bbw` is 100·`width`',
      taLib: 'BBANDS: the same; its default period is 5',
    },
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
    donchian: {
      formula: 'lowest low, mean of both, highest high, the current bar included',
      warmUp: 'n',
      others: 'breakout rules want the previous bar’s',
      source: 'Donchian',
      tradingView: 'the same',
      taLib: 'MAX of highs, MIN of lows, MIDPRICE',
    },
    keltner: {
      formula: 'ema(C, n) ± m·ATR(atrPeriod)',
      warmUp: 'max(n, atr + 1) (middle: n)',
      others: 'TTR: typical price, ATR(n)',
      source: 'Keltner (1960); Raschke',
      tradingView: '`ta.kc` takes ema(true range) for the ATR; the middle line is the same',
    },
    ttmSqueeze: {
      formula:
        'on = Bollinger(n) inside sma(C) ± m·sma(TR, n), strictly on both sides; momentum = linReg value over n of C − ((hi + lo)/2 + sma(C))/2',
      warmUp: 'on: n + 1; momentum: 2n − 1',
      others: 'some use ATR for sma(TR)',
      source: 'Carter, _Mastering the Trade_ (2005)',
      tradingView: 'scripts differ: some take ATR for the mean true range',
    },
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
    ulcerIndex: {
      formula: '√(mean over n of d²), d = 100·(x/highest(x, n) − 1)',
      warmUp: '2n − 1',
      others: 'SI takes the maximum inside the window only: warm-up n',
      source: 'Martin & McCann (1989)',
      tradingView: 'the same',
      settle: 'exact',
    },
  },
};
