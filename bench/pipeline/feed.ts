import type { SymbolBar } from '../../src/bars/bar.js';
import type { PipelineOptions } from '../../src/pipeline/index.js';
import { makeMarket } from '../harness/market.js';

/** Today's rooms: five timeframes, the usual indicators and wavelets, two strategies. */
export const options: PipelineOptions = {
  base: '1m',
  timeframes: ['1m', '5m', '15m', '1h', '1d'],
  riskTimeframe: '5m',
};

const market = makeMarket(20_000);
const start = Date.UTC(2024, 0, 1);

/** Bar `i` of symbol number `s`: another stretch of one market each. */
export function barOf(s: number, i: number): SymbolBar {
  const { open, high, low, close, volume } = market.bars[(i + 131 * s) % market.length]!;
  return { symbol: `S${s}`, time: start + i * 60_000, open, high, low, close, volume };
}

/** Bars `from` to `to` of so many symbols, minute by minute, as a feed brings them. */
export function minutesOf(symbols: number, from: number, to: number): SymbolBar[] {
  const bars: SymbolBar[] = [];
  for (let i = from; i < to; i++) for (let s = 0; s < symbols; s++) bars.push(barOf(s, i));
  return bars;
}
