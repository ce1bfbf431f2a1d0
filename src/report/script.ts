import { Markup } from './html.js';
import type { Numbers } from './numbers.js';
import { priceLadder } from './price-axis.js';
import { program } from './script-program.js';
import type { ReportSeries } from './series-data.js';
import { timeScale } from './time-scale.js';

/** Points that the cursor can rest on, at most. */
const MOST_POINTS = 6_000;

/** Heights whose prices the program knows; in between it is a straight line. */
const RUNGS = 65;

/** The script of a page that shows `series`: the program, and the numbers that it reads out. */
export function script(series: ReportSeries | undefined): Markup {
  return new Markup(`<script>(${program})(${JSON.stringify(pointsOf(series))})</script>`);
}

function pointsOf(series: ReportSeries | undefined): object {
  const scale = series && timeScale(series.time);
  if (series === undefined || scale === undefined) return { steps: [], rows: {} };
  const { time, open, high, low, close, denoised } = series;
  const stride = Math.max(1, Math.ceil(time.length / MOST_POINTS));
  // From the end, so that the newest bar is among them.
  const places = Array.from({ length: Math.ceil(time.length / stride) }, (_, i) => {
    return time.length - 1 - i * stride;
  }).reverse();
  const kept = places.filter((i) => Number.isFinite(time[i]));
  const column = (values: Numbers): (number | null)[] => kept.map((i) => readable(values[i]));
  const named = Object.entries({ open, high, low, close, denoised });
  const rows = named.flatMap(([name, values]) => (values ? [[name, column(values)]] : []));
  // A time is the step from the one before: half the bytes of all times in full.
  const steps = kept.map((i, k) => (k === 0 ? time[i]! : time[i]! - time[kept[k - 1]!]!));
  return { steps, rows: Object.fromEntries(rows), ladder: priceLadder(series, RUNGS) };
}

/** Six digits, as the page prints figures. */
function readable(x: number | null | undefined): number | null {
  return typeof x === 'number' && Number.isFinite(x) ? Number(x.toPrecision(6)) : null;
}
