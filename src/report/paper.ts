import type { Point } from './columns.js';
import { type Content, html, type Markup } from './html.js';
import type { Scale } from './scale.js';
import type { Tick } from './time-ticks.js';

/** Columns of a drawing: as many as there are pixels on a wide screen. */
export const PAPER_WIDTH = 1200;

/** The frame of a chart: where a time and a value are. */
export interface Paper {
  readonly height: number;
  readonly times: Scale;
  readonly values: Scale;
}

/** A label on the value axis. */
export interface ValueTick {
  readonly value: number;
  readonly label: string;
}

export function pointOf(paper: Paper, time: number, value: number): Point {
  return [PAPER_WIDTH * paper.times.at(time), paper.height * (1 - paper.values.at(value))];
}

/**
 * A chart as wide as its surroundings. Lines and areas (`drawing`, in paper units) are stretched to fit, with
 * strokes that keep their width; text and marks (`overlay`, placed in percent) keep their shape.
 */
export function chart(
  paper: Paper,
  parts: {
    name: string;
    drawing: Content;
    overlay?: Content;
    values: readonly ValueTick[];
    times: readonly Tick[];
    /** Whether the width is time, in ms: such charts are zoomed together. */
    isTimed?: boolean;
  },
): Markup {
  const { height, times } = paper;
  const span = parts.isTimed && html` data-from="${times.min}" data-to="${times.max}"`;
  return html`<svg class="chart" xmlns="http://www.w3.org/2000/svg" height="${height}" role="img" aria-label="${parts.name}"${span}>
${parts.values.map((tick) => valueLine(paper, tick))}${parts.times.map((tick, i) => timeLine(paper, tick, i))}
<svg width="100%" height="100%" viewBox="0 0 ${PAPER_WIDTH} ${height}" preserveAspectRatio="none">${parts.drawing}</svg>
${parts.overlay}
</svg>`;
}

export function percentX(paper: Paper, time: number): string {
  return `${(100 * paper.times.at(time)).toFixed(2)}%`;
}

export function percentY(paper: Paper, value: number): string {
  return `${(100 * (1 - paper.values.at(value))).toFixed(2)}%`;
}

function valueLine(paper: Paper, { value, label }: ValueTick): Markup {
  const y = percentY(paper, value);
  return html`<line class="grid" x1="0" x2="100%" y1="${y}" y2="${y}"/><text class="value" x="100%" y="${y}" dx="6" dy="4">${label}</text>`;
}

/** Every other label gives way on a narrow screen. */
function timeLine(paper: Paper, { time, label }: Tick, i: number): Markup {
  const x = percentX(paper, time);
  const kind = i % 2 === 0 ? 'time' : 'time minor';
  return html`<line class="grid" x1="${x}" x2="${x}" y1="0" y2="100%"/><text class="${kind}" x="${x}" y="100%" dy="16">${label}</text>`;
}
