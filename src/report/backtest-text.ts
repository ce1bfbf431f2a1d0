import { type BacktestReportData, requireBacktestReport } from './backtest-data.js';
import { depthsOf, drawdownTable } from './backtest-drawdowns.js';
import {
  caution,
  comparisonTable,
  evidenceFacts,
  exposureFacts,
  spanText,
  tradeFacts,
} from './backtest-facts.js';
import { monthTable } from './backtest-months.js';
import { tradeMarks, tradeTable } from './backtest-trades.js';
import { isOpen } from './equity-band.js';
import { figure } from './figures.js';
import type { Numbers } from './numbers.js';
import { extent } from './scale.js';
import { sparkline } from './sparkline.js';
import { block, clipped, factsText, oneLine, TEXT_WIDTH, tableText } from './text-table.js';

/** Blocks of a line of values. */
const BLOCKS = 80;

/**
 * What a backtest came to, as text for a terminal, at most 96 characters wide: all parts of the page.
 *
 * @throws {ConfigError} as `renderBacktestReport`
 * @example
 * const times = Float64Array.from(closes, (_, i) => i * 86_400_000);
 * textBacktestReport({ title: 'A rule', times, equity: closes, periodsPerYear: 365 }).startsWith('A rule'); // true
 */
export function textBacktestReport(data: BacktestReportData): string {
  requireBacktestReport(data);
  const { equity, trades = [], closes } = data;
  const evidence = evidenceFacts(data);
  const exposure = exposureFacts(data);
  const fell = drawdownTable(data);
  const lines = [
    ...[data.title, spanText(data)].map((text) => clipped(oneLine(text), TEXT_WIDTH)),
    ...block('Equity', equityText(data)),
    ...block('Drawdown', [`  ${sparkline(depthsOf(equity), BLOCKS)}`]),
    ...(fell.rows.length > 0 ? tableText(fell) : []),
    ...block('In numbers', tableText(comparisonTable(data))),
    ...block('Trades and costs', factsText(tradeFacts(data))),
    ...(exposure.length > 0 ? block('Exposure and turnover', factsText(exposure)) : []),
    ...(evidence.length > 0 ? block('As the best of many', factsText(evidence)) : []),
    ...block('Months, percent', tableText(monthTable(data))),
    ...(closes === undefined ? [] : block('Trades on the price', priceText(data, closes))),
    ...(trades.length > 0 ? block('Latest trades', tableText(tradeTable(trades))) : []),
    '',
    ...(data.note === undefined ? [] : [clipped(oneLine(data.note), TEXT_WIDTH)]),
    caution,
  ];
  return `${lines.join('\n')}\n`;
}

/** A line for each curve, all on the scale of its own. */
function equityText({ equity, benchmark, bandCurve }: BacktestReportData): string[] {
  const band = bandCurve !== undefined && isOpen(bandCurve) ? bandCurve : undefined;
  const curves: readonly (readonly [string, Numbers | undefined])[] = [
    ['strategy', equity],
    ['ambiguous fills the worse way', band?.worst],
    ['the better way', band?.best],
    [benchmark?.name ?? '', benchmark?.equity],
  ];
  return curves.flatMap(([name, values]) => {
    const range = extent(values);
    if (values === undefined || range === undefined) return [];
    const ends = `${figure(values[0])} to ${figure(values[values.length - 1])}`;
    const span = `lowest ${figure(range[0])}, highest ${figure(range[1])}`;
    const about = clipped(`  ${oneLine(name)}: ${ends}; ${span}`, TEXT_WIDTH);
    return [about, `  ${sparkline(values, BLOCKS)}`];
  });
}

function priceText(data: BacktestReportData, closes: Numbers): string[] {
  const marks = tradeMarks(data, BLOCKS);
  const legend = '  ▲, ▼: long, short opened; ·: closed';
  return [`  ${sparkline(closes, BLOCKS)}`, ...(marks === '' ? [] : [`  ${marks}`, legend])];
}
