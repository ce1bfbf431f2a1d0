import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { SymbolBar } from '../../src/bars/index.js';

/** How bars are cut. */
export interface Frame {
  readonly base: string;
  readonly timeframes: readonly string[];
  readonly calendar: 'us-equities' | '24/7';
}

export interface RealSeries extends Frame {
  readonly name: string;
  readonly bars: readonly SymbolBar[];
  readonly periodsPerYear: number;
}

const folder = process.env['BARWAVE_DATA'] ?? '../shared/data';
const days = 'node_modules/vega-datasets/data/sp500-2000.csv';
const hours = `${folder}/lean_spy_1h_raw.csv.gz`;

/** Real bars that are present. */
export function realSeries(): readonly RealSeries[] {
  const byDay: RealSeries = {
    name: 'S&P 500 by days',
    bars: barsIn(readFileSync(days, 'utf8'), 6, (date) => Date.parse(`${date}T00:00Z`)),
    periodsPerYear: 252,
    base: '1d',
    timeframes: ['1d', '1w'],
    calendar: 'us-equities',
  };
  if (!existsSync(hours)) return [byDay];
  const bars = barsIn(gunzipSync(readFileSync(hours)).toString(), 5, Number);
  const byHour: RealSeries = {
    name: 'SPY by hours',
    bars,
    periodsPerYear: 252 * 7,
    base: '1h',
    timeframes: ['1h', '4h', '1d'],
    calendar: '24/7',
  };
  return [byDay, byHour];
}

/** Rows of time, open, high, low, close and, at `volumeAt`, the volume. */
function barsIn(
  text: string,
  volumeAt: number,
  timeOf: (word: string) => number,
): readonly SymbolBar[] {
  const [, ...rows] = text.trim().split('\n');
  return rows.map((row) => {
    const words = row.split(',');
    const [open, high, low, close] = words.slice(1, 5).map(Number) as [
      ...[number, number, number, number],
    ];
    const time = timeOf(words[0]!);
    return { symbol: 'SPY', time, open, high, low, close, volume: Number(words[volumeAt]) };
  });
}
