import { candles, hasCandles } from './candles.js';
import { figure, isNumber } from './figures.js';
import { html, type Markup } from './html.js';
import { line } from './line.js';
import { markers } from './markers.js';
import { chart, type Paper } from './paper.js';
import { priceAxis, priceScale } from './price-axis.js';
import { logRoundValues, roundValues } from './scale.js';
import type { ReportSeries } from './series-data.js';
import { stops } from './stops.js';
import { timeScale } from './time-scale.js';
import { timeTicks } from './time-ticks.js';

/** What a chart of prices is called, how high it is, and how many times it names. */
interface Look {
  readonly name: string;
  readonly height: number;
  readonly ticks: number;
}

const usual: Look = { name: 'Price', height: 380, ticks: 11 };

/** Price over its denoised line, with stops and markers; `undefined` if there is nothing to draw. */
export function priceChart(series: ReportSeries, look: Look = usual): Markup | undefined {
  const withCandles = hasCandles(series);
  const axis = priceAxis(series);
  const times = timeScale(series.time);
  if (axis === undefined || times === undefined) return undefined;

  const { isLog, min, max } = axis;
  const paper: Paper = { height: look.height, times, values: priceScale(axis) };
  const ticks = isLog ? logRoundValues(min, max, 9) : roundValues(min, max, 6);
  const picture = chart(paper, {
    name: `${look.name}${isLog ? ', logarithmic axis' : ''}`,
    drawing: [
      series.denoised && line(paper, series.time, series.denoised, 'denoised'),
      withCandles ? candles(paper, series) : line(paper, series.time, series.close, 'price'),
      series.stops && stops(paper, series.stops),
    ],
    overlay: markers(paper, series),
    values: ticks.map((value) => ({ value, label: figure(value) })),
    times: timeTicks(times.min, times.max, look.ticks),
    isTimed: true,
  });
  return html`${legend(series, withCandles, isLog)}${picture}`;
}

function legend(series: ReportSeries, withCandles: boolean, isLog: boolean): Markup {
  const has = (sign: number): boolean =>
    series.markers?.some((m) => isNumber(m.time) && Math.sign(m.direction) === sign) ?? false;
  return html`<ul class="legend"><li><i class="stroke price"></i>${withCandles ? 'bars (hollow rose, full fell)' : 'close'}</li>${
    series.denoised && html`<li><i class="stroke denoised"></i>denoised</li>`
  }${
    series.stops?.length ? html`<li><i class="stroke stop"></i>stop</li>` : undefined
  }${has(1) ? html`<li><b class="up">▲</b>up</li>` : undefined}${
    has(-1) ? html`<li><b class="down">▼</b>down</li>` : undefined
  }${has(0) ? html`<li><b class="flat">●</b>flat</li>` : undefined}${
    series.markersNote && html`<li>${series.markersNote}</li>`
  }${isLog ? html`<li>logarithmic axis</li>` : undefined}</ul>`;
}
