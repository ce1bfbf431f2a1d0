import type { Pipeline } from './pipeline.js';

/** What bars are fed to: a pipeline, or what stands before one and passes on what it is told. */
export type PipelineFeed = Pick<Pipeline, 'update' | 'peek' | 'advance'>;
