"""Indicator fixtures from Tulip Indicators, compiled here from the C file in the npm package tulind.

    /usr/bin/python3 test/data/make/indicators-tulip.py

Writes test/data/indicators/bars.tulip.json: for each output the call and the whole series, null
where Tulip says nothing. Needs npm and a C compiler.
"""
import ctypes
import json
import os
import platform
import subprocess
import tempfile

import numpy as np
import pandas as pd

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'indicators')
PACKAGE = 'tulind@0.8.20'

# outputs, function, inputs (o h l c v), options
CALLS = [
    ('sma20', 'sma', 'c', [20]), ('ema20', 'ema', 'c', [20]), ('wma20', 'wma', 'c', [20]),
    ('dema20', 'dema', 'c', [20]), ('tema20', 'tema', 'c', [20]), ('hma9', 'hma', 'c', [9]),
    ('trima20', 'trima', 'c', [20]), ('trima9', 'trima', 'c', [9]), ('kama10', 'kama', 'c', [10]),
    ('vidya', 'vidya', 'c', [2, 5, 0.2]), ('zlema20', 'zlema', 'c', [20]),
    ('vwma20', 'vwma', 'cv', [20]), ('wilders14', 'wilders', 'c', [14]),
    ('rsi14', 'rsi', 'c', [14]), ('stochRsi14', 'stochrsi', 'c', [14]), ('cmo14', 'cmo', 'c', [14]),
    ('mom10', 'mom', 'c', [10]), ('roc10', 'roc', 'c', [10]), ('trix15', 'trix', 'c', [15]),
    ('apo', 'apo', 'c', [12, 26]), ('ppo', 'ppo', 'c', [12, 26]),
    ('macd macdSignal macdHistogram', 'macd', 'c', [12, 26, 9]), ('dpo21', 'dpo', 'c', [21]),
    ('vhf28', 'vhf', 'c', [28]), ('stochK stochD', 'stoch', 'hlc', [14, 3, 3]),
    ('willr14', 'willr', 'hlc', [14]), ('cci20', 'cci', 'hlc', [20]), ('ao', 'ao', 'hl', []),
    ('mfi14', 'mfi', 'hlcv', [14]), ('bop', 'bop', 'ohlc', []),
    ('ultosc', 'ultosc', 'hlc', [7, 14, 28]), ('fisher fisherSignal', 'fisher', 'hl', [9]),
    ('mass25', 'mass', 'hl', [25]), ('qstick8', 'qstick', 'oc', [8]), ('msw5 mswLead5', 'msw', 'c', [5]),
    ('tr', 'tr', 'hlc', []), ('atr14', 'atr', 'hlc', [14]), ('natr14', 'natr', 'hlc', [14]),
    ('adx14', 'adx', 'hlc', [14]), ('adxr14', 'adxr', 'hlc', [14]), ('dx14', 'dx', 'hlc', [14]),
    ('plusDi14 minusDi14', 'di', 'hlc', [14]), ('bbLower bbMiddle bbUpper', 'bbands', 'c', [20, 2]),
    ('psar', 'psar', 'hl', [0.02, 0.2]), ('aroonDown aroonUp', 'aroon', 'hl', [14]),
    ('ad', 'ad', 'hlcv', []), ('adosc', 'adosc', 'hlcv', [3, 10]), ('obv', 'obv', 'cv', []),
    ('nvi', 'nvi', 'cv', []), ('pvi', 'pvi', 'cv', []), ('kvo', 'kvo', 'hlcv', [34, 55]),
    ('emv', 'emv', 'hlv', []), ('marketfi', 'marketfi', 'hlv', []), ('wad', 'wad', 'hlc', []),
    ('vosc', 'vosc', 'v', [12, 26]), ('cvi10', 'cvi', 'hl', [10]),
    ('stddev20', 'stddev', 'c', [20]), ('var20', 'var', 'c', [20]), ('md20', 'md', 'c', [20]),
    ('stderr20', 'stderr', 'c', [20]), ('linreg14', 'linreg', 'c', [14]),
    ('linregSlope14', 'linregslope', 'c', [14]), ('linregIntercept14', 'linregintercept', 'c', [14]),
    ('tsf14', 'tsf', 'c', [14]), ('fosc14', 'fosc', 'c', [14]), ('volatility20', 'volatility', 'c', [20]),
    ('max20', 'max', 'c', [20]), ('min20', 'min', 'c', [20]), ('sum20', 'sum', 'c', [20]),
    ('avgprice', 'avgprice', 'ohlc', []), ('wcprice', 'wcprice', 'hlc', []),
]


def compiled(folder):
    subprocess.run(['npm', 'pack', PACKAGE, '--silent'], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    subprocess.run('tar xzf *.tgz', cwd=folder, shell=True, check=True)
    library = os.path.join(folder, 'ti.so')
    source = os.path.join(folder, 'package', 'external', 'tiamalgamation.c')
    flags = ['-O2', '-ffp-contract=off', '-shared', '-fPIC', '-w']
    subprocess.run(['cc', *flags, '-o', library, source, '-lm'], check=True)
    return ctypes.CDLL(library)


def series(ti, names, function, fields, options, columns):
    length = len(columns['c'])
    pointer = ctypes.POINTER(ctypes.c_double)
    inputs = (pointer * len(fields))(*[columns[f].ctypes.data_as(pointer) for f in fields])
    outputs = [(ctypes.c_double * length)() for _ in names]
    shown = (pointer * len(names))(*[ctypes.cast(o, pointer) for o in outputs])
    given = (ctypes.c_double * max(1, len(options)))(*options)
    start = getattr(ti, f'ti_{function}_start')(given)
    assert getattr(ti, f'ti_{function}')(length, inputs, given, shown) == 0, function
    return [[None] * start + list(o)[: length - start] for o in outputs]


bars = pd.read_csv(os.path.join(HERE, 'bars.csv'))
fields = {'o': 'open', 'h': 'high', 'l': 'low', 'c': 'close', 'v': 'volume'}
columns = {key: np.ascontiguousarray(bars[name], dtype=float) for key, name in fields.items()}
with tempfile.TemporaryDirectory() as folder:
    ti = compiled(folder)
    ti.ti_version.restype = ctypes.c_char_p
    version = ti.ti_version().decode()
    result = {}
    for names, function, inputs, options in CALLS:
        names = names.split()
        text = f"{function}({', '.join([fields[i] for i in inputs] + [str(p) for p in options])})"
        for name, values in zip(names, series(ti, names, function, inputs, options, columns)):
            rounded = [None if v is None or not np.isfinite(v) else float('%.15g' % v) for v in values]
            result[name] = {'tool': 'Tulip', 'call': text, 'values': rounded}
versions = {'Tulip': version, 'package': PACKAGE, 'python': platform.python_version()}
with open(os.path.join(HERE, 'bars.tulip.json'), 'w') as file:
    head = {'script': 'test/data/make/indicators-tulip.py', 'series': 'bars.csv', 'versions': versions}
    body = ',\n'.join(f'  {json.dumps(k)}: {json.dumps(v, separators=(",", ":"))}' for k, v in result.items())
    file.write('{\n' + json.dumps(head)[1:-1] + ',\n"columns": {\n' + body + '\n}}\n')
print(versions, len(result), 'columns')
