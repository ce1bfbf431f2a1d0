"""What pandas-ta 0.3.14b says to the bars, by its formulas written anew in pandas.

    /usr/bin/python3 test/data/make/indicators-pandas-ta.py

pandas-ta itself is not in the registries that this project builds from. Four source files of its
version 0.3.14b (github.com/twopirllc/pandas-ta) were read; all other formulas are from memory, as it
computes them without TA-Lib. Writes test/data/indicators/bars.pandas-ta.json: for each column the
call as its users write it, and the series, null where undefined.
"""
import math

import numpy as np
import pandas as pd
from indicator_columns import bars, write

open_, high, low, close, volume = (bars[name] for name in ('open', 'high', 'low', 'close', 'volume'))
typical = (high + low + close) / 3
middle = (high + low) / 2


def sma(x, n):
    return x.rolling(n).mean()


def ema(x, n):
    """Seeded at the n-th place with the mean of what is defined among the first n."""
    x = x.copy()
    seed = x.iloc[:n].mean()
    x.iloc[: n - 1] = np.nan
    x.iloc[n - 1] = seed
    return x.ewm(span=n, adjust=False).mean()


def from_first(function, x, n):
    return function(x.loc[x.first_valid_index() :], n).reindex(x.index)


def rma(x, n):
    return x.ewm(alpha=1 / n, min_periods=n).mean()


def wma(x, n):
    weights = np.arange(1, n + 1)
    return x.rolling(n).apply(lambda w: np.dot(w, weights) / weights.sum(), raw=True)


