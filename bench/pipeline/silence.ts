/**
 * npx tsx bench/pipeline/silence.ts [symbols] [years]
 *
 * What `advance` costs where 10,000 symbols have said nothing for ten years: the first call tells of
 * all of them, every other one of none. A run over few symbols goes before, so that code is compiled.
 */
import { Pipeline } from '../../src/pipeline/index.js';

const [symbols = 10_000, years = 10] = process.argv.slice(2).map(Number);
const bar = { open: 10, high: 11, low: 9, close: 10, volume: 1 };
const opened = Date.UTC(2024, 0, 3, 14, 30);
const later = Date.UTC(2024 + years, 0, 3, 14, 30);

/** How long each of `calls` takes, a minute apart, and for how many symbols it speaks. */
function lasting(count: number, calls: number): { ms: number; speak: number }[] {
  const pipeline = new Pipeline({
    base: '1m',
    timeframes: ['1m'],
    calendar: 'us-equities',
    indicators: {},
    strategies: { trend: { kind: 'maCrossover' } },
    denoise: false,
    maxSymbols: count,
  });
  for (let i = 0; i < count; i++) pipeline.update({ ...bar, symbol: `S${i}`, time: opened });
  return Array.from({ length: calls }, (_, i) => {
    const begun = performance.now();
    const { results } = pipeline.advance(later + i * 60_000);
    return { ms: performance.now() - begun, speak: results.length };
  });
}

lasting(100, 500);
const [first, ...others] = lasting(symbols, 50);
const [median, longest] = [0.5, 1].map((share) => {
  const sorted = others.map(({ ms }) => ms).sort((a, b) => a - b);
  return sorted[Math.floor(share * (sorted.length - 1))]!.toFixed(3);
});
console.log(`${symbols} symbols, silent for ${years} years:`);
console.log(`first call ${first!.ms.toFixed(1)} ms, ${first!.speak} symbols speak`);
console.log(`each of ${others.length} more: median ${median} ms, longest ${longest} ms`);
