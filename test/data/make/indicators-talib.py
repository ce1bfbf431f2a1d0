"""Indicator fixtures from TA-Lib, compiled here from the C sources that the npm package talib carries.

    /usr/bin/python3 test/data/make/indicators-talib.py

Writes test/data/indicators/bars.talib.json: for each output the call and the whole series, null
where TA-Lib says nothing. Needs npm and a C compiler.
"""
import ctypes
import glob
import json
import os
import platform
import subprocess
import tempfile

import numpy as np
import pandas as pd

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'indicators')
PACKAGE = 'talib@2.0.5'
EMA = 1  # TA_MAType_EMA

# outputs, function, inputs (o h l c v), parameters: whole numbers are int, others double.
CALLS = [
    ('sma20', 'SMA', 'c', [20]), ('ema20', 'EMA', 'c', [20]), ('wma20', 'WMA', 'c', [20]),
    ('dema20', 'DEMA', 'c', [20]), ('tema20', 'TEMA', 'c', [20]), ('t3', 'T3', 'c', [5, 0.7]),
    ('trima20', 'TRIMA', 'c', [20]), ('trima9', 'TRIMA', 'c', [9]), ('kama10', 'KAMA', 'c', [10]),
    ('mama fama', 'MAMA', 'c', [0.5, 0.05]), ('htTrendline', 'HT_TRENDLINE', 'c', []),
    ('htPeriod', 'HT_DCPERIOD', 'c', []), ('htPhase', 'HT_DCPHASE', 'c', []),
    ('htSine htLeadSine', 'HT_SINE', 'c', []), ('htInPhase htQuadrature', 'HT_PHASOR', 'c', []),
    ('htTrendMode', 'HT_TRENDMODE', 'c', []),
    ('rsi14', 'RSI', 'c', [14]), ('cmo14', 'CMO', 'c', [14]), ('mom10', 'MOM', 'c', [10]),
    ('roc10', 'ROC', 'c', [10]), ('rocp10', 'ROCP', 'c', [10]), ('trix15', 'TRIX', 'c', [15]),
    ('macd macdSignal macdHistogram', 'MACD', 'c', [12, 26, 9]),
    ('apoSma', 'APO', 'c', [12, 26, 0]), ('apoEma', 'APO', 'c', [12, 26, EMA]),
    ('ppoEma', 'PPO', 'c', [12, 26, EMA]),
    ('stochRsiK stochRsiD', 'STOCHRSI', 'c', [14, 14, 3, 0]),
    ('stochK stochD', 'STOCH', 'hlc', [14, 3, 0, 3, 0]),
    ('stochFastK stochFastD', 'STOCHF', 'hlc', [14, 3, 0]),
    ('willr14', 'WILLR', 'hlc', [14]), ('cci20', 'CCI', 'hlc', [20]),
    ('mfi14', 'MFI', 'hlcv', [14]), ('bop', 'BOP', 'ohlc', []),
    ('ultosc', 'ULTOSC', 'hlc', [7, 14, 28]), ('imi14', 'IMI', 'oc', [14]),
    ('trange', 'TRANGE', 'hlc', []), ('atr14', 'ATR', 'hlc', [14]), ('natr14', 'NATR', 'hlc', [14]),
    ('adx14', 'ADX', 'hlc', [14]), ('adxr14', 'ADXR', 'hlc', [14]), ('dx14', 'DX', 'hlc', [14]),
    ('plusDi14', 'PLUS_DI', 'hlc', [14]), ('minusDi14', 'MINUS_DI', 'hlc', [14]),
    ('bbUpper bbMiddle bbLower', 'BBANDS', 'c', [20, 2.0, 2.0, 0]),
    ('accUpper accMiddle accLower', 'ACCBANDS', 'hlc', [20]),
    ('sar', 'SAR', 'hl', [0.02, 0.2]), ('aroonDown aroonUp', 'AROON', 'hl', [14]),
    ('aroonOsc', 'AROONOSC', 'hl', [14]), ('ad', 'AD', 'hlcv', []),
    ('adosc', 'ADOSC', 'hlcv', [3, 10]), ('obv', 'OBV', 'cv', []),
    ('stddev20', 'STDDEV', 'c', [20, 1.0]), ('var20', 'VAR', 'c', [20, 1.0]),
    ('avgdev20', 'AVGDEV', 'c', [20]),
    ('linreg14', 'LINEARREG', 'c', [14]), ('linregSlope14', 'LINEARREG_SLOPE', 'c', [14]),
    ('linregIntercept14', 'LINEARREG_INTERCEPT', 'c', [14]),
    ('linregAngle14', 'LINEARREG_ANGLE', 'c', [14]), ('tsf14', 'TSF', 'c', [14]),
    ('correl20', 'CORREL', 'hl', [20]), ('beta20', 'BETA', 'hl', [20]),
    ('max20', 'MAX', 'c', [20]), ('min20', 'MIN', 'c', [20]), ('sum20', 'SUM', 'c', [20]),
    ('maxindex25', 'MAXINDEX', 'h', [25]), ('minindex25', 'MININDEX', 'l', [25]),
    ('midprice20', 'MIDPRICE', 'hl', [20]), ('midpoint20', 'MIDPOINT', 'c', [20]),
    ('avgprice', 'AVGPRICE', 'ohlc', []), ('medprice', 'MEDPRICE', 'hl', []),
    ('typprice', 'TYPPRICE', 'hlc', []), ('wclprice', 'WCLPRICE', 'hlc', []),
]
WHOLE = {'htTrendMode', 'maxindex25', 'minindex25'}
FLOATS = {'T3': [1], 'MAMA': [0, 1], 'BBANDS': [1, 2], 'SAR': [0, 1], 'STDDEV': [1], 'VAR': [1]}


