import { type Point, thinned } from './columns.js';
import { isNumber } from './figures.js';
import { html, type Markup } from './html.js';
import type { Numbers } from './numbers.js';
import { type Paper, pointOf } from './paper.js';

/** Equity at each bar, had every ambiguous exit gone the worse way, and the better. */
export interface BandCurve {
  readonly worst: Numbers;
  readonly best: Numbers;
}

/** Whether ambiguous exits leave anything open. */
export function isOpen({ worst, best }: BandCurve): boolean {
  return Array.from(best).some((value, i) => value > worst[i]!);
}

/** What lies between two curves over the same times; bars where either has no number are left out. */
export function bandArea(
  paper: Paper,
  times: Numbers,
  { worst, best }: BandCurve,
): Markup | undefined {
  const whole = Array.from({ length: times.length }, (_, i) => i).filter(
    (i) => isNumber(worst[i]) && isNumber(best[i]),
  );
  const edge = (values: Numbers): readonly Point[] =>
    thinned(whole.map((i) => pointOf(paper, times[i]!, values[i]!))).flat();
  if (whole.length === 0) return undefined;
  const around = [...edge(best), ...edge(worst).toReversed()];
  const places = around.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`);
  return html`<path class="band" d="M${places[0]!}L${places.slice(1).join(' ')}z"/>`;
}
