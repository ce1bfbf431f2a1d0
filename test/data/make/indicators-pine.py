"""TradingView's Klinger oscillator on the bars, by its published Pine source written anew in pandas.

    /usr/bin/python3 test/data/make/indicators-pine.py

PineTS leaves out bars there. The study is `sv = ta.change(hlc3) >= 0 ? volume : -volume`,
`kvo = ta.ema(sv, 34) - ta.ema(sv, 55)`, `sig = ta.ema(kvo, 13)`; ta.ema is seeded with the mean of
its first values. Writes test/data/indicators/bars.pine.json.
"""
import json
import os
import platform

import numpy as np
import pandas as pd

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'indicators')
bars = pd.read_csv(os.path.join(HERE, 'bars.csv')).astype(float)


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


def column(call, values):
    return {'tool': 'pandas, by the Pine source', 'call': call, 'values': [None if np.isnan(v) else float('%.13g' % v) for v in values]}


versions = {'pandas': pd.__version__, 'numpy': np.__version__, 'python': platform.python_version()}
head = {'script': 'test/data/make/indicators-pine.py', 'series': 'bars.csv', 'versions': versions}
with open(os.path.join(HERE, 'bars.pine.json'), 'w') as file:
    file.write(json.dumps(head)[:-1] + ', "columns": {\n')
    file.write(',\n'.join(f'  "{name}": ' + json.dumps(column(*of), separators=(',', ':')) for name, of in columns.items()))
    file.write('\n}}\n')
print(versions, len(columns), 'columns')
