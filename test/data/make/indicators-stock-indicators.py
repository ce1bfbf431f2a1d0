"""What Stock.Indicators 2.5 says to the bars, by its formulas written anew.

    /usr/bin/python3 test/data/make/indicators-stock-indicators.py

Stock.Indicators is a .NET library, which does not run here. About a dozen source files of its
version 2.5 (github.com/DaveSkender/Stock.Indicators) were read; all other formulas are from memory.
Writes test/data/indicators/bars.stock-indicators.json: for each column the call as its users write
it, and the series, null where undefined.
"""
import math

import numpy as np
from indicator_columns import bars, write

O, H, L, C, V = (list(bars[name]) for name in ('open', 'high', 'low', 'close', 'volume'))
N = len(C)
NAN = float('nan')
TP = [(h + l + c) / 3 for h, l, c in zip(H, L, C)]
HL2 = [(h + l) / 2 for h, l in zip(H, L)]


def window(x, n, function):
    return [NAN if i + 1 < n else function(x[i + 1 - n : i + 1]) for i in range(len(x))]


def mean(w):
    return sum(w) / len(w)


def sma(x, n):
    return window(x, n, mean)


def ema(x, n, k=None):
    """Seeded with the mean of the first n values that are not NaN."""
    k = 2 / (n + 1) if k is None else k
    first = next(i for i, v in enumerate(x) if not math.isnan(v))
    out = [NAN] * len(x)
    for i in range(first + n - 1, len(x)):
        out[i] = mean(x[first : i + 1]) if i == first + n - 1 else out[i - 1] + k * (x[i] - out[i - 1])
    return out


def wma(x, n):
    return window(x, n, lambda w: sum(v * (j + 1) for j, v in enumerate(w)) / (n * (n + 1) / 2))


def smma(x, n):
    return ema(x, n, 1 / n)


def layers(x, n, count):
    """Stages that all start from the mean of the first n inputs."""
    k, out, stages = 2 / (n + 1), [], None
    for i, v in enumerate(x):
        if i == n - 1:
            stages = [mean(x[:n])] * count
        elif i >= n:
            below = v
            for j in range(count):
                stages[j] += k * (below - stages[j])
                below = stages[j]
        out.append([NAN] * count if stages is None else list(stages))
    return out


def t3(x, n, a):
    k, e, out = 2 / (n + 1), [x[0]] * 6, []
    for v in x:
        for j in range(6):
            e[j] += k * ((v if j == 0 else e[j - 1]) - e[j])
        out.append(-(a**3) * e[5] + (3 * a**2 + 3 * a**3) * e[4] + (-6 * a**2 - 3 * a - 3 * a**3) * e[3] + (1 + 3 * a + a**3 + 3 * a**2) * e[2])
    return out


def kama(x, n, fast, slow):
    out = [NAN] * len(x)
    out[n - 1] = x[n - 1]
    for i in range(n, len(x)):
        path = sum(abs(x[p] - x[p - 1]) for p in range(i - n + 1, i + 1))
        er = abs(x[i] - x[i - n]) / path if path else 0
        gain = (er * (2 / (fast + 1) - 2 / (slow + 1)) + 2 / (slow + 1)) ** 2
        out[i] = out[i - 1] + gain * (x[i] - out[i - 1])
    return out


def alma(x, n, offset, sigma):
    weights = [math.exp(-((i - offset * (n - 1)) ** 2) / (2 * (n / sigma) ** 2)) for i in range(n)]
    return window(x, n, lambda w: sum(a * b for a, b in zip(w, weights)) / sum(weights))


def dynamic(x, n, k):
    out, before = [NAN], x[0]
    for v in x[1:]:
        before += (v - before) / (k * n * (v / before) ** 4)
        out.append(before)
    return out


def changes(x, n=1):
    return [NAN if i < n else x[i] - x[i - n] for i in range(len(x))]


