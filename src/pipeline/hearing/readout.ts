import type { AggregationEvent } from '../../timeframe/aggregation.js';
import type { Validation } from '../../validation/judgement.js';
import type { Found } from '../found.js';

/**
 * All that a lane found of a bar that came in and that depends on no strategy: data, which other lanes
 * may be given in the place of the bar.
 */
export interface Readout extends Pick<Found, 'symbol' | 'passed' | 'quality' | 'formingNumbers'> {
  readonly validated: Pick<Validation, 'judgements' | 'events'>;
  /** What each bar that went on has closed and corrected. */
  readonly absorbed: readonly (readonly AggregationEvent[])[];
}
