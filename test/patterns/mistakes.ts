import type { Columns } from '../../src/bars/index.js';
import { CandlestickPatterns } from '../../src/patterns/index.js';
import { candlestickPatterns } from '../reference/candlesticks.js';
import { candleMarket } from './market.js';

/** Bars that the reference is asked about at once: it keeps an array for each pattern. */
const PIECE = 100_000;
/** Bars of the piece before that it is told of: more than a pattern looks back. */
const OVERLAP = 100;

/** Kinds of bars, and the seed of each. */
export const kinds: readonly (readonly [title: string, tick: number, seed: number])[] = [
  ['doubles', 0, 31],
  ['quarters', 0.25, 32],
];

/** Where the patterns of a random series are not those of the slow reference; one for each of them. */
export function mistakes(length: number, tick: number, seed: number): readonly string[] {
  return mistakesIn(candleMarket(length, tick, seed));
}

export function mistakesIn(
  bars: Columns,
  thresholds: Readonly<Record<string, number>> = {},
): readonly string[] {
  const { length } = bars.time;
  const patterns = new CandlestickPatterns(thresholds);
  const said = patterns.process(bars) as Record<string, Float64Array>;
  const found: string[] = [];
  for (let from = 0; from < length && found.length === 0; from += PIECE) {
    const start = Math.max(0, from - OVERLAP);
    const expected = candlestickPatterns(pricesOf(bars, start, from + PIECE), {
      ...patterns.parameters,
    });
    for (const name of new Set([...Object.keys(expected), ...Object.keys(said)])) {
      const [right, answers] = [expected[name], said[name]];
      const wrong = right?.findIndex((value, i) => {
        return i >= from - start && !Object.is(value, (answers?.[start + i] ?? 1) + 0);
      });
      if (wrong !== -1) found.push(`${name} at ${start + (wrong ?? 0)}`);
    }
  }
  return found;
}

function pricesOf({ open, high, low, close }: Columns, from: number, to: number) {
  const piece = (prices: Float64Array): number[] => [...prices.subarray(from, to)];
  return { open: piece(open), high: piece(high), low: piece(low), close: piece(close) };
}
