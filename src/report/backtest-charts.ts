import type { BacktestReportData } from './backtest-data.js';
import { depthsOf } from './backtest-drawdowns.js';
import { bandArea, isOpen } from './equity-band.js';
import { figure, fixed, percent } from './figures.js';
import { html, type Markup } from './html.js';
import { line } from './line.js';
import { chart, type Paper } from './paper.js';
import { priceChart } from './price-chart.js';
import { extent, linearScale, roundValues } from './scale.js';
import type { ReportMarker } from './series-data.js';
import { timeScale } from './time-scale.js';
import { timeTicks } from './time-ticks.js';

/** The account's worth over time, in the band that is left open, with the benchmark's. */
export function equityChart(data: BacktestReportData): Markup | undefined {
  const { times, equity, benchmark, bandCurve } = data;
  const band = bandCurve !== undefined && isOpen(bandCurve) ? bandCurve : undefined;
  const range = extent(equity, benchmark?.equity, band?.worst, band?.best);
  const scale = timeScale(times);
  if (range === undefined || scale === undefined) return undefined;
  const paper = paperOf(320, scale, range);
  const picture = chart(paper, {
    name: 'Equity',
    drawing: [
      band && bandArea(paper, times, band),
      benchmark && line(paper, times, benchmark.equity, 'price'),
      line(paper, times, equity, 'equity'),
    ],
    values: ticksOf(paper, figure),
    times: timeTicks(scale.min, scale.max, 11),
    isTimed: true,
  });
  const other = benchmark && html`<li><i class="stroke price"></i>${benchmark.name}</li>`;
  const open = band && html`<li><i class="band"></i>ambiguous fills, worst to best</li>`;
  return html`<ul class="legend"><li><i class="stroke equity"></i>strategy</li>${open}${other}</ul>${picture}`;
}

/** The loss from the highest value so far. */
export function drawdownChart({ times, equity }: BacktestReportData): Markup | undefined {
  const scale = timeScale(times);
  if (scale === undefined) return undefined;
  const depths = depthsOf(equity);
  const range = extent(depths, [0]);
  if (range === undefined) return undefined;
  const paper = paperOf(160, scale, range);
  return chart(paper, {
    name: 'Drawdown',
    drawing: line(paper, times, depths, 'drawdown'),
    values: ticksOf(paper, (value) => percent(value, 0)),
    times: timeTicks(scale.min, scale.max, 11),
    isTimed: true,
  });
}

/** Openings and closings on the price. */
export function tradeChart({ times, closes, trades = [] }: BacktestReportData): Markup | undefined {
  if (closes === undefined || trades.length === 0) return undefined;
  const markers = trades.flatMap(({ side, openedAt, closedAt, profit }): ReportMarker[] => [
    { time: openedAt, direction: side === 'long' ? 1 : -1, text: `${side} opened` },
    { time: closedAt, direction: 0, text: `${side} closed, ${fixed(profit, 2)}` },
  ]);
  return priceChart({
    time: times,
    close: closes,
    markers,
    markersNote: 'up, down: long, short opened; flat: closed',
  });
}

function paperOf(
  height: number,
  times: Paper['times'],
  [min, max]: readonly [number, number],
): Paper {
  const room = Math.max(0.04 * (max - min), 1e-9 * Math.max(1, Math.abs(max)));
  return { height, times, values: linearScale(min - room, max + room) };
}

function ticksOf({ values }: Paper, label: (value: number) => string) {
  return roundValues(values.min, values.max, 5).map((value) => ({ value, label: label(value) }));
}
