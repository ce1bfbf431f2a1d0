"""What the scripts of formulas written anew share: the bars, and how columns are written.

bars.pine.json, bars.pandas-ta.json and bars.stock-indicators.json are written through here.
"""
import json
import math
import os
import platform

import numpy as np
import pandas as pd

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'indicators')
bars = pd.read_csv(os.path.join(FOLDER, 'bars.csv')).astype(float)


def column(tool, call, values):
    assert len(values) == len(bars), call
    numbers = [float('%.13g' % v) if math.isfinite(v) else None for v in values]
    return json.dumps({'tool': tool, 'call': call, 'values': numbers}, separators=(',', ':'))


def write(name, tool, columns, versions):
    """Write bars.`name`.json: of each column the call and the series, null where undefined."""
    versions = {**versions, 'numpy': np.__version__, 'python': platform.python_version()}
    script = f'test/data/make/indicators-{name}.py'
    head = json.dumps({'script': script, 'series': 'bars.csv', 'versions': versions})
    rows = [f'  "{key}": {column(tool, call, values)}' for key, (call, values) in columns.items()]
    with open(os.path.join(FOLDER, f'bars.{name}.json'), 'w') as file:
        file.write(head[:-1] + ', "columns": {\n' + ',\n'.join(rows) + '\n}}\n')
    print(versions, len(columns), 'columns')
