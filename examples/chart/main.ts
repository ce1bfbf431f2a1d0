// A page with a live chart: candles and the denoised price of a Pipeline, the newest candle growing.
// `npm run chart` bundles it into site/chart/, for any static server.
import { type Bar, FormingFeed, Pipeline } from 'barwave';
import { toCandles, toLine, toMarkers } from 'barwave/formats';
import {
  CandlestickSeries,
  createChart,
  createSeriesMarkers,
  LineSeries,
  type UTCTimestamp,
} from 'lightweight-charts';
import { Market } from './market.js';

const show = (id: string, text: string): void => {
  document.getElementById(id)!.textContent = text;
};
const chart = createChart(document.getElementById('chart')!, {
  autoSize: true,
  layout: matchMedia('(prefers-color-scheme: dark)').matches
    ? { background: { color: '#111418' }, textColor: '#e7eaee' }
    : { background: { color: '#ffffff' }, textColor: '#1b1f24' },
  timeScale: { timeVisible: true },
});
const [upColor, downColor] = ['#0072b2', '#d55e00'];
const wicks = { wickUpColor: upColor, wickDownColor: downColor, borderVisible: false };
const candles = chart.addSeries(CandlestickSeries, { upColor, downColor, ...wicks });
const smooth = chart.addSeries(LineSeries, { color: '#b8007a', priceLineVisible: false });
const marks = createSeriesMarkers(candles, []);

const pipeline = new Pipeline({ base: '1m', timeframes: ['1m', '5m'] });
const feed = new FormingFeed({ timeframe: '1m' });
const market = new Market(7);
const said: Parameters<typeof toMarkers>[0][number][] = [];

// History first, whole candles only: an exchange's last one is still open, and is left to the feed.
const history = market.history(300);
const denoised = history.map((bar) => absorb(bar));
candles.setData(toCandles(history));
smooth.setData(
  toLine(
    history.map(({ time }) => time),
    denoised,
  ),
);
marks.setMarkers(toMarkers(said));

let closedCount = 0;
setInterval(() => {
  const { closed, forming } = feed.update(market.tick());
  if (closed !== undefined) {
    const value = absorb(closed);
    for (const point of toLine([closed.time], [value])) smooth.update(point);
    marks.setMarkers(toMarkers(said));
    closedCount += 1;
    show('closed', `${closedCount} bars closed here, the last at ${closed.close.toFixed(2)}`);
  }
  if (forming !== undefined) look(forming);
}, 100);

/** What is closed goes through the pipeline, once. */
function absorb(bar: Bar): number {
  const { signals, denoised } = pipeline.update(bar);
  said.push(...signals.filter(({ timeframe }) => timeframe === '1m'));
  return denoised['1m'] ?? Number.NaN;
}

/** What still grows is drawn, and only looked at: the pipeline stays as it was. */
function look(bar: Bar): void {
  for (const candle of toCandles([bar])) candles.update(candle);
  const { decision } = pipeline.peek(bar);
  show(
    'forming',
    `forming: ${bar.close.toFixed(2)}, decision if it closed now: ${decision?.action}`,
  );
}

chart.timeScale().setVisibleRange({
  from: (history.at(-90)!.time / 1000) as UTCTimestamp,
  to: (history.at(-1)!.time / 1000 + 900) as UTCTimestamp,
});
