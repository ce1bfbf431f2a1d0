"""Exposure and turnover of random accounts by NumPy: test/data/exposure.json.

/usr/bin/python3 test/data/make/exposure.py

From fills, marks and equity of several symbols to the columns that the library takes, and to the
figures, each written out from its definition in docs/equity.md.
"""
import json
import sys

import numpy

random = numpy.random.default_rng(19)


def account(ends, symbols):
    marks = 100 * numpy.exp(numpy.cumsum(random.normal(0, 0.02, (ends, symbols)), axis=0))
    traded = random.integers(-6, 7, (ends, symbols)) * (random.random((ends, symbols)) < 0.3)
    point = random.choice([1.0, 5.0, 0.1], symbols)
    flat = random.random(ends) < 0.3  # everything is sold at these ends
    units = numpy.zeros((ends, symbols))
    held = numpy.zeros(symbols)
    for i in range(ends):
        if flat[i]:
            traded[i] = -held
        held = held + traded[i]
        units[i] = held
    prices = marks * (1 + random.normal(0, 0.003, marks.shape))
    values = units * marks * point
    money = traded * prices * point
    equity = 20_000 + numpy.cumsum(random.normal(5, 300, ends))
    return {
        "units": units.tolist(),
        "marks": marks.tolist(),
        "traded": traded.tolist(),
        "prices": prices.tolist(),
        "point": point.tolist(),
        "equity": equity,
        "gross": numpy.abs(values).sum(axis=1),
        "net": values.sum(axis=1),
        "bought": numpy.where(money > 0, money, 0).sum(axis=1),
        "sold": numpy.where(money < 0, -money, 0).sum(axis=1),
    }


def figures(made, year):
    equity, gross, net = made["equity"], made["gross"], made["net"]
    units, traded = numpy.array(made["units"]), numpy.array(made["traded"])
    at_end = (units != 0).any(axis=1)
    before = numpy.concatenate(([False], at_end[:-1]))
    within = at_end | before | (traded != 0).any(axis=1)
    bought, sold = made["bought"].sum(), made["sold"].sum()
    years = len(equity) / year
    return {
        "periods": len(equity),
        "end": at_end.mean(),
        "within": within.mean(),
        "meanGross": (gross / equity).mean(),
        "maxGross": (gross / equity).max(),
        "meanNet": (net / equity).mean(),
        "maxNet": (net / equity).max(),
        "minNet": (net / equity).min(),
        "both": (bought + sold) / equity.mean() / years,
        "half": (bought + sold) / 2 / equity.mean() / years,
        "lesser": min(bought, sold) / equity.mean() / years,
    }


cases = []
for ends, symbols, year in ((1, 1, 252), (2, 1, 12), (40, 1, 365), (60, 3, 252)):
    made = account(ends, symbols)
    columns = {key: numpy.asarray(made[key]).tolist() for key in ("equity", "gross", "net", "bought", "sold")}
    said = {key: float(value) for key, value in figures(made, year).items()}
    cases.append({"periodsPerYear": year, "ends": columns, "said": said})

with open("test/data/exposure.json", "w", encoding="utf8") as file:
    json.dump({"made": f"NumPy {numpy.__version__}, Python {sys.version.split()[0]}", "cases": cases}, file)
    file.write("\n")
