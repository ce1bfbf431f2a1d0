import { drawdownChart, equityChart, tradeChart } from './backtest-charts.js';
import { type BacktestReportData, requireBacktestReport } from './backtest-data.js';
import { drawdownTable } from './backtest-drawdowns.js';
import {
  caution,
  comparisonTable,
  evidenceFacts,
  exposureFacts,
  spanText,
  tradeFacts,
} from './backtest-facts.js';
import { monthMap } from './backtest-months.js';
import { tradeTable } from './backtest-trades.js';
import { html, Markup } from './html.js';
import type { Facts } from './lists.js';
import { backtestStyle, style } from './style.js';
import { factsHtml, tableHtml } from './table.js';

/**
 * What a backtest came to, as one self-contained HTML page: equity beside a benchmark and in the band
 * that ambiguous fills leave open, drawdowns, months, trades on the price, costs, and, of a sweep, what
 * the best of so many is worth.
 *
 * @throws {ConfigError} if `data` is not a record with a title, times, equity and periodsPerYear, or
 *   its lists differ in length
 * @example
 * const times = Float64Array.from(closes, (_, i) => i * 86_400_000);
 * const data = { title: 'A < B', times, equity: closes, periodsPerYear: 365 };
 * renderBacktestReport(data).includes('<h1>A &lt; B</h1>'); // true
 */
export function renderBacktestReport(data: BacktestReportData): string {
  requireBacktestReport(data);
  const { trades = [] } = data;
  const fell = drawdownTable(data);
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${data.title}</title>
<style>${new Markup(style + backtestStyle)}</style>
</head>
<body>
<main>
<header><h1>${data.title}</h1><p>${spanText(data)}</p></header>
${section('Equity', equityChart(data))}${section('Drawdown', drawdownChart(data))}${fell.rows.length > 0 && section('Deepest drawdowns', tableHtml(fell))}
<section><h2>In numbers</h2>${tableHtml(comparisonTable(data))}</section>
<section><h2>Trades and costs</h2>${factsHtml(tradeFacts(data))}</section>
${sideBySide([
  ['Exposure and turnover', exposureFacts(data)],
  ['As the best of many', evidenceFacts(data)],
])}
${section('Months, percent', monthMap(data))}${section('Trades on the price', tradeChart(data))}
${trades.length > 0 && section('Latest trades', tableHtml(tradeTable(trades)))}
<footer>${data.note === undefined ? '' : `${data.note} `}${caution} Times are UTC.</footer>
</main>
</body>
</html>
`.text;
}

/** The parts that say something; one alone has the width of the page. */
function sideBySide(parts: readonly (readonly [title: string, facts: Facts])[]): Markup[] {
  const said = parts.filter(([, facts]) => facts.length > 0);
  return said.map(([title, facts]) =>
    said.length === 1
      ? section(title, factsHtml(facts))!
      : html`<section><h2>${title}</h2>${factsHtml(facts)}</section>`,
  );
}

function section(title: string, content: Markup | undefined): Markup | undefined {
  return content && html`<section class="wide"><h2>${title}</h2>${content}</section>`;
}
