export * from './feature-scaler.js';
export * from './scaler.js';
