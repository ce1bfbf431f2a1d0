export * from './regime.js';
export * from './regime-name.js';
export * from './trend.js';
export * from './trend-volatility.js';
export * from './trend-volatility-regime.js';
export * from './window-rank.js';
