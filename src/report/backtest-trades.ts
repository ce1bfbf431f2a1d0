import { firstFrom } from '../core/first-from.js';
import type { BacktestReportData, ReportTrade } from './backtest-data.js';
import { figures, fixed, moment } from './figures.js';
import type { Table } from './lists.js';

/** Trades that are listed. */
const LATEST = 10;

/** The trades that closed last, the newest first. */
export function tradeTable(trades: readonly ReportTrade[]): Table {
  const latest = trades.slice(-LATEST).reverse();
  const profits = figures(latest.map(({ profit }) => profit));
  const rows = latest.map(({ symbol, side, openedAt, closedAt, bars }, i) => [
    ...[symbol, side, moment(openedAt), moment(closedAt)],
    ...[fixed(bars, 0), profits[i]!],
  ]);
  const headings = ['symbol', 'side', 'opened', 'closed', 'bars', 'profit'];
  return { headings, rows, figures: [4, 5], of: trades.length };
}

/** Under a line of `width` blocks over the bars, where positions were opened and closed. */
export function tradeMarks({ times, trades = [] }: BacktestReportData, width: number): string {
  const blocks = Math.min(width, times.length);
  const marks = new Array<string>(blocks).fill(' ');
  const all = Float64Array.from(times);
  const put = (time: number, mark: string): void => {
    const block = Math.floor((firstFrom(all, time) * blocks) / times.length);
    if (block < blocks) marks[block] = mark;
  };
  for (const { closedAt } of trades) put(closedAt, '·');
  for (const { side, openedAt } of trades) put(openedAt, side === 'long' ? '▲' : '▼');
  return marks.join('').trimEnd();
}
