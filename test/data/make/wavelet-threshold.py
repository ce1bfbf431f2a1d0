"""PyWavelets' thresholds: writes test/data/wavelet/threshold.json.

    /usr/bin/python3 test/data/make/wavelet-threshold.py > test/data/wavelet/threshold.json

`hyperbolic`, which PyWavelets has not, is computed here from its definition.
"""

import json
import sys

import numpy as np
import pywt

rng = np.random.default_rng(7)
values = np.concatenate([[0.0, 1.5, -1.5, 3.0, -3.0], np.round(3 * rng.standard_normal(40), 3)])
value = 1.5
hyperbolic = np.sign(values) * np.sqrt(np.maximum(values ** 2 - value ** 2, 0))

json.dump(
    {
        "tools": f"PyWavelets {pywt.__version__}, numpy {np.__version__}",
        "values": values.tolist(),
        "value": value,
        "soft": pywt.threshold(values, value, "soft").tolist(),
        "hard": pywt.threshold(values, value, "hard").tolist(),
        "garrote": pywt.threshold(values, value, "garrote").tolist(),
        "firm": pywt.threshold_firm(values, value, 2 * value).tolist(),
        "hyperbolic": hyperbolic.tolist(),
    },
    sys.stdout,
)
