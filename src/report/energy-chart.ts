import { columnSums } from './columns.js';
import { html, type Markup } from './html.js';
import { chart, PAPER_WIDTH, type Paper } from './paper.js';
import { linearScale } from './scale.js';
import type { ReportEnergy } from './series-data.js';
import { stackedArea } from './stacked-area.js';
import { shadeOf } from './style.js';
import { columnsOf } from './time-columns.js';
import { timeScale } from './time-scale.js';
import { timeTicks } from './time-ticks.js';

const HEIGHT = 240;

/** Columns that one step of the areas is wide: finer steps would show noise, not change. */
const STEP_COLUMNS = 4;

/** Shares of energy by scale over time, finest on top; `undefined` if there is nothing to draw. */
export function energyChart({ time, scales }: ReportEnergy): Markup | undefined {
  const times = timeScale(time);
  if (times === undefined) return undefined;
  const paper: Paper = { height: HEIGHT, times, values: linearScale(0, 1) };
  const steps = Math.min(time.length, PAPER_WIDTH / STEP_COLUMNS);
  const stepOf = columnsOf(times, time, steps);
  const sums = scales.map(({ energy }) => columnSums(energy, stepOf, steps));
  if (!sums.some((sum) => sum.some((x) => x > 0))) return undefined;

  const kindOf = (i: number): string => shadeOf(i, scales.length);
  const picture = chart(paper, {
    name: 'Share of energy by scale',
    drawing: stackedArea(paper, sums, kindOf),
    values: [0, 0.25, 0.5, 0.75, 1].map((value) => ({ value, label: `${100 * value} %` })),
    times: timeTicks(times.min, times.max, 11),
    isTimed: true,
  });
  const names = scales.map(({ name }, i) => html`<li><i class="${kindOf(i)}"></i>${name}</li>`);
  return html`<ul class="legend">${names}</ul>${picture}`;
}
