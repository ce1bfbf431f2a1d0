export type { SymbolColumns } from './arrival.js';
export type { Assign, StyleShares } from './assign.js';
export type { ClosedRows } from './closed-rows.js';
export type { PortEvent } from './fleet.js';
export type { EventOfBar, ParallelProcessed } from './gathered.js';
export { type HostOptions, hostLanes } from './host-lanes.js';
export {
  hostTraining,
  type TrainingHostOptions,
} from './host-training.js';
export type { ParallelOptions } from './parallel-options.js';
export { ParallelPipeline } from './parallel-pipeline.js';
export {
  type ParallelTrained,
  ParallelTraining,
  type ParallelTrainingOptions,
} from './parallel-training.js';
export { partitionOf } from './partition.js';
export type { Port } from './port.js';
export type { PortStatus } from './port-status.js';
