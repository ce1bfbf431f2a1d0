"""Statistics fixtures from pandas, scipy, statsmodels and numpy.

    /usr/bin/python3 test/data/make/indicators-statistics.py

Writes test/data/indicators/*.statistics.json: for each column the call, as text that was
evaluated, and the whole series, null where undefined.
"""
import json
import os
import platform

import numpy as np
import pandas as pd
import scipy
import scipy.stats as stats
import statsmodels
import statsmodels.api as sm
from statsmodels.regression.rolling import RollingOLS

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'indicators')
VERSIONS = {
    'python': platform.python_version(),
    'pandas': pd.__version__,
    'numpy': np.__version__,
    'scipy': scipy.__version__,
    'statsmodels': statsmodels.__version__,
}


def windows(function, n, *series):
    """`function` of the last n values of each series, bar by bar."""
    arrays = [np.asarray(s, float) for s in series]
    last = range(n - 1, len(arrays[0]))
    return [None] * (n - 1) + [function(*(a[i - n + 1 : i + 1] for a in arrays)) for i in last]


def column(tool, call, scope, note):
    values = [None if v is None or not np.isfinite(v) else float('%.15g' % v) for v in eval(call, globals(), scope)]
    entry = {'tool': tool, 'call': call}
    if note:
        entry['note'] = note
    return {**entry, 'values': values}