def rsi(x, n):
    d = changes(x)
    up, down = ([NAN if math.isnan(v) else max(s * v, 0) for v in d] for s in (1, -1))
    return [NAN if math.isnan(a) else 100 - 100 / (1 + a / b) if b > 0 else 100 for a, b in zip(smma(up, n), smma(down, n))]


def true_range():
    return [NAN] + [max(H[i], C[i - 1]) - min(L[i], C[i - 1]) for i in range(1, N)]


def atr(n):
    return smma(true_range(), n)


def adx(n):
    up, down = changes(H), [-v for v in changes(L)]
    plus = [NAN] + [max(u, 0) if u > d else 0 for u, d in zip(up[1:], down[1:])]
    minus = [NAN] + [max(d, 0) if d > u else 0 for u, d in zip(up[1:], down[1:])]
    tr = atr(n)
    p, m = ([100 * a / b for a, b in zip(smma(x, n), tr)] for x in (plus, minus))
    return p, smma([100 * abs(a - b) / (a + b) for a, b in zip(p, m)], n)


def stoch(close, high, low, n):
    return [NAN if i + 1 < n else 100 * (close[i] - min(low[i + 1 - n : i + 1])) / (max(high[i + 1 - n : i + 1]) - min(low[i + 1 - n : i + 1])) for i in range(len(close))]


def defined(function, x, *n):
    """`function` of what is defined of x, at the same places."""
    first = next(i for i, v in enumerate(x) if not math.isnan(v))
    return [NAN] * first + function(x[first:], *n)


def stoch_rsi():
    return defined(lambda r: stoch(r, r, r, 14), rsi(C, 14))


def cmo(n):
    d = changes(C)
    both = [NAN] * n
    for i in range(n, N):
        w = d[i - n + 1 : i + 1]
        both.append(100 * sum(w) / sum(abs(v) for v in w))
    return both


def aroon(n):
    out = [NAN] * n
    for i in range(n, N):
        w = H[i - n : i + 1]
        out.append(100 * w.index(max(w)) / n)
    return out


def chop(n):
    top = [NAN] + [max(H[i], C[i - 1]) for i in range(1, N)]
    floor = [NAN] + [min(L[i], C[i - 1]) for i in range(1, N)]
    tr = true_range()
    span = lambda i: slice(i - n + 1, i + 1)
    return [NAN] * n + [100 * math.log(sum(tr[span(i)]) / (max(top[span(i)]) - min(floor[span(i)]))) / math.log(n) for i in range(n, N)]


def connors():
    streak, streaks = 0, []
    for a, b in zip(C, C[1:]):
        streak = 0 if a == b else max(streak, 0) + 1 if b > a else min(streak, 0) - 1
        streaks.append(streak)
    gains = [NAN] + [(b - a) / a for a, b in zip(C, C[1:])]
    close, runs = rsi(C, 3), [NAN] + rsi(streaks, 2)
    rank = [NAN if i < 101 else sum(g < gains[i] for g in gains[i - 100 : i + 1]) for i in range(N)]
    return [(a + b + c) / 3 for a, b, c in zip(close, runs, rank)]


def money_flow():
    return [(c - l - (h - c)) / (h - l) * v if h != l else 0 for h, l, c, v in zip(H, L, C, V)]


def adl():
    return list(np.cumsum(money_flow()))


def cmf(n):
    return [a / b for a, b in zip(sma(money_flow(), n), sma(V, n))]


def obv():
    out = [0.0]
    for i in range(1, N):
        out.append(out[-1] + V[i] * ((C[i] > C[i - 1]) - (C[i] < C[i - 1])))
    return out


def mfi(n):
    flow = [0.0] + [TP[i] * V[i] * ((TP[i] > TP[i - 1]) - (TP[i] < TP[i - 1])) for i in range(1, N)]
    out = [NAN] * n
    for i in range(n, N):
        w = flow[i - n + 1 : i + 1]
        out.append(100 * sum(v for v in w if v > 0) / sum(abs(v) for v in w))
    return out


