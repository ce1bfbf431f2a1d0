import { drawdowns } from '../performance/drawdowns.js';
import type { BacktestReportData } from './backtest-data.js';
import { DASH, moment, percent } from './figures.js';
import type { Table } from './lists.js';
import type { Numbers } from './numbers.js';

/** Drawdowns that are listed. */
const DEEPEST = 5;

/** The loss from the highest value so far, at each bar: 0 or below. */
export function depthsOf(equity: Numbers): number[] {
  let high = Number.NEGATIVE_INFINITY;
  return Array.from(equity, (value) => {
    high = Math.max(high, value);
    return value / high - 1;
  });
}

/** The deepest drawdowns: when they began, were deepest and were made good. */
export function drawdownTable({ times, equity }: BacktestReportData): Table {
  const deepest = drawdowns(equity)
    .sort((a, b) => b.ratio - a.ratio)
    .slice(0, DEEPEST);
  const rows = deepest.map(({ ratio, from, trough, recovered }) => [
    moment(times[from]),
    moment(times[trough]),
    recovered === undefined ? DASH : moment(times[recovered]),
    percent(ratio),
  ]);
  return { headings: ['high', 'lowest', 'made good', 'depth'], rows, figures: [3] };
}
