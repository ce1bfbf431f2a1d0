import { type Point, thinned } from './columns.js';
import type { Numbers } from './data.js';
import { html, type Markup } from './html.js';
import { type Paper, pointOf } from './paper.js';

/** A line through values by time, broken where one is not finite. */
export function line(paper: Paper, time: Numbers, values: Numbers, kind: string): Markup {
  const length = Math.min(time.length, values.length);
  const points = Array.from({ length }, (_, i) => pointOf(paper, time[i]!, values[i]!));
  return html`<path class="line ${kind}" d="${thinned(points).map(pathOf).join('')}"/>`;
}

/** The run as SVG path data; a run of one point is a dot. */
export function pathOf(run: readonly Point[]): string {
  const [first, ...rest] = run.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`);
  return `M${first}${rest.length === 0 ? 'h0' : `L${rest.join(' ')}`}`;
}