def cci(n):
    return window(TP, n, lambda w: (w[-1] - mean(w)) / (0.015 * mean([abs(v - mean(w)) for v in w])))


def fisher(n):
    v, f, out = 0.0, 0.0, [0.0]
    for i in range(1, N):
        w = HL2[max(i - n + 1, 0) : i + 1]
        low, high = min(w), max(w)
        v = 0.33 * 2 * ((HL2[i] - low) / (high - low) - 0.5) + 0.67 * v if high != low else 0
        v = 0.999 if v > 0.99 else -0.999 if v < -0.99 else v
        f = 0.5 * math.log((1 + v) / (1 - v)) + 0.5 * f
        out.append(f)
    return out


def super_trend(n, multiplier):
    bands, rising, out = None, True, [NAN] * n
    ranges = atr(n)
    for i in range(n, N):
        up, down = HL2[i] + multiplier * ranges[i], HL2[i] - multiplier * ranges[i]
        if bands is None:
            rising, bands = C[i] >= HL2[i], [up, down]
        if up < bands[0] or C[i - 1] > bands[0]:
            bands[0] = up
        if down > bands[1] or C[i - 1] < bands[1]:
            bands[1] = down
        rising = not C[i] <= (bands[1] if rising else bands[0])
        out.append(bands[1] if rising else bands[0])
    return out


def parabolic_sar(step, most):
    gain, extreme, sar, rising, turned, out = step, H[0], L[0], True, False, [NAN]
    for i in range(1, N):
        sar += gain * (extreme - sar)
        two = slice(max(i - 2, 0), i)
        if i >= 2:
            sar = min(sar, *L[two]) if rising else max(sar, *H[two])
        reverses = L[i] < sar if rising else H[i] > sar
        if reverses:
            rising, gain, sar = not rising, step, extreme
            extreme = H[i] if rising else L[i]
        elif (H[i] > extreme) if rising else (L[i] < extreme):
            extreme = H[i] if rising else L[i]
            gain = min(gain + step, most)
        out.append(sar if turned else NAN)
        turned = turned or reverses
    return out


def smi(n, first, second):
    k1, k2, e, out = 2 / (first + 1), 2 / (second + 1), None, [NAN] * (n - 1)
    for i in range(n - 1, N):
        high, low = max(H[i + 1 - n : i + 1]), min(L[i + 1 - n : i + 1])
        sm, range_ = C[i] - (high + low) / 2, high - low
        if e is None:
            e = [sm, sm, range_, range_]
        e[0] += k1 * (sm - e[0])
        e[2] += k1 * (range_ - e[2])
        e[1] += k2 * (e[0] - e[1])
        e[3] += k2 * (e[2] - e[3])
        out.append(100 * e[1] / (0.5 * e[3]))
    return out


def pmo(time, smooth):
    change = [NAN] + [100 * (b / a - 1) for a, b in zip(C, C[1:])]
    return ema([10 * v for v in ema(change, time, 2 / time)], smooth, 2 / smooth)


def kvo(fast, slow):
    basis, dm = [h + l + c for h, l, c in zip(H, L, C)], [h - l for h, l in zip(H, L)]
    t = [0] + [1 if b > a else -1 for a, b in zip(basis, basis[1:])]
    cm, force = [0.0, 0.0], [NAN, NAN]
    for i in range(2, N):
        cm.append(cm[-1] + dm[i] if t[i] == t[i - 1] else dm[i - 1] + dm[i])
        force.append(0 if dm[i] == cm[i] or V[i] == 0 else V[i] * abs(2 * (dm[i] / cm[i] - 1)) * t[i] * 100)
    return [a - b for a, b in zip(ema(force, fast), ema(force, slow))]


def ulcer(n):
    def index(w):
        tops = [max(w[: p + 1]) for p in range(n)]
        return math.sqrt(sum((100 * (v - top) / top) ** 2 for v, top in zip(w, tops)) / n)

    return window(C, n, index)


