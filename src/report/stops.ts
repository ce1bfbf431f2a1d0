import { isNumber } from './figures.js';
import { html, type Markup } from './html.js';
import { PAPER_WIDTH, type Paper, pointOf } from './paper.js';
import type { ReportStop } from './series-data.js';

/** A dash for each price that held from one time to another, as far as it lies on the paper. */
export function stops(paper: Paper, all: readonly ReportStop[]): Markup {
  const paths = all.map(({ from, to, price }) => {
    const [left, y] = pointOf(paper, from, price);
    const right = Math.min(PAPER_WIDTH, pointOf(paper, to, price)[0]);
    if (!isNumber(y) || !(right > left && left >= 0) || y < 0 || y > paper.height) return '';
    return `M${left.toFixed(1)},${y.toFixed(1)}H${right.toFixed(1)}`;
  });
  return html`<path class="line stop" d="${paths.join('')}"/>`;
}
