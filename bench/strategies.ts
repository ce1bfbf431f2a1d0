/**
 * npm run bench -- strategies
 *
 * What strategies say on the demo's bars and the first bars of each file of BARWAVE_DATA: how many
 * signals, how their strengths spread, and how many the same strategy contradicts within their
 * horizon. Then crossings alone, without hysteresis and silence, on raw and on denoised prices: one
 * that is contradicted within its horizon was false.
 */
import { type Bar, barAt, timeframeOf } from '../src/bars/index.js';
import { fromCsv } from '../src/formats/index.js';
import { processAllStrategies, type Signal } from '../src/strategies/index.js';
import { WaveletDenoiser } from '../src/wavelet/index.js';
import { realSeries, textOf } from './calibration/real-series.js';
import { saidOf } from './strategies/said.js';

const mostBars = 20_000;
const titles = 'signals/1000 bars|strength .1|.5|.9|full|contradicted'.split('|');
const own = { kinds: { waveletDenoiser: WaveletDenoiser } };
const bare = { hysteresisAtrs: 0, coolDownBars: 0 };
const crossings = {
  'maCrossover, raw': { kind: 'maCrossover', ...bare },
  'maCrossover, denoised': { kind: 'maCrossover', ...bare, price: 'denoised' },
  'macdRsi, raw': { kind: 'macdRsi', ...bare },
  'macdRsi, denoised': { kind: 'macdRsi', ...bare, price: 'denoised' },
} as const;

for (const { name, path, timeframes } of realSeries(
  process.env['BARWAVE_DATA'] ?? '../shared/data',
)) {
  const { columns } = fromCsv(textOf(path));
  const count = Math.min(mostBars, columns.time.length);
  const bars = Array.from({ length: count }, (_, i) => barAt(columns, i));
  const timeframe = timeframes[0]!;
  line(`${name}, ${count} bars of ${timeframe}`, titles);
  show(processAllStrategies({ symbol: 'X', timeframe, bars }), bars, timeframe);
  const indicators = { denoised: { kind: 'waveletDenoiser', mode: 'fast', delay: 0 } };
  const run = { symbol: 'X', timeframe, bars, indicators, own, strategies: crossings };
  show(processAllStrategies(run), bars, timeframe);
}

function show(
  said: Readonly<Record<string, readonly Signal[]>>,
  bars: readonly Bar[],
  timeframe: string,
): void {
  for (const [strategy, signals] of Object.entries(said)) {
    const { count, strengths, fullRatio, contradictedRatio } = saidOf(
      signals,
      timeframeOf(timeframe).nominalMs,
    );
    line(`  ${strategy}`, [
      ((1000 * count) / bars.length).toFixed(1),
      ...strengths.map((strength) => strength.toFixed(2)),
      percent(fullRatio),
      percent(contradictedRatio),
    ]);
  }
}

function percent(ratio: number): string {
  return `${(100 * ratio).toFixed(1)} %`;
}

function line(title: string, cells: readonly string[]): void {
  console.log(title.padEnd(46) + cells.map((cell) => cell.padStart(19)).join(''));
}
