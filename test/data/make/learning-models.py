"""Writes test/data/learning-models.json: Bayesian ridge and SGD on the log loss by scikit-learn,
recursive least squares by statsmodels.

Run: /usr/bin/python3 test/data/make/learning-models.py
"""
import json
import sys
from pathlib import Path

import numpy
import sklearn
import statsmodels
from sklearn.linear_model import BayesianRidge, SGDClassifier
from statsmodels.regression.recursive_ls import RecursiveLS

random = numpy.random.default_rng(20261125)
n, width = 120, 3
x = random.normal(0, 1, (n, width)).round(3)
x[:, 2] = (0.7 * x[:, 0] + 0.5 * x[:, 2]).round(3)
y = (x @ [0.6, -1.2, 0.3] + 0.4 + random.normal(0, 0.8, n)).round(3)
up = (y > 0.4).astype(int)

ridge = BayesianRidge(fit_intercept=False, tol=1e-12, n_iter=2000).fit(x, y)
means, deviations = ridge.predict(x[:20], return_std=True)

with_constant = numpy.column_stack([x, numpy.ones(n)])
recursive = RecursiveLS(y, with_constant).fit()
squares = recursive.ssr  # of all errors by the last weights

logistic = []
for rate in [0.05, 0.5]:
    sgd = SGDClassifier(loss='log_loss', penalty=None, learning_rate='constant', eta0=rate)
    steps = []
    for i in range(n):
        sgd.partial_fit(x[i:i + 1], up[i:i + 1], classes=[0, 1])
        steps.append([*sgd.coef_[0], sgd.intercept_[0]])
    logistic.append({'rate': rate, 'l2': 0, 'weights': steps})

tools = {
    'python': sys.version.split()[0], 'numpy': numpy.__version__, 'sklearn': sklearn.__version__,
    'statsmodels': statsmodels.__version__,
}
out = Path(__file__).parent.parent / 'learning-models.json'
out.write_text(json.dumps({
    'tools': tools, 'features': x.tolist(), 'targets': y.tolist(), 'ups': up.tolist(),
    'ridge': {
        'noisePrecision': ridge.alpha_, 'weightPrecision': ridge.lambda_,
        'weights': ridge.coef_.tolist(), 'covariance': ridge.sigma_.tolist(),
        'means': means.tolist(), 'deviations': deviations.tolist(),
    },
    'recursive': {
        'weights': recursive.recursive_coefficients.filtered.T.tolist(), 'errorSquares': squares,
    },
    'logistic': logistic,
}, separators=(',', ':')) + '\n')
print(out, tools)
