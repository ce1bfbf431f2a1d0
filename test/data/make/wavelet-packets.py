"""Undecimated wavelet packets by PyWavelets: writes test/data/wavelet/packets-pywt.json.

    /usr/bin/python3 test/data/make/wavelet-packets.py > test/data/wavelet/packets-pywt.json

PyWavelets' packets are decimated, so every node is split here by its `swt` of one level at the node's
own dilation s = 2^(j-1), over the reversed row: circular, shifted by s*(L/2 - 1).
"""

import json

import numpy as np
import pywt

rng = np.random.default_rng(20263)
values = np.round(50 + np.cumsum(rng.standard_normal(64)), 3)
levels = 3


def split(x, name, j):
    """V and W of the row x at level j (dilation 2^(j-1)), circular, causal."""
    length = pywt.Wavelet(name).dec_len
    n = len(x)
    approximation, detail = pywt.swt(x[::-1], name, level=1, start_level=j - 1, trim_approx=True, norm=True)
    at = (n - 1 - np.arange(n) + 2 ** (j - 1) * (length // 2 - 1)) % n
    return approximation[at], detail[at]


def packets(name):
    nodes = [values]
    for j in range(1, levels + 1):
        below = []
        for n, node in enumerate(nodes):
            low, high = split(node, name, j)
            below += [high, low] if n % 2 else [low, high]
        nodes = below
    return [[float(f"{v:.15g}") for v in node] for node in nodes]


names = ["haar", "db3", "db4", "sym4", "coif2", "db10"]
print(json.dumps({
    "made": f"PyWavelets {pywt.__version__}, numpy {np.__version__}",
    "values": values.tolist(),
    "packets": {name: packets(name) for name in names},
}, separators=(",", ":")))
