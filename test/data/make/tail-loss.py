"""Tail losses and the risk of a portfolio by SciPy and NumPy: test/data/tail-loss.json.

/usr/bin/python3 test/data/make/tail-loss.py
"""
import json
import sys

import numpy
import scipy
from scipy import optimize, stats

random = numpy.random.default_rng(17)


def conditional(returns, tail):
    """The least value of VaR + E max(0, loss - VaR) / tail (Rockafellar, Uryasev), by a linear program."""
    n = len(returns)
    cost = numpy.concatenate(([1.0], numpy.full(n, 1 / (tail * n))))
    excess = numpy.hstack((-numpy.ones((n, 1)), -numpy.eye(n)))
    bounds = [(None, None)] + [(0, None)] * n
    return optimize.linprog(cost, A_ub=excess, b_ub=returns, bounds=bounds).fun


def losses(returns, tail):
    mean, deviation = returns.mean(), returns.std(ddof=1)
    z = stats.norm.ppf(tail)
    return {
        "tail": tail,
        "returns": returns.tolist(),
        "order": -float(numpy.quantile(returns, tail, method="inverted_cdf")),
        "linear": -float(numpy.quantile(returns, tail)),
        "normal": -float(stats.norm.ppf(tail, mean, deviation)),
        "conditional": float(conditional(returns, tail)),
        "conditionalNormal": float(-mean + deviation * stats.norm.pdf(z) / tail),
    }


def portfolio(size):
    factors = random.normal(size=(size, size + 2)) / 50
    covariance = factors @ factors.T
    weights = random.normal(size=size)
    variance = weights @ covariance @ weights
    deviation = float(numpy.sqrt(variance))
    return {
        "weights": weights.tolist(),
        "covariance": covariance.tolist(),
        "deviation": deviation,
        "valueAtRisk": float(-stats.norm.ppf(0.01) * deviation),
        "contributions": (weights * (covariance @ weights) / variance).tolist(),
    }


cases = [
    losses(numpy.round(random.standard_t(3, n) / 100, 5), tail)
    for n, tail in [(100, 0.05), (137, 0.05), (200, 0.1), (501, 0.01), (250, 0.025)]
]
made = {
    "by": f"SciPy {scipy.__version__}, NumPy {numpy.__version__}, Python {sys.version.split()[0]}",
    "losses": cases,
    "portfolios": [portfolio(size) for size in (1, 2, 5)],
}
with open("test/data/tail-loss.json", "w") as file:
    json.dump(made, file)
print(made["by"])
