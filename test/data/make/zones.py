"""The transition tables of src/bars/zone-tables.ts, from the time-zone database of this machine.

    python3 test/data/make/zones.py > src/bars/zone-tables.ts
    python3 test/data/make/zones.py Europe/Zurich America/Toronto

With names as arguments it prints those zones as `Zone` records, to be pasted into a program.
"""
import json
import pathlib
import sys
from datetime import datetime, timedelta, timezone
from zoneinfo import TZPATH, ZoneInfo

SHIPPED = [
    "Europe/London", "Europe/Berlin", "Asia/Tokyo", "Asia/Hong_Kong", "Australia/Sydney",
    "Australia/Lord_Howe", "America/Sao_Paulo", "Asia/Kolkata",
]
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
END = datetime(2100, 1, 1, tzinfo=timezone.utc)
QUARTER_HOUR = timedelta(minutes=15)


def offset_at(zone, at):
    return at.astimezone(zone).utcoffset()


def transitions(name):
    """(UTC time, offset) from 1970 to 2099: days are scanned, a change is then found by halving."""
    zone = ZoneInfo(name)
    found = [(EPOCH, offset_at(zone, EPOCH))]
    at = EPOCH
    while at < END:
        after = at + timedelta(days=1)
        if offset_at(zone, after) != found[-1][1]:
            low, high = at, after
            while high - low > timedelta(seconds=1):
                middle = low + timedelta(seconds=(high - low) // timedelta(seconds=2))
                if offset_at(zone, middle) == found[-1][1]:
                    low = middle
                else:
                    high = middle
            found.append((high, offset_at(zone, high)))
        at = after
    return found


def base36(number):
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    return base36(number // 36) + digits[number % 36] if number >= 36 else digits[number]


def packed(name):
    """`offsets in minutes;` then a word a transition: index of its offset, quarter hours since the last."""
    table = transitions(name)
    offsets = sorted({offset for _, offset in table})
    words, last = [], EPOCH
    for at, offset in table:
        quarters, rest = divmod(at - last, QUARTER_HOUR)
        assert not rest, (name, at)
        words.append(f"{offsets.index(offset)}{base36(quarters)}")
        last = at
    minutes = [str(offset // timedelta(minutes=1)) for offset in offsets]
    return f"{' '.join(minutes)};{' '.join(words)}"


def record(name):
    ms = timedelta(milliseconds=1)
    table = [[(at - EPOCH) // ms, offset // ms] for at, offset in transitions(name)]
    return json.dumps({"name": name, "transitions": table})


def entry(name, text):
    """As the formatter of the project would print it: on one line if it fits into 100 columns."""
    line = f"  '{name}': '{text}'"
    return line if len(line) < 100 else f"  '{name}':\n    '{text}'"


def main():
    if sys.argv[1:]:
        for name in sys.argv[1:]:
            print(record(name))
        return
    release = pathlib.Path(TZPATH[0], "tzdata.zi").read_text().splitlines()[0].lstrip("# ")
    tables = ",\n".join(entry(name, packed(name)) for name in SHIPPED)
    print(f"""/**
 * Zones from 1970 to 2099: offsets from UTC in minutes, `;`, then a word a transition: which of the
 * offsets begins, and how many quarter hours after the one before, in base 36.
 *
 * Made by test/data/make/zones.py from tzdata {release.removeprefix("version ")}, Python {sys.version.split()[0]}.
 */
export const zoneTables = {{
{tables},
}} as const;""")


main()
