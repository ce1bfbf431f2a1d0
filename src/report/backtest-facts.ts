import { exposureSummary } from '../performance/exposure.js';
import { performanceSummary } from '../performance/summary.js';
import { tradeSummary } from '../performance/trades.js';
import type { BacktestReportData } from './backtest-data.js';
import { figure, fixed, moment, percent } from './figures.js';
import type { Facts, Table } from './lists.js';

/** What the curve amounts to, beside the benchmark where there is one. */
export function comparisonTable(data: BacktestReportData): Table {
  const { equity, benchmark, periodsPerYear } = data;
  const curves = [equity, ...(benchmark === undefined ? [] : [benchmark.equity])];
  const all = curves.map((curve) => performanceSummary(curve, { periodsPerYear }));
  const row = (name: string, of: (summary: (typeof all)[0]) => string): string[] => [
    name,
    ...all.map(of),
  ];
  const headings = ['', 'strategy', ...(benchmark === undefined ? [] : [benchmark.name])];
  const rows = [
    row('total return', (s) => percent(s.totalReturn)),
    row('a year', (s) => percent(s.annualGrowth, 2)),
    row('volatility', (s) => percent(s.volatility)),
    row('Sharpe ratio', (s) => fixed(s.sharpe, 2)),
    row('Sortino ratio', (s) => fixed(s.sortino, 2)),
    row('deepest drawdown', (s) => percent(s.maxDrawdown)),
    row('Calmar ratio', (s) => fixed(s.calmar, 2)),
    row('P(true Sharpe > 0)', (s) => fixed(s.probabilisticSharpe, 3)),
  ];
  return { headings, rows, figures: headings.map((_, i) => i).slice(1) };
}

/** What the trades amount to, and what they cost. */
export function tradeFacts({
  trades = [],
  costs,
  band,
  ambiguousRatio,
}: BacktestReportData): Facts {
  const { winRatio, profitFactor, expectancy, meanBars, longestLosses } = tradeSummary(trades);
  const facts: [string, string][] = [
    ['trades', fixed(trades.length, 0)],
    ['won', percent(winRatio)],
    ['profit factor', fixed(profitFactor, 2)],
    ['mean profit', figure(expectancy)],
    ['mean bars', fixed(meanBars, 1)],
    ['most losses in a row', fixed(longestLosses, 0)],
  ];
  if (costs !== undefined) facts.push(['fees', figure(costs.fees)]);
  if (costs?.slippage !== undefined) facts.push(['spread and slippage', figure(costs.slippage)]);
  if (ambiguousRatio !== undefined) facts.push(['ambiguous fills', percent(ambiguousRatio)]);
  if (band !== undefined) {
    facts.push(['if those went worse | better', `${figure(band.worst)} | ${figure(band.best)}`]);
  }
  return facts;
}

/** How much of the account was in the market, and how often it was turned over. */
export function exposureFacts({ equity, periodsPerYear, holdings }: BacktestReportData): Facts {
  if (holdings === undefined) return [];
  const said = exposureSummary({ equity, ...holdings }, { periodsPerYear });
  return [
    ['time in market', percent(said.timeInMarket)],
    ['gross exposure, mean', percent(said.meanGross)],
    ['gross exposure, highest', percent(said.maxGross)],
    ['net exposure, mean', percent(said.meanNet)],
    ['net exposure, lowest', percent(said.minNet)],
    ['net exposure, highest', percent(said.maxNet)],
    ['turnover a year, in equity', fixed(said.turnover, 1)],
  ];
}

/** What the result is worth as the best of many; nothing where it is not of a sweep. */
export function evidenceFacts({ evidence }: BacktestReportData): Facts {
  if (evidence === undefined) return [];
  return [
    ['best of', fixed(evidence.trials, 0)],
    ['deflated Sharpe ratio', fixed(evidence.deflatedSharpe, 3)],
    ['probability of overfitting', fixed(evidence.probabilityOfOverfitting, 3)],
  ];
}

export function spanText({ times }: BacktestReportData): string {
  return `${moment(times[0]!)} to ${moment(times[times.length - 1]!)}, ${fixed(times.length, 0)} bars`;
}

/** What every such page has to say. */
export const caution = 'What a rule would have earned over the past proves nothing about tomorrow.';
