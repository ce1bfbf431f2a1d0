"""Fixtures of rolling and exponentially weighted statistics from pandas and scipy.

    /usr/bin/python3 test/data/make/statistics.py

Writes test/data/statistics/rolling.json: three series of 160 inputs (a random walk of prices in
ticks of 1/64, a volume-like companion, and changes with exact zeros and ties), and for each call,
given as the text that was evaluated, the whole answer; null where undefined.
"""
import json
import os
import platform

import numpy as np
import pandas as pd
import scipy
import scipy.stats as stats

random = np.random.default_rng(20001)
steps = random.integers(-96, 97, 160) * (random.random(160) < 0.8)
x = pd.Series(100 + np.cumsum(steps) / 64)
y = pd.Series(1000 + random.integers(0, 500, 160) + 4 * x.round())
d = pd.Series(steps.astype(float))

CALLS = {
    'sum20': 'x.rolling(20).sum()',
    'variance20': 'x.rolling(20).var(ddof=0)',
    'varianceSample7': 'd.rolling(7).var(ddof=1)',
    'stdDev20': 'x.rolling(20).std(ddof=0)',
    'lowest20': 'x.rolling(20).min()',
    'highest20': 'x.rolling(20).max()',
    'median20': 'x.rolling(20).median()',
    'median9': 'd.rolling(9).median()',
    'quantile20at37': 'windows(lambda a: np.quantile(a, 0.37, method="linear"), 20, x)',
    'quantile13at90': 'd.rolling(13).quantile(0.9, interpolation="linear")',
    'mad20': 'windows(stats.median_abs_deviation, 20, x)',
    'mad9': 'windows(stats.median_abs_deviation, 9, d)',
    'covariance20': 'windows(lambda a, b: np.cov(a, b, ddof=0)[0, 1], 20, x, y)',
    'covarianceSample20': 'windows(lambda a, b: np.cov(a, b)[0, 1], 20, x, y)',
    'correlation20': 'windows(lambda a, b: stats.pearsonr(a, b)[0], 20, x, y)',
    'barsSinceHighest25': 'windows(lambda a: float(np.argmax(a[::-1])), 25, d)',
    'barsSinceLowest25': 'windows(lambda a: float(np.argmin(a[::-1])), 25, d)',
    'ewMean10': 'x.ewm(alpha=0.1, adjust=True).mean()',
    'ewMeanHalfLife7': 'x.ewm(halflife=7, adjust=True).mean()',
    'ewVariance10': 'd.ewm(alpha=0.1, adjust=True).var(bias=True).where(d.index > 0)',
    'ewVarianceSample5': 'd.ewm(halflife=5, adjust=True).var(bias=False)',
    'weighted15': 'windows(lambda a: np.dot(a, np.arange(1, 16)), 15, x)',
    'delay10': 'x.shift(10)',
    'regressionSlope14': 'windows(lambda a: stats.linregress(np.arange(14), a).slope, 14, x)',
    'regressionIntercept14': 'windows(lambda a: stats.linregress(np.arange(14), a).intercept, 14, x)',
    'regressionR2of14': 'windows(lambda a: stats.linregress(np.arange(14), a).rvalue ** 2, 14, x)',
    'regressionError14': 'windows(lambda a: stats.linregress(np.arange(14), a).stderr * np.sqrt(14 * (14 ** 2 - 1) / 12), 14, x)',
}


def windows(function, n, *series):
    """`function` of the last n values of each series, bar by bar."""
    arrays = [np.asarray(s, float) for s in series]
    return [np.nan] * (n - 1) + [
        function(*(a[i - n + 1 : i + 1] for a in arrays)) for i in range(n - 1, len(arrays[0]))
    ]


def plain(values):
    return [None if not np.isfinite(v) else float('%.15g' % v) for v in values]


fixture = {
    'script': 'test/data/make/statistics.py',
    'versions': {
        'python': platform.python_version(),
        'pandas': pd.__version__,
        'numpy': np.__version__,
        'scipy': scipy.__version__,
    },
    'inputs': {'x': list(x), 'y': list(y), 'd': list(d)},
    'calls': {name: {'call': call, 'values': plain(eval(call))} for name, call in CALLS.items()},
}
path = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'statistics', 'rolling.json')
with open(path, 'w') as file:
    json.dump(fixture, file, separators=(',', ':'))
print(len(CALLS), 'calls', os.path.getsize(path), 'bytes')
