"""Writes test/data/core/elementary.json: exp, log, log of ratios, sin, cos, atan by mpmath at 200 bits.

Run: /usr/bin/python3 test/data/make/elementary.py   (Debian: python3-mpmath)

Each row is [input…, nearest double, what the exact value has beyond it].
"""
import json
import random
import sys
from pathlib import Path

import mpmath
from mpmath import mpf

mpmath.mp.prec = 200
draw = random.Random(20261125)


def split(exact):
    high = float(exact)
    return [high, float(exact - mpf(high))]


def spread(low, high, count):
    return [draw.uniform(low, high) for _ in range(count)]


def rows(function, inputs):
    return [[x, *split(function(mpf(x)))] for x in inputs]


half_turns = [n * 1.5707963267948966 for n in (1, 2, 3, 4, 5, 1000, 12345, 654321)]
angles = spread(-4, 4, 40) + spread(-1e3, 1e3, 20) + spread(-1e6, 1e6, 20) + half_turns
positive = spread(0.5, 2, 40) + [2.0 ** e * draw.uniform(1, 2) for e in range(-1070, 1023, 40)] + [10.0, 0.1, 5e-324]
prices = [(b * draw.uniform(1 - w, 1 + w), b) for w in (1e-6, 1e-3, 0.1, 0.9) for b in spread(0.01, 5e4, 15)]

cases = {
    'exp': rows(mpmath.exp, spread(-1, 1, 40) + spread(-700, 700, 40) + spread(-744, -708, 20) + [1.0, 709.78, -745.1]),
    'log': rows(mpmath.log, positive),
    'logRatio': [[a, b, *split(mpmath.log(mpf(a) / mpf(b)))] for a, b in prices],
    'sin': rows(mpmath.sin, angles),
    'cos': rows(mpmath.cos, angles),
    'atan': rows(mpmath.atan, spread(-0.3, 0.3, 30) + spread(-4, 4, 40) + spread(-1e4, 1e4, 10) + [1.0, 1e300]),
}
out = {
    'script': 'test/data/make/elementary.py',
    'versions': {'python': sys.version.split()[0], 'mpmath': mpmath.__version__},
    'cases': cases,
}
Path('test/data/core/elementary.json').write_text(json.dumps(out) + '\n')
print(out['versions'], {name: len(rows) for name, rows in cases.items()})
