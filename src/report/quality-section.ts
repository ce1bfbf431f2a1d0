import { figure, fixed, moment } from './figures.js';
import { html, type Markup } from './html.js';
import { line } from './line.js';
import { qualityFacts, reasonTable } from './lists.js';
import { chart, type Paper } from './paper.js';
import type { ReportQuality } from './quality-data.js';
import { linearScale } from './scale.js';
import { factsHtml, tableHtml } from './table.js';
import { timeScale } from './time-scale.js';
import { timeTicks } from './time-ticks.js';

/** Gaps that are listed. */
const MOST_GAPS = 20;

/** Score, counts, the score over time, what rules had against bars, gaps and closures. */
export function qualitySection(quality: ReportQuality): Markup {
  const { gaps = [], closures = [], reasons = [], history } = quality;
  const shown = gaps.slice(0, MOST_GAPS);
  const width = Math.max(0, Math.min(100, Math.round(quality.score) || 0));
  return html`<p class="score"><b>${fixed(quality.score, 1)}</b> ${quality.tier}</p>
<div class="meter"><i style="width:${width}%"></i></div>
${factsHtml(qualityFacts(quality))}${history && overTime(history)}${
  reasons.length > 0 &&
  html`<h3>By rule</h3><div class="rules">${tableHtml(reasonTable(reasons))}</div>`
}${
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

/** The score from 0 to 100: a feed that was good is a line along the top. */
function overTime({ time, score }: NonNullable<ReportQuality['history']>): Markup | undefined {
  const times = timeScale(time);
  if (times === undefined) return undefined;
  const paper: Paper = { height: 90, times, values: linearScale(0, 104) };
  return html`<h3>Score over time</h3>${chart(paper, {
    name: 'Quality over time',
    drawing: line(paper, time, score, 'quality'),
    values: [0, 50, 100].map((value) => ({ value, label: `${value}` })),
    times: timeTicks(times.min, times.max, 5),
    isTimed: true,
  })}`;
}