def ultimate(a, b, c):
    floor = [NAN] + [min(L[i], C[i - 1]) for i in range(1, N)]
    pressure = [x - f for x, f in zip(C, floor)]
    share = lambda n: [p / t for p, t in zip(defined(sma, pressure, n), defined(sma, true_range(), n))]
    return [100 * (4 * x + 2 * y + z) / 7 for x, y, z in zip(share(a), share(b), share(c))]


def vortex(n):
    plus = [NAN] + [abs(H[i] - L[i - 1]) for i in range(1, N)]
    return [p / t for p, t in zip(defined(sma, plus, n), defined(sma, true_range(), n))]


def tsi(long, short):
    twice = lambda x: ema(ema(x, long), short)
    d = changes(C)
    return [100 * a / b for a, b in zip(twice(d), twice([abs(v) for v in d]))]


def trix(n):
    third = [e[2] for e in layers(C, n, 3)]
    return [NAN] + [100 * (b - a) / a for a, b in zip(third, third[1:])]


def fit(n, at_end):
    def line(w):
        slope, start = np.polyfit(np.arange(n), w, 1)
        return start + slope * (n - 1) if at_end else slope

    return window(C, n, line)


def shifted(x, n):
    return [NAN] * n + x[:-n]


def combine(function, *series):
    return [function(*values) for values in zip(*series)]


