"""Writes test/data/correlation-assets.json: exponentially weighted correlations by pandas, Fisher's
intervals and rank correlations by scipy.

Run: /usr/bin/python3 test/data/make/correlation-assets.py
"""
import json
import sys
from pathlib import Path

import numpy
import pandas
import scipy
from scipy import stats

random = numpy.random.default_rng(20050228)
mix = random.normal(size=(4, 4))
rows = (random.normal(size=(60, 4)) @ mix).round(3)
frame = pandas.DataFrame(rows)
matrices = []
for alpha in [0.03, 0.2]:
    correlation = frame.ewm(alpha=alpha, adjust=True).corr()
    for at in [9, 34, 59]:
        matrices.append({'alpha': alpha, 'rows': at + 1, 'correlation': correlation.loc[at].values.tolist()})

intervals = []
for r, n, level in [(0.5, 50, 0.95), (-0.9, 12, 0.99), (0.01, 1000, 0.5), (0.999, 4, 0.95)]:
    z = stats.norm.ppf(0.5 + level / 2) / numpy.sqrt(n - 3)
    low, high = numpy.tanh(numpy.arctanh(r) + numpy.array([-z, z]))
    intervals.append({'correlation': r, 'n': n, 'level': level, 'low': low, 'high': high})

ranks = []
for n, step in [(8, 1), (40, 2), (200, 0.001)]:
    a = (random.normal(size=n) / step).round(0) * step
    b = ((0.6 * a + random.normal(size=n)) / step).round(0) * step
    ranks.append({'a': a.tolist(), 'b': b.tolist(), 'correlation': stats.spearmanr(a, b).statistic})

tools = {
    'python': sys.version.split()[0], 'numpy': numpy.__version__, 'pandas': pandas.__version__,
    'scipy': scipy.__version__,
}
out = Path(__file__).parent.parent / 'correlation-assets.json'
out.write_text(json.dumps({
    'tools': tools, 'rows': rows.tolist(), 'matrices': matrices, 'intervals': intervals,
    'ranks': ranks,
}, separators=(',', ':')) + '\n')
print(out, tools)
