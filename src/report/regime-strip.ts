import { percent } from './figures.js';
import { html, type Markup } from './html.js';
import type { Numbers } from './numbers.js';
import { chart, PAPER_WIDTH, type Paper } from './paper.js';
import { type Stretch, sharesOf, stretchesOf } from './regime-stretches.js';
import { linearScale } from './scale.js';
import type { ReportRegime } from './series-data.js';
import { shadeOf } from './style.js';
import { timeScale } from './time-scale.js';

/** Narrower than this, in columns of the paper, a stretch is left out. */
const LEAST_WIDTH = 0.3;

/**
 * A strip of stretches by name, from the first of `span` to its last; `undefined` if there is nothing
 * to draw. A stretch of a fraction of a pixel is left out, and counted in the shares all the same.
 */
export function regimeStrip(regime: ReportRegime, span: Numbers = regime.time): Markup | undefined {
  const times = timeScale(span);
  if (times === undefined) return undefined;
  const stretches = stretchesOf(regime, times.max);
  const shares = sharesOf(stretches);
  if (shares.length === 0) return undefined;
  const paper: Paper = { height: 18, times, values: linearScale(0, 1) };
  const kind = (i: number): string => shadeOf(i, shares.length);
  const picture = chart(paper, {
    name: `Regime of ${regime.timeframe}`,
    drawing: shares.map(([name], i) => {
      const own = stretches.filter((stretch) => stretch.name === name);
      return html`<path class="${kind(i)} cell" d="${own.map((one) => box(paper, one)).join('')}"/>`;
    }),
    values: [],
    times: [],
    isTimed: true,
  });
  const legend = shares.map(
    ([name, share], i) => html`<li><i class="${kind(i)}"></i>${name} ${percent(share, 0)}</li>`,
  );
  return html`<div class="strip"><ul class="legend"><li>regime of ${regime.timeframe}:</li>${legend}</ul>${picture}</div>`;
}

function box({ times, height }: Paper, { from, to }: Stretch): string {
  const left = PAPER_WIDTH * Math.max(0, Math.min(1, times.at(from)));
  const width = PAPER_WIDTH * Math.max(0, Math.min(1, times.at(to))) - left;
  if (!(width >= LEAST_WIDTH)) return '';
  return `M${left.toFixed(1)},0h${width.toFixed(1)}v${height}h${(-width).toFixed(1)}z`;
}