deviation = window(C, 20, lambda w: float(np.std(w)))
macd = combine(lambda a, b: a - b, ema(C, 12), ema(C, 26))
k = sma(stoch(C, H, L, 14), 3)
hma9 = wma(combine(lambda a, b: 2 * a - b, wma(C, 4), wma(C, 9))[8:], 3)
force = [NAN] + [V[i] * (C[i] - C[i - 1]) for i in range(1, N)]
COLUMNS = {
    'sma20': ('GetSma(20)', sma(C, 20)),
    'ema20': ('GetEma(20)', ema(C, 20)),
    'wma20': ('GetWma(20)', wma(C, 20)),
    'smma14': ('GetSmma(14)', smma(C, 14)),
    'dema20': ('GetDema(20)', [2 * e[0] - e[1] for e in layers(C, 20, 2)]),
    'tema20': ('GetTema(20)', [3 * e[0] - 3 * e[1] + e[2] for e in layers(C, 20, 3)]),
    't3': ('GetT3(5, 0.7)', t3(C, 5, 0.7)),
    'hma9': ('GetHma(9)', [NAN] * 8 + hma9),
    'kama': ('GetKama(10, 2, 30)', kama(C, 10, 2, 30)),
    'alma': ('GetAlma(9, 0.85, 6)', alma(C, 9, 0.85, 6)),
    'dynamic14': ('GetDynamic(14)', dynamic(C, 14, 0.6)),
    'vwma20': ('GetVwma(20)', combine(lambda a, b: a / b, sma([c * v for c, v in zip(C, V)], 20), sma(V, 20))),
    'epma14': ('GetEpma(14)', fit(14, True)),
    'slope14': ('GetSlope(14)', fit(14, False)),
    'rsi14': ('GetRsi(14)', rsi(C, 14)),
    'stochRsi': ('GetStochRsi(14, 14, 3, 1)', stoch_rsi()),
    'macd': ('GetMacd(12, 26, 9)', macd),
    'macdSignal': ('GetMacd(12, 26, 9)', ema(macd, 9)),
    'roc10': ('GetRoc(10)', [NAN if i < 10 else 100 * (C[i] - C[i - 10]) / C[i - 10] for i in range(N)]),
    'cmo14': ('GetCmo(14)', cmo(14)),
    'trix15': ('GetTrix(15)', trix(15)),
    'tsi': ('GetTsi(25, 13, 7)', tsi(25, 13)),
    'pmo': ('GetPmo(35, 20, 10)', pmo(35, 20)),
    'pvo': ('GetPvo(12, 26, 9)', combine(lambda a, b: 100 * (a - b) / b, ema(V, 12), ema(V, 26))),
    'connorsRsi': ('GetConnorsRsi(3, 2, 100)', connors()),
    'stdDev20': ('GetStdDev(20)', deviation),
    'zScore20': ('GetStdDev(20)', combine(lambda c, m, d: (c - m) / d, C, sma(C, 20), deviation)),
    'bbUpper': ('GetBollingerBands(20, 2)', combine(lambda m, d: m + 2 * d, sma(C, 20), deviation)),
    'keltner': ('GetKeltner(20, 2, 10)', combine(lambda m, a: m + 2 * a, ema(C, 20), atr(10))),
    'donchian20': ('GetDonchian(20)', shifted(window(H, 20, max), 1)),
    'envelope': ('GetMaEnvelopes(20, 2.5)', [m * 1.025 for m in sma(C, 20)]),
    'stochK': ('GetStoch(14, 3, 3)', k),
    'stochD': ('GetStoch(14, 3, 3)', defined(sma, k, 3)),
    'williamsR14': ('GetWilliamsR(14)', [v - 100 for v in stoch(C, H, L, 14)]),
    'cci20': ('GetCci(20)', cci(20)),
    'awesome': ('GetAwesome(5, 34)', combine(lambda a, b: a - b, sma(HL2, 5), sma(HL2, 34))),
    'ultimate': ('GetUltimate(7, 14, 28)', ultimate(7, 14, 28)),
    'fisher9': ('GetFisherTransform(9)', fisher(9)),
    'smi': ('GetSmi(13, 25, 2, 3)', smi(13, 25, 2)),
    'elderRay': ('GetElderRay(13)', combine(lambda h, e: h - e, H, ema(C, 13))),
    'tr': ('GetTr()', true_range()),
    'atr14': ('GetAtr(14)', atr(14)),
    'natr14': ('GetAtr(14)', combine(lambda a, c: 100 * a / c, atr(14), C)),
    'pdi14': ('GetAdx(14)', adx(14)[0]),
    'adx14': ('GetAdx(14)', adx(14)[1]),
    'aroonUp': ('GetAroon(25)', aroon(25)),
    'chop14': ('GetChop(14)', chop(14)),
    'vortex14': ('GetVortex(14)', vortex(14)),
    'superTrend': ('GetSuperTrend(10, 3)', super_trend(10, 3)),
    'parabolicSar': ('GetParabolicSar(0.02, 0.2)', parabolic_sar(0.02, 0.2)),
    'chandelier': ('GetChandelier(22, 3)', combine(lambda h, a: h - 3 * a, window(H, 22, max), atr(22))),
    'tenkan': ('GetIchimoku(9, 26, 52)', combine(lambda h, l: (h + l) / 2, window(H, 9, max), window(L, 9, min))),
    'alligatorJaw': ('GetAlligator()', shifted(smma(HL2, 13), 8)),
    'ulcerIndex14': ('GetUlcerIndex(14)', ulcer(14)),
    'adl': ('GetAdl()', adl()),
    'chaikinOsc': ('GetChaikinOsc(3, 10)', combine(lambda a, b: a - b, ema(adl(), 3), ema(adl(), 10))),
    'cmf20': ('GetCmf(20)', cmf(20)),
    'obv': ('GetObv()', obv()),
    'mfi14': ('GetMfi(14)', mfi(14)),
    'forceIndex13': ('GetForceIndex(13)', ema(force, 13)),
    'kvo': ('GetKvo(34, 55, 13)', kvo(34, 55)),
    'vwap': ('GetVwap()', list(np.cumsum([t * v for t, v in zip(TP, V)]) / np.cumsum(V))),
}

tool = 'python, by the formulas of Stock.Indicators'
write('stock-indicators', tool, COLUMNS, {'Stock.Indicators': '2.5'})
