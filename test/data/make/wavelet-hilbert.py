"""A Hilbert pair of wavelets and its coefficients: writes test/data/wavelet/hilbert.json.

    /usr/bin/python3 test/data/make/wavelet-hilbert.py > test/data/wavelet/hilbert.json

Selesnick (2001): both lowpass filters share F(z) = Q(z)(1 + 1/z)^K; one has D(z), a maximally flat
half-sample delay of degree L, the other D turned round. Computed at 80 digits for K = L = 2, Q of
minimum phase. The same program must give the magnitudes of waveslim's tables (packets.json), whose Q
is another one. Coefficients are PyWavelets' swt of one level at a time, with these filters.
Needs mpmath, numpy, pywt.
"""

import json
import pathlib

import mpmath as mp
import numpy as np
import pywt

mp.mp.dps = 80


def product(a, b):
    out = [mp.mpf(0)] * (len(a) + len(b) - 1)
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            out[i + j] += x * y
    return out


def delay(degree):
    taps = [mp.mpf(1)]
    half = mp.mpf(1) / 2
    for n in range(degree):
        taps.append(taps[-1] * (degree - n) * (degree - half - n) / ((n + 1) * (n + 1 + half)))
    return taps


def pair(moments, degree):
    d = delay(degree)
    size = moments + degree
    known = product([mp.binomial(2 * moments, n) for n in range(2 * moments + 1)], product(d, d[::-1]))
    unknown = 2 * size - 1
    centre = (len(known) + unknown - 2) // 2
    rows = [k for k in range(2 * centre + 1) if (k - centre) % 2 == 0]
    system = mp.matrix([[known[k - i] if 0 <= k - i < len(known) else 0 for i in range(unknown)] for k in rows])
    halfband = list(mp.lu_solve(system, mp.matrix([mp.mpf(k == centre) for k in rows])))
    taps = [mp.mpf(1)]
    inside = [z for z in mp.polyroots(halfband, maxsteps=2000, extraprec=2000) if abs(z) < 1]
    assert len(inside) == size - 1
    for root in inside:
        taps = product(taps, [1, -root])
    taps = [mp.re(t) for t in taps]
    for _ in range(moments):
        taps = product(taps, [1, 1])
    h, g = product(taps, d), product(taps, d[::-1])
    scale = mp.sqrt(2) / mp.fsum(h)
    return [float(x * scale) for x in h], [float(x * scale) for x in g]


def correlations(taps):
    return np.correlate(taps, taps, "full")


tables = json.loads((pathlib.Path(__file__).parent / "../wavelet/packets.json").read_text())["pairs"]
for name, theirs in tables.items():
    for ours, table in zip(pair(int(name[1]), int(name[3])), theirs):
        assert np.abs(correlations(ours) - correlations(table)).max() < 1e-6, name

h, g = pair(2, 2)
rng = np.random.default_rng(20264)
values = np.round(50 + np.cumsum(rng.standard_normal(64)), 3)
n = len(values)


def split(x, lowpass, highpass, j):
    """V and W of the row x at level j, circular, causal; any two filters of equal length."""
    turned = [lowpass[::-1], highpass[::-1], lowpass, highpass]
    # PyWavelets convolves with dec_lo: over the reversed row that is a correlation with its turned self
    w = pywt.Wavelet("own", filter_bank=turned)
    low, high = pywt.swt(x[::-1], w, level=1, start_level=j - 1, trim_approx=True, norm=False)
    at = (n - 1 - np.arange(n) + 2 ** (j - 1) * (len(lowpass) // 2 - 1)) % n
    return low[at] / np.sqrt(2), high[at] / np.sqrt(2)


alternate = lambda taps: [t if l % 2 == 0 else -t for l, t in enumerate(taps)]
levels = 4
first, _ = split(values, h, alternate(h), 1)
rows = {}
for name, start, lowpass, highpass in [
    ("real", first, h, alternate(g)),
    ("imaginary", np.roll(first, 1), g, alternate(h)),
]:
    v, rows[name] = start, []
    for j in range(2, levels + 1):
        v, w = split(v, lowpass, highpass, j)
        rows[name].append([float(f"{x:.15g}") for x in w])
print(json.dumps({
    "made": f"mpmath {mp.__version__}, PyWavelets {pywt.__version__}, numpy {np.__version__}",
    "real lowpass": h, "imaginary lowpass": g, "values": values.tolist(), **rows,
}, separators=(",", ":")))
