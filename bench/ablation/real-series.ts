import { barAt, type SymbolBar } from '../../src/bars/index.js';
import { fromCsv } from '../../src/formats/index.js';
import { realSeries as filesIn, textOf } from '../calibration/real-series.js';

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

/** By the names of the series. */
const known: Readonly<Record<string, Omit<RealSeries, 'bars'>>> = {
  'demo (sp500 1d)': {
    name: 'S&P 500 by days',
    base: '1d',
    timeframes: ['1d', '1w'],
    calendar: 'us-equities',
    periodsPerYear: 252,
  },
  lean_spy_1h_raw: {
    name: 'SPY by hours',
    base: '1h',
    timeframes: ['1h', '4h', '1d'],
    calendar: '24/7',
    periodsPerYear: 252 * 7,
  },
};

/** Real bars that are present. */
export function realSeries(): readonly RealSeries[] {
  return filesIn(process.env['BARWAVE_DATA'] ?? '../shared/data').flatMap(({ name, path }) => {
    const frame = known[name];
    if (frame === undefined) return [];
    const { columns } = fromCsv(textOf(path));
    const bars = Array.from(columns.time, (_, i) => ({ ...barAt(columns, i), symbol: 'SPY' }));
    return [{ ...frame, bars }];
  });
}
