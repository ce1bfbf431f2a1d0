export * from './exponential-mean.js';
export * from './window-moments.js';
export * from './window-sum.js';
