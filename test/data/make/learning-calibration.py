"""Writes test/data/learning-calibration.json: reliability tables, Brier scores and recalibrations
by scikit-learn.

Run: /usr/bin/python3 test/data/make/learning-calibration.py
"""
import json
import sys
from pathlib import Path

import numpy
import sklearn
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss

random = numpy.random.default_rng(20161007)
sets = []
for n, slope, offset, bins in [(60, 1.0, 0.0, 5), (400, 0.5, 0.2, 15), (400, -0.45, 0.0, 10)]:
    stated = random.normal(0, 0.6, n).round(3)
    p = (1 / (1 + numpy.exp(-stated))).round(6)
    truth = 1 / (1 + numpy.exp(-(offset + slope * stated)))
    y = (random.random(n) < truth).astype(int)
    log_odds = numpy.log(p / (1 - p)).reshape(-1, 1)
    fit = LogisticRegression(penalty=None, tol=1e-9, solver='newton-cg').fit(log_odds, y)
    order = numpy.argsort(p, kind='stable')
    parts = [order[b * n // bins:(b + 1) * n // bins] for b in range(bins)]
    sets.append({
        'probabilities': p.tolist(), 'outcomes': y.tolist(), 'bins': bins,
        'brier': brier_score_loss(y, p),
        'meanProbability': [p[part].mean() for part in parts],
        'meanOutcome': [y[part].mean() for part in parts],
        'expectedCalibrationError': sum(
            len(part) / n * abs(p[part].mean() - y[part].mean()) for part in parts
        ),
        'slope': fit.coef_[0][0], 'intercept': fit.intercept_[0],
    })

tools = {
    'python': sys.version.split()[0], 'numpy': numpy.__version__, 'sklearn': sklearn.__version__,
}
out = Path(__file__).parent.parent / 'learning-calibration.json'
out.write_text(json.dumps({'tools': tools, 'sets': sets}, separators=(',', ':')) + '\n')
print(out, tools)
