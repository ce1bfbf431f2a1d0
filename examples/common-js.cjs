// CommonJS: `require` finds the same library, and the same names under the same subpaths.
const { Pipeline } = require('barwave');
const { series } = require('barwave/indicators');

const closes = Array.from({ length: 60 }, (_, i) => 100 + 5 * Math.sin(i / 5));
const rsi = series({ kind: 'rsi', period: 14 }, closes);
console.log(`RSI of ${closes.length} closes: ${rsi.at(-1).toFixed(2)}`);

const pipeline = new Pipeline({ base: '1m', timeframes: ['1m', '5m'] });
let closed = 0;
closes.forEach((close, i) => {
  const bar = { time: i * 60_000, open: close, high: close + 1, low: close - 1, close, volume: 1 };
  closed += pipeline.update(bar).closed.length;
});
console.log(`${closed} bars closed in two timeframes`);
if (closed !== 72) process.exitCode = 1;
