export * from './decide.js';
export * from './policy.js';
export { type ExposureTerms, limitExposure } from './portfolio-limit.js';
export * from './size.js';
export * from './step.js';
export * from './stop.js';
