import type { ReportData } from './data.js';
import { energyChart } from './energy-chart.js';
import { figure } from './figures.js';
import { type Content, html, type Markup } from './html.js';
import {
  compositeFacts,
  decisionTable,
  indicatorTable,
  signalTable,
  strategyTable,
  type Table,
} from './lists.js';
import { priceChart } from './price-chart.js';
import { qualitySection } from './quality-section.js';
import { regimeStrip } from './regime-strip.js';
import { reliabilityChart } from './reliability-chart.js';
import { replaySections } from './replay-section.js';
import { returnsFacts } from './returns-facts.js';
import { scalogramChart } from './scalogram-chart.js';
import { factsHtml, tableHtml } from './table.js';
import { timingSection } from './timing-section.js';

/** All sections that `data` fills, in reading order. */
export function sections(data: ReportData): Content[] {
  const { series, energy, scalogram, quality, returns, indicators, composite, timing } = data;
  const { strategies, reliability, signals, decisions, replay } = data;
  return [
    prices(data),
    scalogram && wide('Scalogram', scalogramChart(scalogram) ?? nothing),
    energy && wide('Energy by scale', energyChart(energy) ?? nothing),
    html`<div class="stack">${quality && section('Data quality', qualitySection(quality))}${
      composite && section('Composite', factsHtml(compositeFacts(composite)))
    }${timing && section('Timing', timingSection(timing))}</div>
<div class="stack">${returns && section('Returns', factsHtml(returnsFacts(returns, series?.time)))}${
      indicators && section('Latest indicators', listHtml(indicatorTable(indicators)))
    }</div>
`,
    signals && wide('Signals', listHtml(signalTable(signals))),
    strategies && section('What came of the signals', listHtml(strategyTable(strategies))),
    reliability && section('Said and came', reliabilityChart(reliability) ?? nothing),
    decisions && wide('Decisions', listHtml(decisionTable(decisions))),
    replay && replaySections(replay),
  ];
}

const nothing = html`<p class="quiet">Nothing to show.</p>`;

/** The price with its regime, then the longer timeframes. */
function prices({ series, frames = [], regime }: ReportData): Content[] {
  const strip = regime && regimeStrip(regime, series?.time);
  return [
    series && wide('Price', html`${priceChart(series) ?? nothing}${strip}`),
    !series && strip && wide('Regime', strip),
    frames.map(({ timeframe, series: own }, i) => {
      // Two stand beside each other; one that is left over is as wide as both.
      const isLeftOver = i === frames.length - 1 && i % 2 === 0;
      const picture = priceChart(own, { name: timeframe, height: 220, ticks: 6 }) ?? nothing;
      return (isLeftOver ? wide : section)(`Price, ${timeframe}`, picture);
    }),
  ];
}

function listHtml(table: Table): Markup {
  const { rows, of = rows.length } = table;
  if (rows.length === 0) return nothing;
  const note =
    rows.length < of
      ? html`<p class="quiet">the latest ${rows.length} of ${figure(of)}</p>`
      : undefined;
  return html`${tableHtml(table)}${note}`;
}

function section(title: string, content: Content): Markup {
  return html`<section><h2>${title}</h2>${content}</section>
`;
}

function wide(title: string, content: Content): Markup {
  return html`<section class="wide"><h2>${title}</h2>${content}</section>
`;
}
