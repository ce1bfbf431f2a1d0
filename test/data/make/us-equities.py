"""Full-day closures of United States equities 2000-2027 by the holiday rules of pandas, and Easter.

Independent of src/bars/us-equities.ts: Easter is dateutil's, the observances and nth weekdays are
pandas'. Run with the system Python: /usr/bin/python3 test/data/make/us-equities.py
"""
import json
import pathlib
import sys

import dateutil
from dateutil.easter import easter
import pandas as pd
from pandas.tseries.holiday import (
    AbstractHolidayCalendar, GoodFriday, Holiday, USLaborDay, USMartinLutherKingJr, USMemorialDay,
    USPresidentsDay, USThanksgivingDay, nearest_workday, sunday_to_monday,
)


class Exchange(AbstractHolidayCalendar):
    rules = [
        Holiday("New Year's Day", month=1, day=1, observance=sunday_to_monday),
        USMartinLutherKingJr,
        USPresidentsDay,
        GoodFriday,
        USMemorialDay,
        Holiday("Juneteenth", month=6, day=19, start_date="2022-01-01", observance=nearest_workday),
        Holiday("Independence Day", month=7, day=4, observance=nearest_workday),
        USLaborDay,
        USThanksgivingDay,
        Holiday("Christmas Day", month=12, day=25, observance=nearest_workday),
    ]


days = Exchange().holidays("2000-01-01", "2027-12-31")
weekdays = [d.strftime("%Y-%m-%d") for d in days if d.weekday() < 5]  # Saturday New Year's Days go
out = pathlib.Path(__file__).parent.parent / "us-equities-holidays.json"
out.write_text(json.dumps({
    "made": f"pandas {pd.__version__}, dateutil {dateutil.__version__}, "
            f"Python {sys.version.split()[0]}",
    "holidays": weekdays,
    "easter": [easter(year).isoformat() for year in range(1900, 2300)],
}, indent=0) + "\n")
print(len(weekdays))