def compiled(folder):
    subprocess.run(['npm', 'pack', PACKAGE, '--silent'], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    subprocess.run('tar xzf *.tgz', cwd=folder, shell=True, check=True)
    lib = os.path.join(folder, 'package', 'src', 'lib')
    sources = glob.glob(lib + '/src/ta_func/*.c') + glob.glob(lib + '/src/ta_common/*.c')
    library = os.path.join(folder, 'ta.so')
    includes = [f'-I{lib}/{path}' for path in ('include', 'src/ta_common', 'src/ta_func')]
    flags = ['-O2', '-ffp-contract=off', '-shared', '-fPIC', '-w']
    subprocess.run(['cc', *flags, *includes, '-o', library, *sources, '-lm'], check=True)
    return ctypes.CDLL(library)


def series(ta, names, function, fields, parameters, columns):
    length = len(columns['c'])
    outputs = [(ctypes.c_int if name in WHOLE else ctypes.c_double) * length for name in names]
    outputs = [kind() for kind in outputs]
    begin, count = ctypes.c_int(), ctypes.c_int()
    floats = FLOATS.get(function, [])
    given = [ctypes.c_double(p) if i in floats else ctypes.c_int(int(p)) for i, p in enumerate(parameters)]
    inputs = [columns[field].ctypes.data_as(ctypes.c_void_p) for field in fields]
    call = getattr(ta, 'TA_' + function)
    code = call(0, length - 1, *inputs, *given, ctypes.byref(begin), ctypes.byref(count), *outputs)
    assert code == 0, (function, code)
    shown = [list(output)[: count.value] for output in outputs]
    return [[None] * begin.value + values for values in shown]


bars = pd.read_csv(os.path.join(HERE, 'bars.csv'))
fields = {'o': 'open', 'h': 'high', 'l': 'low', 'c': 'close', 'v': 'volume'}
columns = {key: np.ascontiguousarray(bars[name], dtype=float) for key, name in fields.items()}
with tempfile.TemporaryDirectory() as folder:
    ta = compiled(folder)
    ta.TA_Initialize()
    ta.TA_GetVersionString.restype = ctypes.c_char_p
    version = ta.TA_GetVersionString().decode().split(' ')[0]
    result = {}
    for names, function, inputs, parameters in CALLS:
        names = names.split()
        text = f"{function}({', '.join([fields[i] for i in inputs] + [str(p) for p in parameters])})"
        for name, values in zip(names, series(ta, names, function, inputs, parameters, columns)):
            rounded = [None if v is None else float('%.15g' % v) for v in values]
            result[name] = {'tool': 'TA-Lib', 'call': text, 'values': rounded}
versions = {'TA-Lib': version, 'package': PACKAGE, 'python': platform.python_version()}
with open(os.path.join(HERE, 'bars.talib.json'), 'w') as file:
    head = {'script': 'test/data/make/indicators-talib.py', 'series': 'bars.csv', 'versions': versions}
    body = ',\n'.join(f'  {json.dumps(k)}: {json.dumps(v, separators=(",", ":"))}' for k, v in result.items())
    file.write('{\n' + json.dumps(head)[1:-1] + ',\n"columns": {\n' + body + '\n}}\n')
print(versions, len(result), 'columns')
