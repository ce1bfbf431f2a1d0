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
  const evidence = evidenceFacts(data);
  const exposure = exposureFacts(data);
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
${exposure.length > 0 && html`<section><h2>Exposure and turnover</h2>${factsHtml(exposure)}</section>`}
${evidence.length > 0 && section('As the best of many', factsHtml(evidence))}
${section('Months, percent', monthMap(data))}${section('Trades on the price', tradeChart(data))}
${trades.length > 0 && section('Latest trades', tableHtml(tradeTable(trades)))}
<footer>${data.note === undefined ? '' : `${data.note} `}${caution} Times are UTC.</footer>
</main>
</body>
</html>
`.text;
}

function section(title: string, content: Markup | undefined): Markup | undefined {
  return content && html`<section class="wide"><h2>${title}</h2>${content}</section>`;
}
