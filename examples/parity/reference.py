"""What pandas and PyWavelets make of a CSV of daily bars, as JSON: python3 reference.py FILE"""
import json
import sys

try:
    import pandas as pd
    import pywt
except ImportError as error:
    print(json.dumps({"absent": str(error)}))
    sys.exit(0)

bars = pd.read_csv(sys.argv[1], index_col="date", parse_dates=True)
close = bars["close"]
week = bars.resample("W-SUN").agg(
    {"open": "first", "high": "max", "low": "min", "close": "last", "volume": "sum"}
)
parts = pywt.wavedec(close.to_numpy(), "db4", mode="symmetric", level=5)

rows = {
    "mean of 20": close.rolling(20).mean(),
    "deviation of 20": close.rolling(20).std(ddof=0),
    "ema of 20": close.ewm(span=20, adjust=False).mean(),
    "highest of 20": close.rolling(20).max(),
    "median of 20": close.rolling(20).median(),
    "change of 10, percent": 100 * close.pct_change(10),
    **{f"week's {name}": week[name] for name in week},
}
values = {name: [None if pd.isna(x) else x for x in row] for name, row in rows.items()}
names = ["a5", "d5", "d4", "d3", "d2", "d1"]
values.update({f"db4 {name}": part.tolist() for name, part in zip(names, parts)})
versions = f"pandas {pd.__version__}, PyWavelets {pywt.__version__}"
print(json.dumps({"versions": versions, "values": values}))
