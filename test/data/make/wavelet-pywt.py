"""PyWavelets' view of all wavelets: writes test/data/wavelet/pywt.json.

    /usr/bin/python3 test/data/make/wavelet-pywt.py > test/data/wavelet/pywt.json

MODWT (Percival & Walden, circular) from swt of the reversed series, multiresolution from iswt of
one level at a time, wavedec in two modes and at an odd length; each sampled at a few places.
"""

import json
import sys

import numpy as np
import pywt

LEVELS = 6
AT = [0, 1, 30, 77, 126, 127]
ODD = 53

rng = np.random.default_rng(20260)
walk = np.round(100 + np.cumsum(rng.standard_normal(128)), 3)
n = len(walk)


def sampled(values, at=AT):
    return [float(values[t]) for t in at]


def modwt(w):
    """W_1 … W_J and V_1 … V_J, whole."""
    taps = w.dec_len
    details, approximations = [], []
    for j in range(1, LEVELS + 1):
        shift = (2 ** j - 1) * (taps // 2 - 1)
        at = [(n - 1 - t + shift) % n for t in range(n)]
        c = pywt.swt(walk[::-1].copy(), w, level=j, trim_approx=True, norm=True)
        approximations.append(c[0][at])
        details.append(c[1][at])
    return details, approximations


def mra(w):
    """D_1 … D_J and S_1 … S_J, whole: iswt of one set of coefficients, the rest zero."""
    details, smooths = [], []
    for j in range(1, LEVELS + 1):
        c = pywt.swt(walk, w, level=j)
        zero = np.zeros(n)
        none = [(zero, zero)] * (j - 1)
        details.append(pywt.iswt([(zero, c[0][1])] + none, w))
        smooths.append(pywt.iswt([(c[0][0], zero)] + none, w))
    return details, smooths


def ends(c):
    """First and last three coefficients, and how many there are."""
    return [len(c), *map(float, c[:3]), *map(float, c[-3:])]


def wavedec(w, values, mode):
    out = []
    for j in range(1, LEVELS + 1):
        c = pywt.wavedec(values, w, mode=mode, level=j)
        out.append({"approximation": ends(c[0]), "details": ends(c[1])})
    return out


import warnings

warnings.filterwarnings("ignore", message="Level value")
names = [f"db{k}" for k in range(1, 21)] + [f"sym{k}" for k in range(2, 21)] + [f"coif{k}" for k in range(1, 6)]
wavelets = {}
for name in names:
    w = pywt.Wavelet(name)
    W, V = modwt(w)
    D, S = mra(w)
    wavelets[name] = {
        "lowpass": list(w.rec_lo),
        "vanishingMoments": w.vanishing_moments_psi,
        "dwtMaxLevel": pywt.dwt_max_level(1000, w.dec_len),
        "W": [sampled(v) for v in W],
        "V": [sampled(v) for v in V],
        "D": [sampled(v) for v in D],
        "S": [sampled(v) for v in S],
        "symmetric": wavedec(w, walk, "symmetric"),
        "periodization": wavedec(w, walk, "periodization"),
        "symmetricOdd": wavedec(w, walk[:ODD], "symmetric"),
        "periodizationOdd": wavedec(w, walk[:ODD], "periodization"),
    }

made = f"python {sys.version.split()[0]}, numpy {np.__version__}, PyWavelets {pywt.__version__}"
lines = [f'"{name}": {json.dumps(v)}' for name, v in wavelets.items()]
print('{\n"made": ' + json.dumps(made) + ',\n"at": ' + json.dumps(AT) + ',\n"odd": ' + str(ODD)
      + ',\n"values": ' + json.dumps(list(map(float, walk)))
      + ',\n"wavelets": {\n' + ",\n".join(lines) + "\n}\n}")
