"""Writes test/data/regime.json: run lengths by Bayes' rule over every length, none forgotten, with
scipy's Student t; variance ratios and their robust z by numpy.

Run: /usr/bin/python3 test/data/make/regime.py
"""
import json
import sys
from pathlib import Path

import numpy
import scipy
from scipy import stats

random = numpy.random.default_rng(19540601)


def change_points(x, hazard, mean, mean_inputs, deviation, deviation_inputs, recent):
    """Rows of recent change, likeliest length, mean and deviation after each input."""
    rows = []
    probability = numpy.array([1.0])
    for t, value in enumerate(x):
        likelihood = []
        for length in range(len(probability)):
            run = x[t - length:t]
            k, nu = mean_inputs + length, deviation_inputs + length
            m = (mean_inputs * mean + run.sum()) / k
            squares = deviation_inputs * deviation ** 2 + (run ** 2).sum() + mean_inputs * mean ** 2 - k * m ** 2
            scale = numpy.sqrt(squares / nu * (k + 1) / k)
            likelihood.append(stats.t.pdf(value, nu, loc=m, scale=scale))
        grown = probability * likelihood
        grown /= grown.sum()
        probability = numpy.concatenate([[hazard], grown * (1 - hazard)])
        means, variances = [], []
        for length in range(1, len(grown) + 1):
            run = x[t + 1 - length:t + 1]
            k, nu = mean_inputs + length, deviation_inputs + length
            m = (mean_inputs * mean + run.sum()) / k
            means.append(m)
            variances.append((deviation_inputs * deviation ** 2 + (run ** 2).sum() + mean_inputs * mean ** 2 - k * m ** 2) / nu)
        centre = (grown * means).sum()
        spread = numpy.sqrt((grown * (numpy.array(variances) + numpy.array(means) ** 2)).sum() - centre ** 2)
        rows.append([grown[:recent].sum(), int(grown.argmax()) + 1, centre, spread])
    return rows


def variance_ratio(returns, span):
    n = len(returns)
    apart = returns - returns.mean()
    sums = numpy.convolve(apart, numpy.ones(span), 'valid')
    ratio = (sums ** 2).sum() / (span * (n - span + 1) * (1 - span / n)) / (apart ** 2).sum() * (n - 1)
    theta = sum(
        (2 * (span - j) / span) ** 2 * (apart[j:] ** 2 * apart[:-j] ** 2).sum() / (apart ** 2).sum() ** 2
        for j in range(1, span)
    )
    return [ratio, (ratio - 1) / numpy.sqrt(theta)]


inputs = numpy.concatenate([random.normal(size=60), random.normal(2, 1, 40), random.normal(0, 3, 40)]).round(4)
options = {'meanRunInputs': 100, 'mean': 0.2, 'meanInputs': 0.5, 'deviation': 1.5, 'deviationInputs': 7, 'recentInputs': 10}
rows = change_points(inputs, 1 / 100, 0.2, 0.5, 1.5, 7, 10)
returns = random.standard_t(4, size=300).round(4)
ratios = [{'span': span, 'expected': variance_ratio(returns, span)} for span in [2, 5, 16]]
tools = {'python': sys.version.split()[0], 'numpy': numpy.__version__, 'scipy': scipy.__version__}
out = Path(__file__).parent.parent / 'regime.json'
out.write_text(json.dumps({
    'tools': tools, 'options': options, 'inputs': inputs.tolist(), 'rows': rows,
    'returns': returns.tolist(), 'ratios': ratios,
}, separators=(',', ':')) + '\n')
print(out, tools)
