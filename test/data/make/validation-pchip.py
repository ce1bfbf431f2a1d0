"""test/data/validation/pchip.json: curves through random points by SciPy's PchipInterpolator."""

import json
import random

import numpy
import scipy
from scipy.interpolate import PchipInterpolator

random.seed(20261125)
cases = []
for count in [2, 3, 4, 5, 8, 4, 4, 3, 6, 4, 5, 2, 3, 4, 4, 7, 4, 5, 4, 3, 4, 6, 4, 4]:
    x = [0.0]
    while len(x) < count:
        x.append(x[-1] + random.choice([1.0, 1.0, 2.5, 7.0]))
    y = [round(random.uniform(-5, 5), random.choice([0, 3])) for _ in x]
    at = [x[i] + t * (x[i + 1] - x[i]) for i in range(count - 1) for t in (0.125, 0.5, 0.8)]
    expected = [float(v) for v in PchipInterpolator(numpy.array(x), numpy.array(y))(at)]
    cases.append({"x": x, "y": y, "at": at, "expected": expected})

made_with = f"scipy {scipy.__version__}, numpy {numpy.__version__}"
print(made_with, len(cases), "cases")
with open("test/data/validation/pchip.json", "w") as file:
    json.dump({"madeWith": made_with, "cases": cases}, file)
    file.write("\n")
