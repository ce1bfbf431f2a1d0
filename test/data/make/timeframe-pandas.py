"""Bars of longer timeframes by pandas' resample: fixed, days, weeks, months; zones; anchors; labels.

The base bars come from a small generator that test/timeframe/pandas.test.ts repeats.
Run with the system Python: /usr/bin/python3 test/data/make/timeframe-pandas.py
"""
import json
import pathlib
import sys

import pandas as pd

MS = pd.Timedelta("1ms")


def bars(start, step_ms, count, longest_step):
    """`count` bars whose steps are mostly 1, of prices in eighths and volumes in hundredths."""
    state, time, rows = 7, start, []

    def draw(n):
        nonlocal state
        state = state * 48271 % 2147483647
        return state % n

    for _ in range(count):
        prices = [(draw(4000) + 1) / 8 for _ in range(4)]
        rows.append([time, prices[0], max(prices), min(prices), prices[1], draw(100000) / 100])
        time += step_ms * (1 if draw(4) > 0 else 1 + draw(longest_step))
    frame = pd.DataFrame(rows, columns=["time", "open", "high", "low", "close", "volume"])
    frame.index = pd.to_datetime(frame["time"], unit="ms", utc=True)
    frame["count"] = 1
    return frame


def parents(frame, rule, **options):
    how = {"open": "first", "high": "max", "low": "min", "close": "last", "volume": "sum",
           "count": "sum"}
    built = frame.resample(rule, **options).agg(how)
    built = built[built["count"] > 0]
    return [[(label - pd.Timestamp(0, tz="UTC")) // MS, *map(float, row)]
            for label, row in zip(built.index, built.itertuples(index=False))]


def fixed():
    cases = []
    start = 1_704_672_000_000  # Monday 2024-01-08
    for base_ms, longest, rules in [
        (1_000, 20, {"1m": "1min", "5m": "5min"}),
        (60_000, 40, {"5m": "5min", "7m": None, "15m": "15min", "1h": "1h", "4h": "4h"}),
        (3_600_000, 30, {"1d": "1D", "1M": "MS"}),
    ]:
        frame = bars(start, base_ms, 400, longest)
        for name, rule in rules.items():
            if rule is None:  # does not divide a day: counted from each midnight
                days = [parents(day, "7min", origin="start_day")
                        for _, day in frame.groupby(frame.index.date)]
                rows = sum(days, [])
            else:
                rows = parents(frame, rule)
            cases.append({"base": base_ms, "longest": longest, "count": 400, "start": start,
                          "timeframe": name, "anchor": None, "parents": rows})
        if base_ms == 3_600_000:
            for name, anchor, rule, options in [
                ("1w", None, "W-MON", {"closed": "left", "label": "left"}),
                ("1w", "sunday", "W-SUN", {"closed": "left", "label": "left"}),
                ("3d", 0, "3D", {"origin": "epoch"}),
                ("1d", 57_600_000, "1D", {"offset": "16h"}),
                ("4h", 3_600_000, "4h", {"offset": "1h"}),
            ]:
                cases.append({"base": base_ms, "longest": longest, "count": 400, "start": start,
                              "timeframe": name, "anchor": anchor,
                              "parents": parents(frame, rule, **options)})
    return cases


def zoned():
    """Days, weeks and months around each change of the clock in 2018, from bars of half an hour."""
    cases = []
    for zone, dates in {
        "America/New_York": ["2018-03-11", "2018-11-04"],
        "Europe/London": ["2018-03-25", "2018-10-28"],
        "Australia/Lord_Howe": ["2018-04-01", "2018-10-07"],
        "America/Sao_Paulo": ["2018-02-18", "2018-11-04"],
    }.items():
        for date in dates:
            start = (pd.Timestamp(date, tz="UTC") - pd.Timedelta("3D") - pd.Timestamp(0, tz="UTC")) // MS
            frame = bars(start, 1_800_000, 300, 1)
            local = frame.tz_convert(zone)
            for name, options in {
                "1d": {"rule": "1D"},
                "1w": {"rule": "W-MON", "closed": "left", "label": "left"},
                "1M": {"rule": "MS"},
            }.items():
                cases.append({"zone": zone, "start": start, "timeframe": name,
                              "parents": parents(local, **options)})
    return cases


def closing():
    """Bars labelled by their close: each belongs to the interval that its label ends or is within."""
    frame = bars(1_704_672_000_000, 60_000, 400, 40)
    return {name: parents(frame, rule, closed="right", label="right")
            for name, rule in {"5m": "5min", "1h": "1h"}.items()}


out = pathlib.Path(__file__).parent.parent / "timeframe-pandas.json"
out.write_text(json.dumps({
    "made": f"pandas {pd.__version__}, Python {sys.version.split()[0]}",
    "fixed": fixed(), "zoned": zoned(), "closing": closing(),
}, separators=(",", ":")) + "\n")
print(f"{out.name}: pandas {pd.__version__}, Python {sys.version.split()[0]}, {out.stat().st_size} bytes")
