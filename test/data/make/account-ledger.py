"""A random year of an account, kept in double entry by ledger: writes test/data/account-ledger.json.

    /usr/bin/python3 test/data/make/account-ledger.py > test/data/account-ledger.json   (needs ledger)

The events are drawn here; every balance is ledger's own. A fill moves units and cash, a split adds
units for nothing, interest and dividends are postings, marks are price directives. At the end of each
month ledger is asked what the account holds and what it is worth at the last prices.
"""
import datetime
import json
import platform
import random
import subprocess
import tempfile

draw = random.Random(20_241)
START = datetime.date(2024, 1, 1)
SYMBOLS = ["AAA", "BBB", "CCC", "DDD"]
CASH = 100_000

price = {symbol: 4_000 + 1_500 * i for i, symbol in enumerate(SYMBOLS)}  # cents
held = {symbol: 0 for symbol in SYMBOLS}
journal = [f"2023/12/31 opening\n  Assets:Cash  ${CASH}.00\n  Equity:Opening\n"]
events = []


def money(cents):
    return f"${cents / 100:.2f}"


def posting(day, title, *lines):
    journal.append("\n  ".join([f"{day:%Y/%m/%d} {title}", *lines, "Assets:Cash"]) + "\n")


def mark(symbol):
    events.append({"type": "mark", "symbol": symbol, "close": price[symbol] / 100})


def fill(day, symbol, quantity):
    fee = draw.randint(0, 250)
    held[symbol] += quantity
    posting(
        day, "fill", f"Assets:Units:{symbol}  {quantity} {symbol} @ {money(price[symbol])}",
        f"Expenses:Fees  {money(fee)}",
    )
    time = int(datetime.datetime.combine(day, datetime.time(), datetime.timezone.utc).timestamp())
    one = {"id": f"f{len(events)}", "symbol": symbol, "time": time * 1000, "quantity": quantity}
    events.append({"type": "fill", "fill": {**one, "price": price[symbol] / 100, "fee": fee / 100}})


def act(day, symbol):
    kind = draw.choice(["dividend", "split", "financing", "transfer"])
    if kind == "dividend":
        per_unit = draw.randint(1, 60)
        amount = held[symbol] * per_unit
        posting(day, kind, f"Income:Dividends  {money(-amount)}")
        events.append({"type": kind, "symbol": symbol, "perUnit": per_unit / 100})
    elif kind == "split" and price[symbol] % 2 == 0:
        if held[symbol] != 0:
            posting(day, kind, f"Assets:Units:{symbol}  {held[symbol]} {symbol} @ $0.00")
        held[symbol] *= 2
        price[symbol] //= 2
        journal.append(f"P {day:%Y/%m/%d} {symbol} {money(price[symbol])}\n")
        events.append({"type": kind, "symbol": symbol, "ratio": 2})
    elif kind == "financing":
        # A rate of 3.65 % for a day of 365 is a ten-thousandth of what the units are worth.
        mark(symbol)
        worth = abs(held[symbol]) * price[symbol]
        posting(day, kind, f"Expenses:Interest  ${worth / 1_000_000:.6f}")
        term = {"ratePerYear": 0.0365, "days": 1, "daysPerYear": 365}
        events.append({"type": kind, "symbol": symbol, **term})
    elif kind == "transfer":
        amount = draw.randint(-200_000, 300_000)
        posting(day, kind, f"Equity:Transfers  {money(-amount)}")
        events.append({"type": kind, "amount": amount / 100})


def ledger(path, *arguments):
    command = ["ledger", "--args-only", "-f", path, "--price-db", "/dev/null", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def amount(text):
    return float(text.replace("$", "").replace(",", "") or 0)


def balance(path, account, end, *more):
    total = ledger(path, "bal", account, "--end", f"{end:%Y/%m/%d}", "--depth", "1", *more,
                   "--format", "%(display_total)\n")
    return amount(total.split("\n")[-1])


def units(path, end):
    lines = ledger(path, "bal", "Assets:Units", "--flat", "--no-total", "--end", f"{end:%Y/%m/%d}",
                   "--format", "%(account) %(quantity(scrub(display_total)))\n").split("\n")
    found = {symbol: 0.0 for symbol in SYMBOLS}
    for line in filter(None, lines):
        account, quantity = line.split()
        found[account.split(":")[-1]] = amount(quantity)
    return found


month_ends = []
for n in range(366):
    day = START + datetime.timedelta(days=n)
    for symbol in SYMBOLS:
        price[symbol] = max(100, price[symbol] + draw.randint(-90, 92))
        journal.append(f"P {day:%Y/%m/%d} {symbol} {money(price[symbol])}\n")
        if draw.random() < 0.12:
            fill(day, symbol, draw.choice([-1, 1]) * draw.randint(1, 80))
        if draw.random() < 0.04:
            act(day, symbol)
    if n == 365:
        for symbol in SYMBOLS:
            if held[symbol] != 0:
                fill(day, symbol, -held[symbol])
    tomorrow = day + datetime.timedelta(days=1)
    if tomorrow.day == 1:
        for symbol in SYMBOLS:
            mark(symbol)
        month_ends.append((tomorrow, len(events)))

with tempfile.NamedTemporaryFile("w", suffix=".ledger") as file:
    file.write("\n".join(journal))
    file.flush()
    months = [
        {
            "events": count,
            "equity": balance(file.name, "Assets", end, "-V", "--now",
                              f"{end - datetime.timedelta(days=1):%Y/%m/%d}"),
            "units": units(file.name, end),
            "fees": balance(file.name, "Expenses:Fees", end),
            "financing": balance(file.name, "Expenses:Interest", end),
            "dividends": -balance(file.name, "Income:Dividends", end),
            "transfers": -balance(file.name, "Equity:Transfers", end),
        }
        for end, count in month_ends
    ]

version = subprocess.run(["ledger", "--version"], capture_output=True, text=True).stdout
tool = f"{version.split(',')[0]}, Python {platform.python_version()}"
rows = ",\n".join("  " + json.dumps(event) for event in events)
print(f'{{\n "tool": "{tool}",\n "cash": {CASH},\n "months": {json.dumps(months)},')
print(f' "events": [\n{rows}\n ]\n}}')
