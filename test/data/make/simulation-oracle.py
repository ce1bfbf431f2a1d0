"""Five runs of a crossover of two averages, bar by bar in plain Python. We wrote it, after a description
of the conventions of kernc/backtesting.py 0.6.6; that library is not used and did not run here: orders fill at the next open; the whole spread is on the price of the entry
and none on that of the exit; commission on both sides; sizes are whole units of all the money, floored;
stop before target where a bar reaches both, a touch fills both; an entry beyond its own stop or target
is filled and closed at once; what is open at the end is closed at the open of the last bar.

    /usr/bin/python3 test/data/make/simulation-oracle.py > test/data/simulation-oracle.json
    /usr/bin/python3 test/data/make/simulation-oracle.py GOOG.csv

Without a file there are two series: `made`, whole cents from a Lehmer generator, which the test makes
too; and the S&P 500 by days that vega-datasets, a dev dependency, ships. A file may be given to compare
with figures of that library itself; it is not in the repository.
"""
import csv
import json
import math
import platform
import sys


def made(count):
    seed, close, rows = 7, 20_000, []

    def draw():
        nonlocal seed
        seed = seed * 48_271 % 2_147_483_647
        return seed

    for i in range(count):
        opened = close + draw() % 201 - 100
        drift = (draw() % 401 - 200) + (60 if (i // 45) % 2 == 0 else -58)
        close = max(2_000, opened + drift)
        high = max(opened, close) + draw() % 150
        low = min(opened, close) - draw() % 150
        rows.append([x / 100 for x in (opened, high, low, close)])
    return rows


def mean(values):
    return sum(values) / len(values)


def run(rows, commission=0.0, spread=0.0, stop=None, target=None, cash=10_000.0):
    closes = [r[3] for r in rows]
    fast = [mean(closes[i - 9:i + 1]) if i >= 9 else math.nan for i in range(len(rows))]
    slow = [mean(closes[i - 29:i + 1]) if i >= 29 else math.nan for i in range(len(rows))]
    units, entry, sl, tp, wish = 0, 0.0, None, None, None
    paid, trades, curve = 0.0, [], []

    def leave(price):
        nonlocal cash, units, paid
        fee = abs(units) * price * commission
        profit = units * (price - entry)
        cash += profit - fee
        paid += fee
        trades.append(profit - fee - opened_fee)
        units = 0

    opened_fee = 0.0
    for i, (op, high, low, close) in enumerate(rows):
        if wish is not None:
            side, wished_sl, wished_tp = wish
            wish = None
            if units != 0:
                leave(op)
            adjusted = op * (1 + side * spread)
            size = math.floor(cash * (1 - 2 ** -52) / (adjusted + op * commission))
            if size > 0:
                units, entry, sl, tp = side * size, adjusted, wished_sl, wished_tp
                opened_fee = size * adjusted * commission
                cash -= opened_fee
                paid += opened_fee
        if units != 0 and sl is not None:
            if units > 0 and low <= sl:
                leave(min(op, sl))
            elif units < 0 and high >= sl:
                leave(max(op, sl))
        if units != 0 and tp is not None:
            if units > 0 and high >= tp:
                leave(max(op, tp))
            elif units < 0 and low <= tp:
                leave(min(op, tp))
        curve.append(cash + units * (close - entry))
        if i >= 30 and i < len(rows) - 1:
            side = 0
            if fast[i - 1] < slow[i - 1] and fast[i] > slow[i]:
                side = 1
            if slow[i - 1] < fast[i - 1] and slow[i] > fast[i]:
                side = -1
            if side:
                wish = (side,
                        None if stop is None else close * (1 - side * stop),
                        None if target is None else close * (1 + side * target))
    if units != 0:
        leave(rows[-1][0])
        curve[-1] = cash
    peak, deepest = 0.0, 0.0
    for value in curve:
        peak = max(peak, value)
        deepest = max(deepest, 1 - value / peak)
    return {'commission': commission, 'spread': spread, 'stop': stop, 'target': target, 'final': cash,
            'peak': peak, 'maxDrawdownPercent': 100 * deepest, 'commissions': paid, 'trades': len(trades)}


def read(path):
    with open(path) as file:
        rows = [{name.lower(): value for name, value in row.items()} for row in csv.DictReader(file)]
    return [[float(row[name]) for name in ('open', 'high', 'low', 'close')] for row in rows]


def series(name, bars):
    runs = [run(bars), run(bars, .002), run(bars, 0, 0, .02, .04), run(bars, .002, 0, .02, .04),
            run(bars, .002, .001, .05, .10)]
    return {'name': name, 'bars': len(bars), 'lastClose': bars[-1][3], 'runs': runs}


PACKAGE = 'node_modules/vega-datasets'
tool = 'Python ' + platform.python_version()
if len(sys.argv) > 1:
    found = [series(sys.argv[1], read(sys.argv[1]))]
else:
    with open(PACKAGE + '/package.json') as file:
        tool += ', vega-datasets ' + json.load(file)['version']
    found = [series('made', made(2_000)), series('S&P 500', read(PACKAGE + '/data/sp500-2000.csv'))]
print(json.dumps({'tool': tool, 'series': found}, indent=1))
