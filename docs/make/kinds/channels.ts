import type { Section } from './section.js';

export const channels: Section = {
  title: 'Channels',
  kinds: {
    bollinger: {
      formula:
        'middle ± m·std; percentB = (x − lower)/(upper − lower), NaN where flat; width = (upper − lower)/middle, NaN where middle = 0',
      warmUp: 'n',
      others: 'a few use sample',
      source: 'Bollinger, _On Bollinger Bands_ (2001)',
      tradingView: '`ta.bb`: the same; `ta.bbw` is 100·`width`; the study’s basis types: `mean`',
      taLib: 'BBANDS: the same; its default period is 5; MAType 0, 1, 2: `mean` sma, ema, wma',
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
      formula:
        "ema(C, n) ± m·ATR(atrPeriod); width 'emaTrueRange': m·ema(TR, atrPeriod), 'emaRange': m·ema(H − L, atrPeriod)",
      warmUp: 'max(n, atr + 1) (middle: n)',
      others: "TTR: `source: 'hlc3', atrPeriod: n`",
      source: 'Keltner (1960); Raschke',
      tradingView:
        "`ta.kc(close, n, m)`: `width: 'emaTrueRange', atrPeriod: n`; the study: `firstBar: 'range'`",
    },
    ttmSqueeze: {
      formula:
        'on = Bollinger(n) inside sma(C) ± m·sma(TR, n), strictly on both sides; momentum = linReg value over n of C − ((hi + lo)/2 + sma(C))/2',
      warmUp: 'on: n + 1; momentum: 2n − 1',
      others: 'some use ATR for sma(TR)',
      source: 'Carter, _Mastering the Trade_ (2005)',
      tradingView: 'scripts differ: some take ATR for the mean true range',
    },
    envelope: {
      formula: 'mean·(1 ± percent/100)',
      warmUp: 'n',
      others: 'SI agrees',
      source: 'Murphy 1999',
      tradingView: 'the study: the same',
    },
    regressionChannel: {
      formula: 'linReg value ± m·√(mean of squared distances from the line)',
      warmUp: 'n',
      others: 'Raff: extremes in place of deviations',
      source: 'Raff, _TASC_ Oct 1991',
    },
    accelerationBands: {
      formula:
        's = (H − L)/(H + L); sma(H(1 + f·s)), sma(C), sma(L(1 − f·s)); H + L ≤ 0: not absorbed',
      warmUp: 'n',
      others: 'trading-signals agrees',
      source: 'Headley 2002',
      taLib: 'ACCBANDS: the same',
    },
  },
};
