"""Writes test/data/spectral.json: periodograms, averaged spectra, coherence and convolutions by
scipy, cross-correlations by numpy.

Run: /usr/bin/python3 test/data/make/spectral.py
"""
import json
import sys
from pathlib import Path

import numpy
import scipy
from scipy import signal

random = numpy.random.default_rng(20000103)


def next_power_of_two(n):
    return max(2, 1 << (n - 1).bit_length())


def series(n, kind):
    t = numpy.arange(n)
    noise = random.standard_normal(n)
    if kind == 'noise':
        return noise
    if kind == 'trend':
        return 100 + 0.3 * t + noise
    return 1000 + 3 * numpy.sin(2 * numpy.pi * t / 12.5 + 0.4) + 0.5 * noise


periodograms = []
for n, kind in [(2, 'noise'), (3, 'noise'), (16, 'cycle'), (64, 'trend'), (100, 'cycle')]:
    values = series(n, kind)
    for window, scipy_window in [('hann', 'hann'), ('none', 'boxcar')]:
        for detrend, scipy_detrend in [('linear', 'linear'), ('constant', 'constant'), ('none', False)]:
            frequency, power = signal.periodogram(
                values, window=scipy_window, nfft=next_power_of_two(n), detrend=scipy_detrend
            )
            periodograms.append({
                'values': values.tolist(), 'window': window, 'detrend': detrend,
                'frequency': frequency.tolist(), 'power': power.tolist(),
            })

correlations = []
for n, max_lag, shift in [(2, 1, 0), (17, 16, 3), (200, 40, -7)]:
    source = series(n + 20, 'noise')
    a = 100 + source[10:10 + n]
    b = 5 + 0.7 * source[10 - shift:10 - shift + n] + 0.3 * series(n, 'noise')
    da, db = a - a.mean(), b - b.mean()
    # numpy.correlate(x, y)[k] sums x[t + k] * y[t]: with x = b, a positive lag says that a leads.
    full = numpy.correlate(db, da, mode='full') / numpy.sqrt((da ** 2).sum() * (db ** 2).sum())
    correlations.append({
        'a': a.tolist(), 'b': b.tolist(), 'maxLag': max_lag, 'shift': shift,
        'correlation': full[n - 1 - max_lag:n + max_lag].tolist(),
    })

averages = []
for n, segment, overlap, window, detrend in [
    (64, 16, 8, 'hann', 'constant'), (120, 32, 16, 'hann', 'linear'), (120, 32, 0, 'none', 'linear'),
    (90, 30, 15, 'hann', 'constant'), (40, 40, 0, 'none', 'constant'),
]:
    a = series(n, 'cycle').round(2)
    b = (0.6 * numpy.roll(a, 2) + series(n, 'noise')).round(2)
    options = {
        'window': 'boxcar' if window == 'none' else window, 'nperseg': segment, 'noverlap': overlap,
        'nfft': next_power_of_two(segment), 'detrend': detrend,
    }
    frequency, power = signal.welch(a, **options)
    _, cross = signal.csd(a, b, **options)
    _, coherence = signal.coherence(a, b, **options)
    averages.append({
        'a': a.tolist(), 'b': b.tolist(), 'segmentBars': segment, 'overlapBars': overlap,
        'window': window, 'detrend': detrend, 'frequency': frequency.tolist(),
        'power': power.tolist(), 'coherence': coherence.tolist(),
        # scipy's angle is how far b leads.
        'phase': (-numpy.angle(cross)).tolist(),
    })

convolutions = []
for n, m in [(1, 1), (5, 3), (64, 65), (300, 17)]:
    a, b = series(n, 'noise').round(2), series(m, 'noise').round(2)
    convolutions.append({
        'a': a.tolist(), 'b': b.tolist(), 'sums': signal.convolve(a, b, method='direct').tolist(),
    })

tools = {'python': sys.version.split()[0], 'numpy': numpy.__version__, 'scipy': scipy.__version__}
out = Path(__file__).parent.parent / 'spectral.json'
out.write_text(json.dumps({
    'tools': tools, 'periodograms': periodograms, 'correlations': correlations,
    'averages': averages, 'convolutions': convolutions,
}, separators=(',', ':')) + '\n')
print(out, out.stat().st_size, 'bytes', tools)
