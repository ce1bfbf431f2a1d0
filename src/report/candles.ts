import { isNumber } from './figures.js';
import { html, type Markup } from './html.js';
import { PAPER_WIDTH, type Paper, pointOf } from './paper.js';
import type { ReportSeries } from './series-data.js';

/** More than this, and a candle would be thinner than a wick. */
const MOST_CANDLES = 240;

type Candles = Required<Pick<ReportSeries, 'time' | 'open' | 'high' | 'low' | 'close'>>;

/** Whether the series has all four prices, and few enough bars to see each. */
export function hasCandles(series: ReportSeries): series is ReportSeries & Candles {
  const { open, high, low, time } = series;
  return (
    open !== undefined && high !== undefined && low !== undefined && time.length <= MOST_CANDLES
  );
}

/** One path for the wicks, one for each kind of body: hollow where the price rose, full where it fell. */
export function candles(paper: Paper, series: Candles): Markup {
  const halfWidth = Math.min(6, (0.3 * PAPER_WIDTH) / series.time.length);
  let wicks = '';
  let rising = '';
  let falling = '';
  for (let i = 0; i < series.time.length; i++) {
    const at = (price: number): number => pointOf(paper, series.time[i]!, price)[1];
    const x = pointOf(paper, series.time[i]!, series.close[i]!)[0];
    const [open, high, low, close] = [series.open, series.high, series.low, series.close].map(
      (prices) => at(prices[i]!),
    ) as [number, number, number, number];
    if (!isNumber(x + open + high + low + close)) continue;
    const top = Math.min(open, close);
    const bottom = Math.max(open, close);
    wicks += `M${x.toFixed(1)},${high.toFixed(1)}V${top.toFixed(1)}M${x.toFixed(1)},${bottom.toFixed(1)}V${low.toFixed(1)}`;
    const body = `M${(x - halfWidth).toFixed(1)},${top.toFixed(1)}h${(2 * halfWidth).toFixed(1)}V${bottom.toFixed(1)}h${(-2 * halfWidth).toFixed(1)}z`;
    if (close <= open)
      rising += body; // on paper, up is less
    else falling += body;
  }
  return html`<path class="line price" d="${wicks}"/><path class="line price rising" d="${rising}"/><path class="line price falling" d="${falling}"/>`;
}
