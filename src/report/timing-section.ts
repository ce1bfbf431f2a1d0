import { fixed, isNumber, largest, percent } from './figures.js';
import { html, type Markup } from './html.js';
import { timingFacts } from './lists.js';
import type { Numbers } from './numbers.js';
import { chart, PAPER_WIDTH, type Paper } from './paper.js';
import { linearScale, roundValues } from './scale.js';
import { factsHtml } from './table.js';
import type { ReportStage, ReportTiming } from './timing-data.js';

/** Speed in figures, what a bar took as a histogram, and the same for each part of the work. */
export function timingSection(timing: ReportTiming): Markup {
  const { classesUs, counts, stages = [] } = timing;
  const whole = classesUs && counts && histogram(classesUs, counts);
  return html`${factsHtml(timingFacts(timing))}${
    whole && html`<h3>Time a bar, µs</h3>${whole}`
  }${stages.length > 0 && html`<h3>Parts of it</h3>${stageTable(stages)}`}`;
}

/** A bar a class, as high as its share; `undefined` where nothing was counted. */
function histogram(ends: Numbers, counts: Numbers): Markup | undefined {
  const shares = sharesOf(counts);
  if (shares.length === 0) return undefined;
  const most = largest(shares);
  const paper: Paper = {
    height: 130,
    times: linearScale(0, shares.length),
    values: linearScale(0, 1.06 * most),
  };
  const labels = Array.from({ length: Math.min(ends.length, shares.length - 1) }, (_, i) => ({
    time: i + 1,
    label: microseconds(ends[i]!),
  }));
  return chart(paper, {
    name: 'Time a bar, histogram',
    drawing: html`<path class="bars" d="${bars(shares, most * 1.06, paper.height)}"/>`,
    values: roundValues(0, most, 3).map((value) => ({ value, label: percent(value, 0) })),
    times: labels,
  });
}

function stageTable(stages: readonly ReportStage[]): Markup {
  const rows = stages.map(({ name, p50Us, p99Us, counts = [] }) => {
    const shares = sharesOf(counts);
    const picture =
      shares.length > 0 &&
      html`<svg class="small" viewBox="0 0 ${PAPER_WIDTH} 24" preserveAspectRatio="none" role="img" aria-label="${name}, histogram"><path class="bars" d="${bars(shares, largest(shares), 24)}"/></svg>`;
    return html`<tr><td class="words">${name}</td><td class="figure">${fixed(p50Us, 2)}</td><td class="figure">${fixed(p99Us, 2)}</td><td class="words">${picture}</td></tr>
`;
  });
  return html`<div class="scroll"><table><thead><tr><th scope="col" class="words">part</th><th scope="col" class="figure">p50, µs</th><th scope="col" class="figure">p99, µs</th><th class="words spread">as above</th></tr></thead><tbody>
${rows}</tbody></table></div>`;
}

/** Of the whole; nothing where nothing was counted. */
function sharesOf(counts: Numbers): number[] {
  const known = Array.from(counts, (count) => (isNumber(count) && count > 0 ? count : 0));
  const all = known.reduce((sum, count) => sum + count, 0);
  return all > 0 ? known.map((count) => count / all) : [];
}

function bars(shares: readonly number[], most: number, height: number): string {
  const width = PAPER_WIDTH / shares.length;
  return shares
    .map((share, i) => {
      const h = (height * share) / most;
      if (!(h > 0.05)) return '';
      return `M${(i * width + 3).toFixed(1)},${height}v${(-h).toFixed(1)}h${(width - 6).toFixed(1)}v${h.toFixed(1)}z`;
    })
    .join('');
}

/** Of a class's end, as short as it can be: `0.5`, `200`, `1,000`. */
function microseconds(us: number): string {
  return fixed(us, us < 1 ? 1 : 0);
}
