import type { ReportData, ReportQuality } from './data.js';
import { energyChart } from './energy-chart.js';
import { directionText, figure, fixed, moment, percent } from './figures.js';
import { type Content, html, type Markup } from './html.js';
import {
  compositeFacts,
  decisionTable,
  indicatorTable,
  qualityFacts,
  signalTable,
  type Table,
  timingFacts,
} from './lists.js';
import { priceChart } from './price-chart.js';
import { returnsFacts } from './returns-facts.js';
import { factsHtml, tableHtml } from './table.js';

/** The few figures to be read first. */
export function headline(data: ReportData): Markup {
  const { quality, composite, timing } = data;
  const decision = data.decisions?.at(-1);
  return html`<div class="tiles">${
    quality && tile('data quality', fixed(quality.score, 1), quality.tier)
  }${
    quality?.received === undefined
      ? undefined
      : tile('bars', figure(quality.received), gapCount(quality))
  }${
    composite &&
    tile(
      'composite',
      directionText(composite.direction),
      `confidence ${percent(composite.confidence, 0)}`,
    )
  }${decision && tile('last decision', decision.action, moment(decision.time))}${
    timing &&
    tile(
      'speed',
      `${figure(Math.round(timing.barsPerSecond))}/s`,
      `p99 ${fixed(timing.p99Us, 0)} µs a bar`,
    )
  }</div>`;
}

/** All sections that `data` fills, in reading order. */
export function sections(data: ReportData): Content[] {
  const { series, energy, quality, returns, indicators, signals, composite, decisions, timing } =
    data;
  return [
    series && wide('Price', priceChart(series) ?? nothing),
    energy && wide('Energy by scale', energyChart(energy) ?? nothing),
    html`<div class="stack">${quality && section('Data quality', qualityHtml(quality))}${
      composite && section('Composite', factsHtml(compositeFacts(composite)))
    }${timing && section('Timing', factsHtml(timingFacts(timing)))}</div>
<div class="stack">${returns && section('Returns', factsHtml(returnsFacts(returns, series?.time)))}${
      indicators && section('Latest indicators', listHtml(indicatorTable(indicators)))
    }</div>
`,
    signals && wide('Signals', listHtml(signalTable(signals))),
    decisions && wide('Decisions', listHtml(decisionTable(decisions))),
  ];
}

const nothing = html`<p class="quiet">Nothing to show.</p>`;

function qualityHtml(quality: ReportQuality): Markup {
  const { gaps = [], closures = [] } = quality;
  const shown = gaps.slice(0, 20);
  return html`<p class="score"><b>${fixed(quality.score, 1)}</b> ${quality.tier}</p>
<div class="meter"><i style="width:${Math.max(0, Math.min(100, Math.round(quality.score) || 0))}%"></i></div>
${factsHtml(qualityFacts(quality))}${
  shown.length > 0 &&
  html`<h3>Gaps</h3><ul class="plain">${shown.map(
    (gap) =>
      html`<li><span>${moment(gap.from)} – ${moment(gap.to)}</span> ${figure(gap.missing)} missing</li>`,
  )}</ul>${gaps.length > shown.length ? html`<p class="quiet">and ${gaps.length - shown.length} more</p>` : ''}`
}${
  closures.length > 0 &&
  html`<h3>Known closures, not gaps</h3><ul class="plain">${closures.map(
    ({ date, name }) => html`<li><span>${date}</span> ${name}</li>`,
  )}</ul>`
}`;
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

function gapCount({ gaps }: ReportQuality): string {
  if (gaps === undefined) return '';
  return gaps.length === 0
    ? 'no gap'
    : `${figure(gaps.length)} ${gaps.length === 1 ? 'gap' : 'gaps'}`;
}

function tile(name: string, value: string, note: string): Markup {
  return html`<div class="tile"><span>${name}</span><strong>${value}</strong><em>${note}</em></div>`;
}

function section(title: string, content: Content): Markup {
  return html`<section><h2>${title}</h2>${content}</section>
`;
}

function wide(title: string, content: Content): Markup {
  return html`<section class="wide"><h2>${title}</h2>${content}</section>
`;
}
