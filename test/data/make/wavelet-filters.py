"""Scaling filters to 17 digits, computed at 120 digits: writes the coiflets, src/wavelet/coiflets.ts,
and all of them as JSON, to which the library's own computation of db and sym is held.

    /usr/bin/python3 test/data/make/wavelet-filters.py > src/wavelet/coiflets.ts

Daubechies and symlets: spectral factorisation of the half-band polynomial; one root of each
reciprocal pair inside the unit circle (db), or the choice that PyWavelets made (sym), found by
trying all of them. Coiflets: Newton's method on the equations that define them, started from
PyWavelets' digits. Needs mpmath, numpy, pywt (Debian: python3-mpmath, python3-pywt).
"""

import itertools
import sys

import mpmath as mp
import numpy as np
import pywt

mp.mp.dps = 120


def reciprocal_roots(moments):
    """Roots z, |z| < 1, of the half-band polynomial's remainder, in groups closed under conjugation."""
    powers = [mp.binomial(moments - 1 + k, k) for k in range(moments)]  # P(y), y = sin^2(w/2)
    if moments == 1:
        return []
    groups = []
    for y in mp.polyroots(powers[::-1], maxsteps=500, extraprec=600):
        if y.imag < -mp.mpf(10) ** -60:
            continue  # the conjugate stands for both
        b = 1 - 2 * y
        z = b - mp.sqrt(b * b - 1)
        if abs(z) > 1:
            z = 1 / z
        real = abs(y.imag) < mp.mpf(10) ** -60
        groups.append([z.real] if real else [z, mp.conj(z)])
    return groups


def expand(moments, groups):
    """The filter (1 + z^-1)^moments * product(1 - r z^-1), scaled to sum to sqrt 2."""
    taps = [mp.mpf(1)]
    factors = [mp.mpf(-1)] * moments + [r for group in groups for r in group]
    for root in factors:
        taps = [a - root * b for a, b in zip(taps + [0], [0] + taps)]
    taps = [mp.re(t) for t in taps]
    return [t * mp.sqrt(2) / mp.fsum(taps) for t in taps]


def daubechies(moments):
    return expand(moments, reciprocal_roots(moments))


def symlet(moments):
    target = np.array(pywt.Wavelet(f"sym{moments}").rec_lo)
    groups = reciprocal_roots(moments)
    rough = [[complex(r) for r in group] for group in groups]
    best, choice = np.inf, None
    for flips in itertools.product([False, True], repeat=len(groups)):
        roots = [1 / r if flip else r for flip, group in zip(flips, rough) for r in group]
        taps = np.poly(np.array([-1.0] * moments + roots)).real
        distance = np.abs(taps * (np.sqrt(2) / taps.sum()) - target).max()
        if distance < best:
            best, choice = distance, flips
    return expand(moments, [[1 / r if f else r for r in g] for f, g in zip(choice, groups)])


def coiflet(order):
    """2*order moments of the wavelet and 2*order - 1 of the scaling function vanish."""
    taps = mp.matrix([mp.mpf(v) for v in pywt.Wavelet(f"coif{order}").rec_lo])
    length = 6 * order
    centre = mp.nint(mp.fsum(n * taps[n] for n in range(length)) / mp.sqrt(2))
    span = mp.mpf(length)
    for _ in range(12):
        rows, residues = [], []
        for k in range(length // 2):  # orthonormal to its even shifts
            row = [mp.mpf(0)] * length
            for n in range(length - 2 * k):
                row[n] += taps[n + 2 * k]
                row[n + 2 * k] += taps[n]
            rows.append(row)
            residues.append(
                mp.fsum(taps[n] * taps[n + 2 * k] for n in range(length - 2 * k)) - (k == 0)
            )
        for p in range(2 * order):
            scaled = [((n - centre) / span) ** p if p else mp.mpf(1) for n in range(length)]
            rows.append(scaled)
            residues.append(mp.fsum(a * t for a, t in zip(scaled, taps)) - (mp.sqrt(2) if p == 0 else 0))
            alternating = [-a if n % 2 else a for n, a in enumerate(scaled)]
            rows.append(alternating)
            residues.append(mp.fsum(a * t for a, t in zip(alternating, taps)))
        correction = mp.lu_solve(mp.matrix(rows), mp.matrix(residues))  # least squares; consistent
        taps = taps - correction
        if mp.norm(correction) < mp.mpf(10) ** -50:
            return list(taps)
    raise ArithmeticError(f"coif{order} did not converge")


def check(name, taps, moments):
    """Refuse a filter that is not orthonormal, has too few moments, or is not PyWavelets' filter."""
    worst = max(
        abs(mp.fsum(a * b for a, b in zip(taps, taps[2 * k:])) - (k == 0)) for k in range(len(taps) // 2)
    )
    for p in range(moments):
        worst = max(worst, abs(mp.fsum((-1) ** n * mp.mpf(n) ** p * t for n, t in enumerate(taps))))
    distance = max(abs(float(a) - b) for a, b in zip(taps, pywt.Wavelet(name).rec_lo))
    print(f"{name}: equations {mp.nstr(worst, 3)}, from PyWavelets {distance:.1e}", file=sys.stderr)
    assert worst < mp.mpf(10) ** -30 and distance < 1e-9, name


filters = {}
for n in range(1, 21):
    filters[f"db{n}"] = daubechies(n)
    check(f"db{n}", filters[f"db{n}"], n)
for n in range(2, 21):
    filters[f"sym{n}"] = symlet(n)
    check(f"sym{n}", filters[f"sym{n}"], n)
for n in range(1, 6):
    filters[f"coif{n}"] = coiflet(n)
    check(f"coif{n}", filters[f"coif{n}"], 2 * n)

words = {name: [repr(float(mp.nstr(t, 40))) for t in taps] for name, taps in filters.items()}
with open("test/data/wavelet/scaling-filters.json", "w") as file:
    lines = [f'  "{name}": [{", ".join(taps)}]' for name, taps in words.items()]
    file.write("{\n" + ",\n".join(lines) + "\n}\n")

print("// Generated by test/data/make/wavelet-filters.py: do not edit.")
print(f"// Rounded from 120 digits (mpmath {mp.__version__}), started from the digits of PyWavelets {pywt.__version__}.")
print("// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: a table")
print()
print("/** The scaling filters of the coiflets, orthonormal, summing to the square root of two. */")
print("// biome-ignore format: a table")
print("export const coiflets: Readonly<Record<string, readonly number[]>> = {")
for name, taps in words.items():
    if not name.startswith("coif"):
        continue
    print(f"  {name}: [")
    for i in range(0, len(taps), 4):
        print("    " + ", ".join(taps[i:i + 4]) + ",")
    print("  ],")
print("};")
