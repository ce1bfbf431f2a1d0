"""Summaries of returns by pandas, numpy and scipy: writes test/data/report/returns.json.

    /usr/bin/python3 test/data/make/report-returns.py > test/data/report/returns.json

Four series of closes: fat-tailed steps with a drift, a sawtooth in ticks with ties, five closes,
and closes with holes (null), round which returns are left out.
"""
import json
import platform
import sys

import numpy as np
import pandas as pd
import scipy
from scipy import stats

BARS_PER_YEAR = 252
random = np.random.default_rng(31415)


def fat():
    return np.round(100 * np.exp(np.cumsum(0.0006 + 0.011 * random.standard_t(4, 400))), 4)


def holed():
    closes = fat()[:120]
    closes[[0, 17, 18, 60, 119]] = np.nan
    return closes


def number(x):
    return None if not np.isfinite(x) else float(x)


def summary(closes):
    price = pd.Series(closes)
    log = np.log(price)
    r = log.diff().dropna()
    assert abs(r.skew() - stats.skew(r, bias=False)) < 1e-12
    assert abs(r.kurt() - stats.kurtosis(r, bias=False)) < 1e-12
    priced = log.dropna()
    line = stats.linregress(priced.index, priced)
    fall = 1 - price / price.cummax()
    to = int(fall.idxmax())
    value = {
        'count': len(r),
        'mean': r.mean(),
        'stdDev': r.std(ddof=1),
        'annualMean': BARS_PER_YEAR * r.mean(),
        'annualStdDev': np.sqrt(BARS_PER_YEAR) * r.std(ddof=1),
        'median': r.median(),
        'skewness': r.skew(),
        'excessKurtosis': r.kurt(),
        'best': r.max(),
        'bestIndex': int(r.idxmax()),
        'worst': r.min(),
        'worstIndex': int(r.idxmin()),
        'slope': line.slope,
        'r2': line.rvalue ** 2,
        'maxDrawdownRatio': fall.max(),
        'maxDrawdownFrom': int(price[: to + 1].idxmax()),
        'maxDrawdownTo': to,
    }
    for percent in (1, 5, 95, 99):
        value['q%02d' % percent] = np.quantile(r, percent / 100, method='linear')
    return {name: number(x) for name, x in value.items()}


cases = {
    'fat': fat(),
    'ticks': 50 + np.abs((np.arange(90) * 7) % 26 - 13) / 8 + (np.arange(90) // 30) / 4,
    'five': np.array([10.0, 11.0, 10.5, 12.0, 11.75]),
    'holes': holed(),
}
json.dump(
    {
        'script': 'test/data/make/report-returns.py',
        'versions': {
            'python': platform.python_version(),
            'pandas': pd.__version__,
            'numpy': np.__version__,
            'scipy': scipy.__version__,
        },
        'barsPerYear': BARS_PER_YEAR,
        'cases': {
            name: {'closes': [number(x) for x in closes], 'summary': summary(closes)}
            for name, closes in cases.items()
        },
    },
    sys.stdout,
    separators=(',', ':'),
)
