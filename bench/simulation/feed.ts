import type { SymbolBar } from '../../src/bars/bar.js';
import { makeMarket } from '../harness/market.js';

/** Minutes of one symbol, from a Monday on; more than one lap of the market repeats it. */
export function minutes(count: number): readonly SymbolBar[] {
  const market = makeMarket(Math.min(count, 20_000));
  const start = Date.UTC(2024, 0, 1);
  return Array.from({ length: count }, (_, i) => {
    const { open, high, low, close, volume } = market.bars[i % market.length]!;
    return { symbol: 'X', time: start + i * 60_000, open, high, low, close, volume };
  });
}