ROLLING = [  # name, call, note; `r` is close.rolling(20)
    ('sum20', 'r.sum()', ''),
    ('mean20', 'r.mean()', ''),
    ('std20', 'r.std(ddof=0)', 'population'),
    ('stdSample20', 'r.std(ddof=1)', 'sample'),
    ('var20', 'r.var(ddof=0)', 'population'),
    ('varSample20', 'r.var(ddof=1)', 'sample'),
    ('min20', 'low.rolling(20).min()', ''),
    ('max20', 'high.rolling(20).max()', ''),
    ('median20', 'r.median()', ''),
    ('median9', 'close.rolling(9).median()', ''),
    ('quantile25', 'r.quantile(0.25, interpolation="linear")', 'type 7'),
    ('quantile90', 'r.quantile(0.9, interpolation="linear")', 'type 7'),
    ('zScore20', '(close - r.mean()) / r.std(ddof=0)', 'population'),
    ('cov20', 'r.cov(volume, ddof=0)', 'population'),
    ('covSample20', 'r.cov(volume)', 'sample'),
    ('corr20', 'r.corr(volume)', ''),
    ('corrOpen20', 'r.corr(open)', ''),
    ('skew20', 'r.skew()', 'bias-corrected'),
    ('kurt20', 'r.kurt()', 'excess, bias-corrected'),
    ('beta20', 'r.cov(open) / open.rolling(20).var()', 'slope of close on open'),
    ('rankAverage20', 'r.rank()', '1 to n, ties averaged'),
    ('expandingMean', 'close.expanding().mean()', ''),
    ('expandingVar', 'close.expanding(2).var(ddof=0)', 'population'),
    ('expandingMax', 'high.expanding().max()', ''),
    ('ewmFirst20', 'close.ewm(span=20, adjust=False).mean()', 'seed: the first value'),
    ('ewmAdjusted20', 'close.ewm(span=20, adjust=True).mean()', 'weights normalised from bar 0'),
    ('ewmVar20', 'close.ewm(span=20, adjust=False).var(bias=True)', 'biased'),
    ('ewmVarAdjusted20', 'close.ewm(span=20, adjust=True).var(bias=True)', 'biased, normalised'),
    ('ewmWilderFirst14', 'close.ewm(alpha=1/14, adjust=False).mean()', 'seed: the first value'),
    ('macdFirst', 'close.ewm(span=12, adjust=False).mean() - close.ewm(span=26, adjust=False).mean()', 'seed: the first value'),
    ('macdSignalFirst', '(close.ewm(span=12, adjust=False).mean() - close.ewm(span=26, adjust=False).mean()).ewm(span=9, adjust=False).mean()', 'seed: the first value'),
    ('demaFirst20', '2 * close.ewm(span=20, adjust=False).mean() - close.ewm(span=20, adjust=False).mean().ewm(span=20, adjust=False).mean()', 'seed: the first value'),
    ('roc10', '100 * close.pct_change(10)', ''),
]
POINTWISE = [
    ('linRegSlope14', 'scipy', 'windows(lambda y: stats.linregress(np.arange(14), y).slope, 14, close)', ''),
    ('linRegIntercept14', 'scipy', 'windows(lambda y: stats.linregress(np.arange(14), y).intercept, 14, close)', 'at the oldest bar'),
    ('linRegR2', 'scipy', 'windows(lambda y: stats.linregress(np.arange(14), y).rvalue ** 2, 14, close)', ''),
    ('linRegValue14', 'statsmodels', 'windows(lambda y: sm.OLS(y, sm.add_constant(np.arange(14.0))).fit().fittedvalues[-1], 14, close)', 'the fit at the newest bar'),
    ('betaOls20', 'statsmodels', 'RollingOLS(close, sm.add_constant(open), window=20).fit().params.iloc[:, 1]', 'slope of close on open'),
    ('pearson20', 'scipy', 'windows(lambda x, y: stats.pearsonr(x, y)[0], 20, close, open)', ''),
    ('spearman20', 'scipy', 'windows(lambda x: stats.spearmanr(x, np.arange(20))[0], 20, close)', ''),
    ('mad20', 'scipy', 'windows(lambda x: stats.median_abs_deviation(x, scale=1.0), 20, close)', 'not scaled'),
    ('mad9', 'scipy', 'windows(lambda x: stats.median_abs_deviation(x, scale=1.0), 9, close)', 'not scaled'),
    ('zScoreScipy20', 'scipy', 'windows(lambda x: stats.zscore(x, ddof=0)[-1], 20, close)', 'population'),
    ('quantileNumpy37', 'numpy', 'windows(lambda x: np.quantile(x, 0.37, method="linear"), 20, close)', 'type 7'),
    ('percentRank100', 'scipy', 'windows(lambda x: stats.percentileofscore(x[:-1], x[-1], kind="strict"), 101, close)', 'share of the 100 before, strictly below'),
    ('historicalVolatility20', 'numpy', 'windows(lambda x: np.log(x[1:] / x[:-1]).std(ddof=1) * np.sqrt(252), 21, close)', 'sample, 252 a year'),
]
HALTED = ('sum20', 'mean20', 'min20', 'max20', 'median20', 'quantile25', 'quantile90', 'ewmFirst20')
HALTED_POINTWISE = ('linRegSlope14', 'linRegIntercept14', 'mad20', 'mad9', 'quantileNumpy37', 'historicalVolatility20')


def save(series, rolling, pointwise):
    bars = pd.read_csv(os.path.join(HERE, series + '.csv'))
    scope = {name: bars[name].astype(float) for name in ('open', 'high', 'low', 'close', 'volume')}
    scope['r'] = scope['close'].rolling(20)
    columns = {name: column('pandas', call.replace('r.', 'close.rolling(20).') if call.startswith('r.') else call, scope, note) for name, call, note in rolling}
    columns |= {name: column(tool, call, scope, note) for name, tool, call, note in pointwise}
    path = os.path.join(HERE, series + '.statistics.json')
    with open(path, 'w') as file:
        head = {'script': 'test/data/make/indicators-statistics.py', 'series': series + '.csv', 'versions': VERSIONS}
        file.write(json.dumps(head)[:-1] + ', "columns": {\n')
        file.write(',\n'.join(f'  "{k}": ' + json.dumps(v, separators=(',', ':')) for k, v in columns.items()))
        file.write('\n}}\n')
    print(series, len(columns), 'columns', os.path.getsize(path), 'bytes')


save('bars', ROLLING, POINTWISE)
save('flat', [c for c in ROLLING if c[0] in HALTED], [c for c in POINTWISE if c[0] in HALTED_POINTWISE])
