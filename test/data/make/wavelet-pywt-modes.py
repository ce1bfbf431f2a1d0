"""PyWavelets' modes, biorthogonal wavelets and swt: writes test/data/wavelet/pywt-modes.json.

    /usr/bin/python3 test/data/make/wavelet-pywt-modes.py > test/data/wavelet/pywt-modes.json

dwt in every mode at lengths from 1, where an extension folds several times; filters, dwt and swt of
every biorthogonal wavelet; idwt of one half only.
"""

import json
import sys

import numpy as np
import pywt

rng = np.random.default_rng(20261)
values = np.round(10 + np.cumsum(rng.standard_normal(24)), 2)
rounded = lambda row: [float(f"{v:.15g}") for v in row]

modes = {}
for mode in pywt.Modes.modes:
    cases = []
    for name in ["haar", "db4", "coif2", "bior2.4", "rbio3.1"]:
        for n in [1, 2, 3, 7, 24]:
            if n == 1 and mode in ("reflect", "antireflect"):
                continue  # PyWavelets 1.1.1 never ends here
            a, d = pywt.dwt(values[:n], name, mode=mode)
            cases.append({"wavelet": name, "n": n, "approximation": rounded(a), "details": rounded(d)})
    modes[mode] = cases

wavelets = {}
for name in pywt.wavelist("bior") + pywt.wavelist("rbio"):
    w = pywt.Wavelet(name)
    c = pywt.swt(values, w, level=3, trim_approx=True)
    wavelets[name] = {
        "filters": [list(map(float, f)) for f in w.filter_bank],
        "swt": [rounded(row[[0, 1, 7, 22, 23]]) for row in c],
        "maxLevel": pywt.dwt_max_level(1000, w.dec_len),
    }

orthogonal = {}
for name in ["haar", "db4", "coif2", "coif1"]:
    c = pywt.swt(values, name, level=3, trim_approx=True, norm=True)
    changed = [np.where(np.abs(row) > 0.5, row, 0) for row in c[1:]]
    pairs = pywt.swt(values, name, level=3)
    some = [(a, np.where(np.abs(d) > 0.5, d, 0)) for a, d in pairs]
    orthogonal[name] = {
        "norm": [rounded(row) for row in c],
        "iswt": rounded(pywt.iswt(some, name)),
        "smooth": rounded(pywt.idwt(pywt.dwt(values, name)[0], None, name)),
    }

made = f"python {sys.version.split()[0]}, numpy {np.__version__}, PyWavelets {pywt.__version__}"
print(json.dumps({"made": made, "values": list(map(float, values)), "at": [0, 1, 7, 22, 23],
                  "modes": modes, "wavelets": wavelets, "orthogonal": orthogonal}, separators=(",", ":")))
