// Fifty symbols in one pipeline: what stands out now, who is told of what, and whether all is well.
import type { SymbolBar } from 'barwave';
import { health, Metrics } from 'barwave/metrics';
import { Latest, measured, memoryOf, Pipeline, PipelineEvents } from 'barwave/pipeline';

const pipeline = new Pipeline({
  base: '1m',
  timeframes: ['1m', '15m'],
  indicators: { rsi: { kind: 'rsi' }, change: { kind: 'roc', period: 15 } },
});
const metrics = new Metrics({ now: () => performance.now() });
const told = new PipelineEvents(measured(pipeline, metrics), metrics);
const latest = new Latest();
told.on('result', ({ result }) => latest.add(result));

let gaps = 0;
told.on('gap', ({ severity, code, symbol, missing }) => {
  gaps += 1;
  if (gaps === 1) console.log(`${severity}: ${code} in ${symbol}, ${missing} missing`);
});

const symbols = Array.from({ length: 50 }, (_, s) => `SYM${s}`);
const minutes = 240;
for (let i = 0; i < minutes; i++) {
  for (const [s, symbol] of symbols.entries()) {
    const isMissing = s === 7 && i > 100 && i < 110;
    if (!isMissing) told.update(bar(symbol, s, i));
  }
}

const now = minutes * 60_000;
const movers = latest.scan({
  timeframe: '1m',
  where: (row) => row.get('rsi') > 60,
  orderBy: 'change',
  limit: 3,
  maxAgeMs: 60_000,
  now,
});
for (const row of movers) {
  console.log(
    `${row.symbol}: ${row.get('change').toFixed(2)} % in 15 minutes, RSI ${row.get('rsi').toFixed(0)}`,
  );
}

const { bytes, symbols: memory } = memoryOf(pipeline.snapshot());
const latency = metrics.getMetrics()['update']?.['latency'];
const { status } = health({ lagMs: latency?.p99 ?? 0, memoryBytes: bytes, queueLength: 0 });
console.log(
  `${latency?.count} bars, state of ${Math.round(bytes / memory.length / 1000)} kB a symbol, ${status}`,
);

function bar(symbol: string, s: number, i: number): SymbolBar {
  const price = (t: number): number => 100 + s + 3 * Math.sin((t + 9 * s) / (10 + s));
  const [open, close] = [price(i), price(i + 1)];
  const [high, low] = [Math.max(open, close) + 0.1, Math.min(open, close) - 0.1];
  return { symbol, time: i * 60_000, open, high, low, close, volume: 1 + (i % 7) };
}
