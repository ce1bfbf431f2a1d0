import { isNumber, moment } from './figures.js';
import { html, type Markup } from './html.js';
import { PAPER_WIDTH, type Paper, percentX, percentY } from './paper.js';
import type { ReportMarker, ReportSeries } from './series-data.js';

/** Columns that a mark is wide; of several marks of one direction on the same spot one is drawn. */
const MARK_COLUMNS = 8;

interface Spot {
  readonly marker: ReportMarker;
  readonly price: number;
  count: number;
}

/** A triangle below the price for up, above it for down, a dot otherwise; its text on hovering. */
export function markers(paper: Paper, series: ReportSeries): Markup[] {
  const spots = new Map<string, Spot>();
  for (const marker of series.markers ?? []) {
    const share = paper.times.at(marker.time);
    const price = series.close[barAt(series, marker.time)] ?? Number.NaN;
    if (!(share >= 0 && share <= 1) || !isNumber(paper.values.at(price))) continue;
    const key = `${Math.floor((share * PAPER_WIDTH) / MARK_COLUMNS)} ${Math.sign(marker.direction)}`;
    const spot = spots.get(key);
    if (spot === undefined) spots.set(key, { marker, price, count: 1 });
    else spot.count += 1;
  }
  return [...spots.values()].map((spot) => mark(paper, spot));
}

function mark(paper: Paper, { marker, price, count }: Spot): Markup {
  const more = count > 1 ? ` (and ${count - 1} more)` : '';
  return html`<svg x="${percentX(paper, marker.time)}" y="${percentY(paper, price)}" class="mark"><path ${lookOf(marker.direction)}><title>${moment(marker.time)} ${marker.text}${more}</title></path></svg>
`;
}

function lookOf(direction: number): Markup {
  if (direction > 0) return html`class="up" d="M0,7l5,9h-10z"`;
  if (direction < 0) return html`class="down" d="M0,-7l5,-9h-10z"`;
  return html`class="flat" d="M0,-9h0"`;
}

/** Index of the last bar that begins at or before `time`; −1 if there is none. */
function barAt({ time: times }: ReportSeries, time: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