def hma(x, n):
    return wma(2 * wma(x, n // 2) - wma(x, n), int(math.sqrt(n)))


def chain(x, n, length):
    parts = [ema(x, n)]
    while len(parts) < length:
        parts.append(ema(parts[-1], n))
    return parts


def t3(x, n, a=0.7):
    e = chain(x, n, 6)
    return -(a**3) * e[5] + (3 * a**2 + 3 * a**3) * e[4] + (-6 * a**2 - 3 * a - 3 * a**3) * e[3] + (a**3 + 3 * a**2 + 3 * a + 1) * e[2]


def zlma(x, n):
    lag = int(0.5 * (n - 1))
    return ema(2 * x - x.shift(lag), n)


def kama(x, n=10, fast=2, slow=30):
    ratio = (x - x.shift(n)).abs() / (x - x.shift(1)).abs().rolling(n).sum()
    gain = (ratio * (2 / (fast + 1) - 2 / (slow + 1)) + 2 / (slow + 1)) ** 2
    result = [np.nan] * (n - 1) + [0.0]
    for i in range(n, len(x)):
        result.append(gain[i] * x[i] + (1 - gain[i]) * result[-1])
    return pd.Series(result)


def alma(x, n=9, sigma=6.0, offset=0.85):
    weights = np.array([math.exp(-((i - offset * (n - 1)) ** 2) / (2 * (n / sigma) ** 2)) for i in range(n)])
    newest_first = x.rolling(n).apply(lambda w: np.dot(w[::-1], weights) / weights.sum(), raw=True)
    newest_first.iloc[:n + 1] = np.nan
    return newest_first


def vidya(x, n):
    change = x.diff()
    up, down = change.clip(lower=0).rolling(n).sum(), (-change.clip(upper=0)).rolling(n).sum()
    share = ((up - down) / (up + down)).abs() * 2 / (n + 1)
    result = [0.0] * n
    for i in range(n, len(x)):
        result.append(share[i] * x[i] + (1 - share[i]) * result[-1])
    return pd.Series(result).where(pd.Series(result) != 0)


def true_range():
    before = close.shift(1)
    range_ = pd.DataFrame([high - low, high - before, before - low]).T.abs().max(axis=1)
    range_.iloc[0] = np.nan
    return range_


def atr(n, mean=rma):
    return mean(true_range(), n)


def rsi(x, n):
    change = x.diff()
    up, down = rma(change.clip(lower=0), n), rma(-change.clip(upper=0), n)
    return 100 * up / (up + down)


def stoch(x, h, l, n):
    lowest, highest = l.rolling(n).min(), h.rolling(n).max()
    return 100 * (x - lowest) / (highest - lowest)


def roc(x, n):
    return 100 * x.diff(n) / x.shift(n)


def cmo(x, n):
    change = x.diff()
    up, down = change.clip(lower=0).rolling(n).sum(), (-change.clip(upper=0)).rolling(n).sum()
    return 100 * (up - down) / (up + down)


def tsi(x, fast=13, slow=25):
    change = x.diff()
    smooth = lambda c: ema(ema(c, slow), fast)
    return 100 * smooth(change) / smooth(change.abs())


def uo():
    floor, ceiling = np.minimum(low, close.shift(1)), np.maximum(high, close.shift(1))
    share = lambda n: (close - floor).rolling(n).sum() / (ceiling - floor).rolling(n).sum()
    return 100 * (4 * share(7) + 2 * share(14) + share(28)) / 7


def fisher(n=9):
    lowest = middle.rolling(n).min()
    range_ = (middle.rolling(n).max() - lowest).clip(lower=0.001)
    position = (middle - lowest) / range_ - 0.5
    v, result = 0.0, [np.nan] * (n - 1) + [0.0]
    for i in range(n, len(close)):
        v = 0.66 * position[i] + 0.67 * v
        v = -0.999 if v < -0.99 else 0.999 if v > 0.99 else v
        result.append(0.5 * (math.log((1 + v) / (1 - v)) + result[-1]))
    return pd.Series(result)


def mad(x, n):
    return x.rolling(n).apply(lambda w: np.fabs(w - w.mean()).mean(), raw=True)


def kst():
    parts = [sma(roc(close, r), s) for r, s in ((10, 10), (15, 10), (20, 10), (30, 15))]
    return 100 * sum((i + 1) * part for i, part in enumerate(parts))


def adx(n=14):
    up, down = high - high.shift(1), low.shift(1) - low
    positive, negative = ((up > down) & (up > 0)) * up, ((down > up) & (down > 0)) * down
    k = 100 / atr(n)
    plus, minus = k * rma(positive, n), k * rma(negative, n)
    return plus, rma(100 * (plus - minus).abs() / (plus + minus), n)


def supertrend(n=10, multiplier=3.0):
    upper, lower = middle + multiplier * atr(n), middle - multiplier * atr(n)
    direction, trend = [1] * len(close), [np.nan] * len(close)
    for i in range(1, len(close)):
        if close[i] > upper[i - 1]:
            direction[i] = 1
        elif close[i] < lower[i - 1]:
            direction[i] = -1
        else:
            direction[i] = direction[i - 1]
            if direction[i] > 0 and lower[i] < lower[i - 1]:
                lower[i] = lower[i - 1]
            if direction[i] < 0 and upper[i] > upper[i - 1]:
                upper[i] = upper[i - 1]
        trend[i] = lower[i] if direction[i] > 0 else upper[i]
    return pd.Series(trend)


def aroon(x, n, at):
    return 100 * (1 - x.rolling(n + 1).apply(lambda w: at(w[::-1]), raw=True) / n)


def vortex(n=14):
    return (high - low.shift(1)).abs().rolling(n).sum() / true_range().rolling(n).sum()


def chop(n=14):
    range_ = high.rolling(n).max() - low.rolling(n).min()
    return 100 * (np.log10(true_range().rolling(n).sum()) - np.log10(range_)) / math.log10(n)


def sign(x):
    signs = np.sign(x.diff())
    signs.iloc[0] = 1
    return signs


def ad():
    return ((2 * close - (high + low)) * volume / (high - low)).cumsum()


def mfi(n=14):
    signs = np.sign(typical.diff()).fillna(0)
    flow = typical * volume
    up, down = flow.where(signs > 0, 0).rolling(n).sum(), flow.where(signs < 0, 0).rolling(n).sum()
    return 100 * up / (up + down)


def volume_index(side):
    moves = (roc(close, 1) * side).fillna(0)
    moves.iloc[0] = 1000
    return moves.cumsum()


def vwap():
    day = (bars['time'] // 86_400_000).astype(int)
    return (typical * volume).groupby(day).cumsum() / volume.groupby(day).cumsum()


def massi(fast=9, slow=25):
    first = ema(high - low, fast)
    return (first / ema(first, fast)).rolling(slow).sum()


def ui(n=14):
    highest = close.rolling(n).max()
    return np.sqrt(((100 * (close - highest) / highest) ** 2).rolling(n).sum() / n)


def swma(x):
    return x.rolling(4).apply(lambda w: np.dot(w, [1, 2, 2, 1]) / 6, raw=True)


def kc(n=20):
    return ema(close, n) + 2 * ema(true_range(), n)


def linreg(n, at):
    x = np.arange(1, n + 1)

    def fit(w):
        slope, intercept = np.polyfit(x, w, 1)
        return slope if at is None else intercept + slope * at

    return close.rolling(n).apply(fit, raw=True)


def psl(n=12):
    return 100 * (close.diff() > 0).astype(float).rolling(n).sum() / n


def accbands(n=20, c=4):
    return sma(high * (1 + c * (high - low) / (high + low)), n)


def eom(n=14, divisor=1e8):
    return sma(middle.diff() * (high - low) / (volume / divisor), n)


def cg(n=10):
    weights = np.arange(n, 0, -1)
    return -close.rolling(n).apply(lambda w: np.dot(w, weights), raw=True) / close.rolling(n).sum()


def psar(step=0.02, most=0.2):
    rising, gain = True, step
    top, bottom = high[0], low[0]
    sar = close.copy()
    result = [np.nan] * 2
    for i in range(2, len(close)):
        turned = False
        s = sar[i - 1] + gain * ((top if rising else bottom) - sar[i - 1])
        if rising and low[i] < s:
            rising, turned, gain, s, bottom = False, True, step, top, low[i]
        elif not rising and high[i] > s:
            rising, turned, gain, s, top = True, True, step, bottom, high[i]
        if not turned and rising:
            if high[i] > top:
                top, gain = high[i], min(gain + step, most)
            s = min(s, low[i - 1], low[i - 2])
        elif not turned:
            if low[i] < bottom:
                bottom, gain = low[i], min(gain + step, most)
            s = max(s, high[i - 1], high[i - 2])
        sar[i] = s
        result.append(s)
    return pd.Series(result)


def macd():
    return ema(close, 12) - ema(close, 26)


def share(fast, slow):
    return 100 * (fast - slow) / slow


stoch_k = sma(stoch(close, high, low, 14), 3)
rsi_k = sma(stoch(rsi(close, 14), rsi(close, 14), rsi(close, 14), 14), 3)
signed = volume * sign(typical)

COLUMNS = {
    'sma20': ('sma(close, 20)', sma(close, 20)),
    'ema20': ('ema(close, 20)', ema(close, 20)),
    'emaFirst20': ('ema(close, 20, sma=False)', close.ewm(span=20, adjust=False).mean()),
    'rma14': ('rma(close, 14)', rma(close, 14)),
    'wma20': ('wma(close, 20)', wma(close, 20)),
    'hma9': ('hma(close, 9)', hma(close, 9)),
    'dema20': ('dema(close, 20)', 2 * chain(close, 20, 2)[0] - chain(close, 20, 2)[1]),
    'tema20': ('tema(close, 20)', 3 * chain(close, 20, 3)[0] - 3 * chain(close, 20, 3)[1] + chain(close, 20, 3)[2]),
    't3': ('t3(close, 5)', t3(close, 5)),
    'trima19': ('trima(close, 19)', sma(sma(close, 10), 10)),
    'zlma20': ('zlma(close, 20)', zlma(close, 20)),
    'kama10': ('kama(close, 10)', kama(close)),
    'alma9': ('alma(close, 9)', alma(close)),
    'vidya14': ('vidya(close, 14)', vidya(close, 14)),
    'vwma20': ('vwma(close, volume, 20)', sma(close * volume, 20) / sma(volume, 20)),
    'rsi14': ('rsi(close, 14)', rsi(close, 14)),
    'stochrsi': ('stochrsi(close)', rsi_k),
    'stochK': ('stoch(high, low, close, 14, 3, 3)', stoch_k),
    'stochD': ('stoch(high, low, close, 14, 3, 3)', sma(stoch_k, 3)),
    'cci20': ('cci(high, low, close, 20)', (typical - sma(typical, 20)) / (0.015 * mad(typical, 20))),
    'willr14': ('willr(high, low, close, 14)', stoch(close, high, low, 14) - 100),
    'mom10': ('mom(close, 10)', close.diff(10)),
    'roc10': ('roc(close, 10)', roc(close, 10)),
    'cmo14': ('cmo(close, 14, talib=False)', cmo(close, 14)),
    'macd': ('macd(close)', macd()),
    'macdSignal': ('macd(close)', from_first(ema, macd(), 9)),
    'apo': ("apo(close, mamode='ema')", macd()),
    'ppo': ("ppo(close, mamode='ema')", share(ema(close, 12), ema(close, 26))),
    'pvo': ('pvo(volume)', share(ema(volume, 12), ema(volume, 26))),
    'trix15': ('trix(close, 15)', 100 * chain(close, 15, 3)[2].pct_change(1)),
    'tsi': ('tsi(close)', tsi(close)),
    'uo': ('uo(high, low, close)', uo()),
    'ao': ('ao(high, low)', sma(middle, 5) - sma(middle, 34)),
    'bop': ('bop(open, high, low, close)', (close - open_) / (high - low)),
    'fisher9': ('fisher(high, low)', fisher()),
    'bbUpper': ('bbands(close, 20, 2)', sma(close, 20) + 2 * close.rolling(20).std(ddof=0)),
    'stdev20': ('stdev(close, 20)', close.rolling(20).std(ddof=1)),
    'variance20': ('variance(close, 20)', close.rolling(20).var(ddof=1)),
    'zscore20': ('zscore(close, 20)', (close - sma(close, 20)) / close.rolling(20).std(ddof=1)),
    'mad20': ('mad(close, 20)', mad(close, 20)),
    'median20': ('median(close, 20)', close.rolling(20).median()),
    'dpo20': ('dpo(close, 20, centered=False)', close - sma(close, 20).shift(11)),
    'kst': ('kst(close)', kst()),
    'coppock': ('coppock(close, 10, 11, 14)', wma(roc(close, 11) + roc(close, 14), 10)),
    'tr': ('true_range(high, low, close)', true_range()),
    'atr14': ('atr(high, low, close, 14)', atr(14)),
    'natr14': ("natr(high, low, close, 14, mamode='rma')", 100 * atr(14) / close),
    'adx14': ('adx(high, low, close, 14)', adx()[1]),
    'plus14': ('adx(high, low, close, 14)', adx()[0]),
    'psar': ('psar(high, low, close)', psar()),
    'supertrend': ('supertrend(high, low, close, 10, 3)', supertrend()),
    'donchian': ('donchian(high, low, 20, 20)', high.rolling(20).max()),
    'aroonUp': ('aroon(high, low, 14)', aroon(high, 14, np.argmax)),
    'vortex': ('vortex(high, low, close, 14)', vortex()),
    'chop14': ('chop(high, low, close, 14)', chop()),
    'kc': ('kc(high, low, close, 20, 2)', kc()),
    'tenkan': ('ichimoku(high, low, close)', (high.rolling(9).max() + low.rolling(9).min()) / 2),
    'linreg14': ('linreg(close, 14)', linreg(14, 14)),
    'slope14': ('linreg(close, 14, slope=True)', linreg(14, None)),
    'obv': ('obv(close, volume)', (sign(close) * volume).cumsum()),
    'ad': ('ad(high, low, close, volume)', ad()),
    'adosc': ('adosc(high, low, close, volume)', ema(ad(), 3) - ema(ad(), 10)),
    'cmf20': ('cmf(high, low, close, volume, length=20)', ad().diff().fillna(ad()).rolling(20).sum() / volume.rolling(20).sum()),
    'efi13': ('efi(close, volume, 13)', ema(close.diff() * volume, 13)),
    'mfi14': ('mfi(high, low, close, volume, 14)', mfi()),
    'nvi': ('nvi(close, volume)', volume_index(sign(volume) < 0)),
    'pvi': ('pvi(close, volume)', volume_index(sign(volume) > 0)),
    'pvt': ('pvt(close, volume)', (roc(close, 1) * volume).cumsum()),
    'kvo': ('kvo(high, low, close, volume)', ema(signed, 34) - ema(signed, 55)),
    'vwap': ('vwap(high, low, close, volume)', vwap()),
    'massi': ('massi(high, low)', massi()),
    'ui14': ('ui(close, 14)', ui()),
    'eri': ('eri(high, low, close, 13)', high - ema(close, 13)),
    'vhf28': ('vhf(close, 28)', (close.rolling(28).max() - close.rolling(28).min()) / close.diff().abs().rolling(28).sum()),
    'qstick10': ('qstick(open, close, 10)', sma(close - open_, 10)),
    'rvgi': ('rvgi(open, high, low, close, 10)', swma(close - open_).rolling(10).sum() / swma(high - low).rolling(10).sum()),
    'psl12': ('psl(close, length=12)', psl()),
    'accbands': ('accbands(high, low, close, 20)', accbands()),
    'eom14': ('eom(high, low, close, volume, 14)', eom()),
    'cg10': ('cg(close, 10)', cg()),
    'er10': ('er(close, 10)', close.diff(10).abs() / close.diff().abs().rolling(10).sum()),
    'bias26': ('bias(close, 26)', close / sma(close, 26) - 1),
    'pgo14': ('pgo(high, low, close, 14)', (close - sma(close, 14)) / ema(atr(14), 14)),
}

versions = {'pandas-ta': '0.3.14b', 'pandas': pd.__version__}
write('pandas-ta', 'pandas, by the formulas of pandas-ta', COLUMNS, versions)
