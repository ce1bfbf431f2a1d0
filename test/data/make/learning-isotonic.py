"""Writes test/data/learning-isotonic.json: isotonic regressions by scikit-learn, of plain values with
weights, and of outcomes counted at nodes with a memory that fades.

Run: /usr/bin/python3 test/data/make/learning-isotonic.py
"""
import json
import sys
from pathlib import Path

import numpy
import sklearn
from sklearn.isotonic import IsotonicRegression

random = numpy.random.default_rng(20261126)


def fit(x, y, weights):
    return IsotonicRegression(out_of_bounds='clip').fit(x, y, sample_weight=weights).predict(x)


plain = []
for n in [1, 2, 9, 60]:
    values = (numpy.arange(n) / n + random.normal(0, 0.4, n)).round(3)
    weights = random.uniform(0.1, 5, n).round(3)
    plain.append({
        'values': values.tolist(), 'weights': weights.tolist(),
        'fitted': fit(numpy.arange(n), values, weights).tolist(),
    })

# As a stream: an outcome goes to the two nodes around it, and all that was fades towards the prior.
nodes, prior, half_life, n = 21, 4.0, 300, 2_000
ends = numpy.log(99)
places = numpy.linspace(-ends, ends, nodes)
stated = 1 / (1 + numpy.exp(-places))
memory = 0.5 ** (1 / half_life)
p = random.uniform(0.02, 0.98, n).round(4)
y = (random.random(n) < 0.2 + 0.6 * p ** 2).astype(int)
total, up = numpy.full(nodes, prior), prior * stated
for one, outcome in zip(p, y):
    total = memory * total + (1 - memory) * prior
    up = memory * up + (1 - memory) * prior * stated
    share = numpy.interp(numpy.log(one / (1 - one)), places, numpy.arange(nodes))
    below = min(nodes - 2, int(share))
    for node, part in ((below, 1 - (share - below)), (below + 1, share - below)):
        total[node] += part
        up[node] += part * outcome
learned = fit(stated, up / total, total)

tools = {
    'python': sys.version.split()[0], 'numpy': numpy.__version__, 'sklearn': sklearn.__version__,
}
out = Path(__file__).parent.parent / 'learning-isotonic.json'
out.write_text(json.dumps({
    'tools': tools, 'plain': plain,
    'stream': {
        'nodes': nodes, 'priorOutcomes': prior, 'halfLifeOutcomes': half_life,
        'probabilities': p.tolist(), 'outcomes': y.tolist(), 'learned': learned.tolist(),
    },
}, separators=(',', ':')) + '\n')
print(out, tools)
