export type { Composite, Contribution } from './composite.js';
export type { Heard, Ignored, IgnoredCode } from './heard.js';
export type { SignalCorrelatorOptions } from './options.js';
export * from './pool.js';
export * from './signal-correlator.js';
