import { drawdownChart, equityChart, tradeChart } from './backtest-charts.js';
import { type BacktestReportData, requireBacktestReport } from './backtest-data.js';
import { caution, comparisonTable, evidenceFacts, tradeFacts } from './backtest-facts.js';
import { monthMap } from './backtest-months.js';
import { html, type Markup } from './html.js';
import { factsHtml, tableHtml } from './table.js';

/** What the decisions would have come to: the parts of a backtest's report, called an illustration. */
export function replaySections(replay: BacktestReportData): Markup {
  requireBacktestReport(replay, 'data.replay');
  const note = replay.note === undefined ? '' : `${replay.note} `;
  const drawdown = drawdownChart(replay);
  const trades = tradeChart(replay);
  const evidence = evidenceFacts(replay);
  return html`<section class="wide"><h2>${replay.title}</h2><p class="quiet">An illustration. ${note}${caution}</p>${equityChart(replay)}${
    drawdown && html`<h3>Drawdown</h3>${drawdown}`
  }</section>
<section><h2>In numbers</h2>${tableHtml(comparisonTable(replay))}</section>
<section><h2>Trades and costs</h2>${factsHtml(tradeFacts(replay))}</section>
${
  evidence.length > 0 &&
  html`<section><h2>As the best of many</h2>${factsHtml(evidence)}</section>
`
}<section class="wide"><h2>Months, percent</h2>${monthMap(replay)}</section>
${
  trades &&
  html`<section class="wide"><h2>Trades on the price</h2>${trades}</section>
`
}`;
}
