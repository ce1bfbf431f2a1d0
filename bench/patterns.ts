/**
 * npm run bench -- patterns
 *
 * CPU time a bar of all sixty-one candlestick patterns, and of the chart patterns, the best of five
 * runs over 20,000 bars.
 */
import { CandlestickPatterns, ChartPatterns } from '../src/patterns/index.js';
import { candleMarket } from '../test/patterns/market.js';

const BARS = 20_000;
const columns = candleMarket(BARS, 0);
const bars = Array.from({ length: BARS }, (_, i) => ({
  time: columns.time[i]!,
  open: columns.open[i]!,
  high: columns.high[i]!,
  low: columns.low[i]!,
  close: columns.close[i]!,
  volume: 1,
}));

for (const Class of [CandlestickPatterns, ChartPatterns]) {
  const update = bestUs(() => {
    const patterns = new Class();
    for (const bar of bars) patterns.update(bar);
  });
  const columnwise = bestUs(() => new Class().process(columns));
  const figures = `update ${update.toFixed(2)} µs, process ${columnwise.toFixed(2)} µs a bar`;
  console.log(`${Class.kind.title.padEnd(24)}${figures}`);
}

function bestUs(run: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 5; i++) {
    const started = process.cpuUsage();
    run();
    best = Math.min(best, process.cpuUsage(started).user / BARS);
  }
  return best;
}
