import { type Point, thinned } from './columns.js';
import { html, type Markup } from './html.js';
import type { Numbers } from './numbers.js';
import { type Paper, pointOf } from './paper.js';

/** A line through values by time, broken where one is not finite. */
export function line(paper: Paper, time: Numbers, values: Numbers, kind: string): Markup {
  const length = Math.min(time.length, values.length);
  const points = Array.from({ length }, (_, i) => pointOf(paper, time[i]!, values[i]!));
  return html`<path class="line ${kind}" d="${thinned(points).map(pathOf).join('')}"/>`;
}

/** The run as SVG path data; a run of one point is a dot. */
export function pathOf(run: readonly Point[]): string {
  const places = run.map(([x, y]) => [x.toFixed(1), y.toFixed(1)] as const);
  // Within a level stretch only its ends matter.
  const bends = places.filter(([, y], i) => y !== places[i - 1]?.[1] || y !== places[i + 1]?.[1]);
  const [first, ...rest] = bends.map((place) => place.join());
  return `M${first}${rest.length === 0 ? 'h0' : `L${rest.join(' ')}`}`;
}
