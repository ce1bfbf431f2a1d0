// The shipped strategies on the S&P 500, 2000 to 2020, filled at the next open, with costs, beside
// what the same money would have come to bought and held. It shows how to test a rule, and proves
// nothing about tomorrow. `tsx examples/backtest-report.ts page.html` also writes the page.
import { readFileSync, writeFileSync } from 'node:fs';
import { Pipeline } from 'barwave';
import { backtest } from 'barwave/backtest';
import { renderBacktestReport, textBacktestReport } from 'barwave/report';
import { PaperBroker, ratioFee } from 'barwave/simulation';

const file = new URL('../node_modules/vega-datasets/data/sp500-2000.csv', import.meta.url);
const bars = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((row) => {
    const [date, open, high, low, close, , volume] = row.split(',');
    const [o, h, l, c, v] = [open, high, low, close, volume].map(Number) as [
      ...[number, number, number, number, number],
    ];
    return {
      symbol: 'SPX',
      time: Date.parse(`${date}T00:00Z`),
      open: o,
      high: h,
      low: l,
      close: c,
      volume: v,
    };
  });

const cash = 100_000;
const costs = { fees: ratioFee(0.0005), spreadRatio: 0.0002 };
const pipeline = new Pipeline({
  base: '1d',
  timeframes: ['1d', '1w'],
  calendar: 'us-equities',
  risk: { riskRatio: 0.01 },
});
const broker = new PaperBroker({ account: { cash }, book: { ...costs, step: 1 } });
const warmUpEnds = 250;
const { equity, times, trades, ambiguousRatio, band, bandCurve, fills, holdings } = backtest({
  ...{ pipeline, broker, bars, warmUpEnds },
  orders: { targetMultiple: 3 },
});

const held = bars.slice(warmUpEnds);
const units = Math.floor(cash / held[0]!.open);
const bought = cash - units * held[0]!.open * (1 + 0.0005 + 0.0001);
const data = {
  title: 'S&P 500: the shipped strategies, filled at the next open',
  ...{ times, equity, trades, ambiguousRatio, band, bandCurve, holdings },
  periodsPerYear: 252,
  closes: held.map(({ close }) => close),
  benchmark: { name: 'bought and held', equity: held.map(({ close }) => bought + units * close) },
  costs: {
    fees: broker.account.fees,
    slippage: fills.reduce(
      (sum, { quantity, price }) => sum + Math.abs(quantity) * price * 0.0001,
      0,
    ),
  },
  note: 'Five basis points of commission, one of half spread; no dividends, no interest on cash.',
};

process.stdout.write(textBacktestReport(data));
const page = process.argv[2];
if (page !== undefined) writeFileSync(page, renderBacktestReport(data));
