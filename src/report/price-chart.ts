import { exp } from '../core/exp.js';
import { logRatio } from '../core/log-ratio.js';
import { candles, hasCandles } from './candles.js';
import type { ReportSeries } from './data.js';
import { figure, isNumber } from './figures.js';
import { html, type Markup } from './html.js';
import { line } from './line.js';
import { markers } from './markers.js';
import { chart, type Paper } from './paper.js';
import { extent, linearScale, logRoundValues, logScale, roundValues, type Scale } from './scale.js';
import { timeScale } from './time-scale.js';
import { timeTicks } from './time-ticks.js';

const HEIGHT = 380;

/** Price, its denoised line and markers; `undefined` if there is nothing to draw. */
export function priceChart(series: ReportSeries): Markup | undefined {
  const withCandles = hasCandles(series);
  const prices = withCandles ? [series.high, series.low] : [];
  const range = extent(series.close, series.denoised, ...prices);
  const times = timeScale(series.time);
  if (range === undefined || times === undefined) return undefined;

  const isLog = axisOf(series, range) === 'log';
  const paper: Paper = { height: HEIGHT, times, values: priceScale(range, isLog) };
  const { min, max } = paper.values;
  const ticks = isLog ? logRoundValues(min, max, 9) : roundValues(min, max, 6);
  const picture = chart(paper, {
    name: `Price${isLog ? ', logarithmic axis' : ''}`,
    drawing: [
      withCandles ? candles(paper, series) : line(paper, series.time, series.close, 'price'),
      series.denoised && line(paper, series.time, series.denoised, 'denoised'),
    ],
    overlay: markers(paper, series),
    values: ticks.map((value) => ({ value, label: figure(value) })),
    times: timeTicks(times.min, times.max, 11),
  });
  return html`${legend(series, withCandles, isLog)}${picture}`;
}

function axisOf(series: ReportSeries, [min, max]: readonly [number, number]): 'linear' | 'log' {
  if (!(min > 1e-100 && max < 1e100)) return 'linear'; // a ratio that cannot overflow
  return series.priceAxis ?? (max >= 3 * min ? 'log' : 'linear');
}

/** A little room above and below, for the markers; never a scale of no height. */
function priceScale([min, max]: readonly [number, number], isLog: boolean): Scale {
  if (isLog) {
    const room = Math.max(1.001, exp(0.06 * logRatio(max, min)));
    return logScale(min / room, max * room);
  }
  const room = Math.max(0.06 * (max - min), 1e-3 * Math.max(Math.abs(max), 1e-9));
  return linearScale(min - room, max + room);
}

function legend(series: ReportSeries, withCandles: boolean, isLog: boolean): Markup {
  const has = (sign: number): boolean =>
    series.markers?.some((m) => isNumber(m.time) && Math.sign(m.direction) === sign) ?? false;
  return html`<ul class="legend"><li><i class="stroke price"></i>${withCandles ? 'bars (hollow rose, full fell)' : 'close'}</li>${
    series.denoised && html`<li><i class="stroke denoised"></i>denoised</li>`
  }${has(1) ? html`<li><b class="up">▲</b>up</li>` : undefined}${
    has(-1) ? html`<li><b class="down">▼</b>down</li>` : undefined
  }${has(0) ? html`<li><b class="flat">●</b>flat</li>` : undefined}${
    series.markersNote && html`<li>${series.markersNote}</li>`
  }${isLog ? html`<li>logarithmic axis</li>` : undefined}</ul>`;
}
