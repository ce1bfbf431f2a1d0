import { heatMap } from './heat-map.js';
import { html, type Markup } from './html.js';
import { chart, type Paper } from './paper.js';
import { linearScale } from './scale.js';
import type { ReportEnergy } from './series-data.js';
import { timeScale } from './time-scale.js';
import { timeTicks } from './time-ticks.js';

/** Most scales that have room for a row and its name. */
const MOST_ROWS = 16;

/** Energy by scale and time, finest on top; `undefined` if there is nothing to draw. */
export function scalogramChart({ time, scales }: ReportEnergy): Markup | undefined {
  const times = timeScale(time);
  const shown = scales.slice(0, MOST_ROWS);
  if (times === undefined || shown.length === 0) return undefined;
  const rows = shown.length;
  const paper: Paper = { height: 26 * rows, times, values: linearScale(0, rows) };
  const drawing = heatMap(
    paper,
    time,
    shown.map(({ energy }) => energy),
  );
  if (drawing.length === 0) return undefined;
  const picture = chart(paper, {
    name: 'Energy by scale and time',
    drawing,
    values: shown.map(({ name }, i) => ({ value: rows - i - 0.5, label: name.split(' ')[0]! })),
    times: timeTicks(times.min, times.max, 11),
    isTimed: true,
  });
  const note = 'bars of a swing, from short to long; bright: much movement for its scale';
  return html`<ul class="legend"><li><i class="a0"></i>little</li><li><i class="a9"></i>much</li><li>${note}</li></ul>${picture}`;
}
