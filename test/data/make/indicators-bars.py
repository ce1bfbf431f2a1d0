"""The two fixed series that every indicator fixture is computed from.

    /usr/bin/python3 test/data/make/indicators-bars.py

bars.csv  300 hourly bars: clustered volatility, gaps between close and open, a 0.01 grid coarse
          enough to give equal closes, equal highs and doji bars; volume is never 0, H > L throughout.
flat.csv  150 bars: no movement and no volume, then ordinary trade, then a long halt, then trade again.
"""
import os
import numpy

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'indicators')
HOUR_MS = 3_600_000
START_MS = 1_704_067_200_000  # 2024-01-01T00:00Z


def cents(x):
    return int(round(x * 100))


def trade(random, previous, sigma):
    """One bar in cents that opens near `previous`, by 24 small steps."""
    opened = previous * numpy.exp(0.3 * sigma * random.standard_normal())
    if random.random() < 0.5:
        opened = previous
    path = opened * numpy.exp(numpy.cumsum(sigma / 5 * random.standard_normal(24)))
    prices = [cents(opened)] + [cents(p) for p in path]
    low, high = min(prices), max(prices)
    if low == high:
        high += 1
    volume = int(round(1000 * numpy.exp(7 + 0.6 * random.standard_normal() + 60 * sigma) / 1000))
    return [prices[0], high, low, prices[-1], volume]


def ordinary(random, count, first):
    rows, previous, sigma = [], first, 0.006
    for i in range(count):
        shock = abs(random.standard_normal())
        sigma = numpy.sqrt(2e-6 + 0.85 * sigma ** 2 + 0.1 * (sigma * shock) ** 2)
        drift = 0.0006 * numpy.sin(2 * numpy.pi * i / 110)
        rows.append(trade(random, previous * numpy.exp(drift), sigma))
        previous = rows[-1][3] / 100
    return rows


def halted(count, price):
    return [[price, price, price, price, 0] for _ in range(count)]


def write(name, rows):
    with open(os.path.join(HERE, name), 'w') as file:
        file.write('time,open,high,low,close,volume\n')
        for i, (o, h, l, c, v) in enumerate(rows):
            prices = ','.join(f'{x // 100}.{x % 100:02d}' for x in (o, h, l, c))
            file.write(f'{START_MS + i * HOUR_MS},{prices},{v}\n')


random = numpy.random.Generator(numpy.random.PCG64(20240101))
write('bars.csv', ordinary(random, 300, 42.0))

random = numpy.random.Generator(numpy.random.PCG64(7))
first = ordinary(random, 40, 18.0)
opening = halted(30, first[0][0])
halt = halted(40, first[-1][3])
write('flat.csv', opening + first + halt + ordinary(random, 40, first[-1][3] / 100))
print('numpy', numpy.__version__)
