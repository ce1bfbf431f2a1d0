import {
  requireInteger,
  requireKnownKeys,
  requireNumber,
  requireRecord,
} from '../core/arguments.js';
import { byLengthOf, type RunDesign } from './run-beliefs.js';

export interface ChangePointOptions {
  /** Inputs between changes, on average; 2 … 1,000,000, default 250. */
  readonly meanRunInputs?: number;
  /** Lengths of runs that are told apart; 8 … 5,000, default 128. */
  readonly longestRun?: number;
  /** Inputs within which a change counts as recent; 1 … 5,000, default 20. */
  readonly recentInputs?: number;
  /** Mean that a new run is expected about; default 0. */
  readonly mean?: number;
  /** Inputs that this mean counts for; 1e-6 … 1,000,000, default 0.5. */
  readonly meanInputs?: number;
  /** Standard deviation that a new run is expected to have; 1e-9 … 1e9, default 1. */
  readonly deviation?: number;
  /** Inputs that this deviation counts for; an integer, 1 … 100,000, default 10. */
  readonly deviationInputs?: number;
}

const known: readonly (keyof ChangePointOptions)[] = [
  'meanRunInputs',
  'longestRun',
  'recentInputs',
  'mean',
  'meanInputs',
  'deviation',
  'deviationInputs',
];

export function runDesignOf(options: ChangePointOptions): RunDesign {
  requireKnownKeys('', requireRecord('options', options), known);
  const meanRunInputs = requireNumber('meanRunInputs', options.meanRunInputs ?? 250, 2, 1e6);
  const design = {
    hazard: 1 / meanRunInputs,
    longestRun: requireInteger('longestRun', options.longestRun ?? 128, 8, 5000),
    recentInputs: requireInteger('recentInputs', options.recentInputs ?? 20, 1, 5000),
    mean: requireNumber('mean', options.mean ?? 0, -1e9, 1e9),
    meanInputs: requireNumber('meanInputs', options.meanInputs ?? 0.5, 1e-6, 1e6),
    deviation: requireNumber('deviation', options.deviation ?? 1, 1e-9, 1e9),
    deviationInputs: requireInteger('deviationInputs', options.deviationInputs ?? 10, 1, 1e5),
  };
  return { ...design, byLength: byLengthOf(design, design.longestRun) };
}
