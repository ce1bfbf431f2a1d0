// Rows as ccxt's fetchOHLCV returns them, a history to warm up with, and the newest bar live.
import { fromCcxt, Pipeline } from 'barwave';

const start = Date.UTC(2026, 0, 1);
const rows = Array.from({ length: 496 }, (_, i) => {
  const price = 60_000 + 2_000 * Math.sin(i / 20);
  return [start + i * 3_600_000, price, price + 90, price - 90, price + 30, 12];
});
const { bars, errors } = fromCcxt(rows, 'BTC/USDT');
if (errors.length > 0) throw new Error(`row ${errors[0]?.line}: ${errors[0]?.reason}`);

const pipeline = new Pipeline({ base: '1h', timeframes: ['1h', '4h'] });
const needed = pipeline.barsNeeded('1h');
const { accepted } = pipeline.warm(bars.slice(0, -1));
console.log(`${needed} bars are needed before everything speaks; ${accepted} were accepted`);

const { quality, denoised, regime, signals, decision } = pipeline.update(bars.at(-1)!);
console.log('data     ', quality.tier);
console.log('denoised ', denoised['1h']?.toFixed(2));
console.log('regime   ', regime['1h']?.trend, regime['1h']?.volatility);
console.log(
  'signals  ',
  signals.map(({ strategy, direction }) => `${strategy} ${direction}`),
);
console.log('decision ', decision?.action, decision?.quantity, 'stop', decision?.stop.toFixed(2));
console.log('because  ', decision?.reasons.map(({ code }) => code).join(', '));
