"""TradingView's Klinger oscillator on the bars, by its published Pine source written anew in pandas.

    /usr/bin/python3 test/data/make/indicators-pine.py

PineTS leaves out bars there. The study is `sv = ta.change(hlc3) >= 0 ? volume : -volume`,
`kvo = ta.ema(sv, 34) - ta.ema(sv, 55)`, `sig = ta.ema(kvo, 13)`; ta.ema is seeded with the mean of
its first values. Writes test/data/indicators/bars.pine.json.
"""
import numpy as np
import pandas as pd
from indicator_columns import bars, write


def ema(x, n):
    start = x.first_valid_index()
    seeded = x.copy()
    seeded[: start + n - 1] = np.nan
    seeded[start + n - 1] = x[start : start + n].mean()
    return seeded.ewm(span=n, adjust=False).mean()


change = ((bars.high + bars.low + bars.close) / 3).diff()
signed = bars.volume.where(change >= 0, -bars.volume)  # there is no change at the first bar: it counts as a fall
kvo = ema(signed, 34) - ema(signed, 55)
columns = {'kvo': ('Klinger Oscillator', kvo), 'kvoSignal': ('Klinger Oscillator', ema(kvo, 13))}
write('pine', 'pandas, by the Pine source', columns, {'pandas': pd.__version__})
