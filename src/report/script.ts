import type { Numbers, ReportSeries } from './data.js';
import { Markup } from './html.js';
import { timeScale } from './time-scale.js';

/** Points that the cursor can rest on, at most: one a pixel of a wide screen. */
const MOST_POINTS = 1_200;

/**
 * What the page does if it may: a line under the cursor with time and values of the nearest bar, by
 * pointer or arrow keys, and tables that sort by a column whose heading is clicked. It loads
 * nothing and keeps nothing; without it the page is complete.
 */
const program = `(points) => {
  const chart = document.querySelector('svg.chart[aria-label^="Price"]');
  const { times, rows, from, to } = points;
  if (chart && times.length > 1) {
    const line = document.createElementNS('http://www.w3.org/2000/svg', 'line');
    line.setAttribute('class', 'cursor');
    line.setAttribute('y2', '100%');
    const said = document.createElement('output');
    said.className = 'cursor';
    chart.before(said);
    chart.tabIndex = 0;
    let at = times.length - 1;
    const show = (i) => {
      at = Math.max(0, Math.min(times.length - 1, i));
      const x = (100 * (times[at] - from)) / (to - from) + '%';
      line.setAttribute('x1', x);
      line.setAttribute('x2', x);
      chart.append(line);
      const values = Object.entries(rows).map(([name, row]) => name + ' ' + (row[at] ?? '–'));
      const time = new Date(times[at]).toISOString().slice(0, 16).replace('T', ' ');
      said.textContent = [time, ...values].join('   ');
    };
    chart.addEventListener('pointermove', ({ clientX }) => {
      const { left, width } = chart.getBoundingClientRect();
      const time = from + ((to - from) * (clientX - left)) / width;
      let [low, high] = [0, times.length - 1];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (times[middle] < time) low = middle + 1;
        else high = middle;
      }
      show(low > 0 && time - times[low - 1] < times[low] - time ? low - 1 : low);
    });
    chart.addEventListener('pointerleave', () => line.remove());
    chart.addEventListener('keydown', ({ key }) => {
      if (key === 'ArrowLeft') show(at - 1);
      if (key === 'ArrowRight') show(at + 1);
    });
    show(at);
  }
  const number = (text) => {
    const x = parseFloat(text.replace('−', '-').replaceAll(',', ''));
    return isNaN(x) ? -Infinity : x;
  };
  for (const heading of document.querySelectorAll('th[scope=col]')) {
    let sign = 1;
    heading.addEventListener('click', () => {
      const body = heading.closest('table').tBodies[0];
      const text = (row) => row.cells[heading.cellIndex]?.textContent ?? '';
      const order = heading.className === 'figure'
        ? (a, b) => number(text(a)) - number(text(b))
        : (a, b) => text(a).localeCompare(text(b));
      body.append(...[...body.rows].sort((a, b) => sign * order(a, b)));
      sign = -sign;
    });
  }
}`;

/** The script of a page that shows `series`: the program, and the numbers that it reads out. */
export function script(series: ReportSeries | undefined): Markup {
  return new Markup(`<script>(${program})(${JSON.stringify(pointsOf(series))})</script>`);
}

function pointsOf(series: ReportSeries | undefined): object {
  const scale = series && timeScale(series.time);
  if (series === undefined || scale === undefined) return { times: [], rows: {} };
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
  const { min, max } = scale;
  return { times: kept.map((i) => time[i]), from: min, to: max, rows: Object.fromEntries(rows) };
}

/** Six digits, as the page prints figures. */
function readable(x: number | null | undefined): number | null {
  return typeof x === 'number' && Number.isFinite(x) ? Number(x.toPrecision(6)) : null;
}
