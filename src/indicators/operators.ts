// Every kind of indicator, one a line: this list is what specs, the catalogue and the laws know.
export { Atr } from './atr.js';
export { Bollinger } from './bollinger.js';
export { Ema } from './ema.js';
export { Macd } from './macd.js';
export { Rsi } from './rsi.js';
export { Sma } from './sma.js';
export { TrueRange } from './true-range.js';
