import barwave = require('barwave');
import indicators = require('barwave/indicators');

const rsi = new indicators.Rsi({ period: 2 });
const said: number[] = [10, 11, 10, 12].map((x) => rsi.update(x));
if (said[2] !== 50) throw new Error(`RSI says ${said}`);
const pipeline = new barwave.Pipeline({ base: '1h' });
if (pipeline.snapshot().format !== 1) throw new Error('no snapshot');
