import { requireKnownKeys, requireRecord } from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import { fieldsOf } from '../core/reading.js';
import type { Pipeline } from '../pipeline/pipeline.js';
import type { PaperBroker } from '../simulation/paper-broker.js';
import type { OrderPlanOptions } from './order-plan.js';

export interface BacktestOptions {
  /** What decides; not used before. It is told the equity after each end. */
  readonly pipeline: Pipeline;
  /** What makes fills of the decisions. */
  readonly broker: PaperBroker;
  /** How decisions become orders. */
  readonly orders?: OrderPlanOptions;
  /** Ends at the beginning that are learned from and not traded; default 0. */
  readonly warmUpEnds?: number;
}

/** The options, checked; orders by default. */
export function backtestOptions(options: BacktestOptions): Required<BacktestOptions> {
  requireKnownKeys('', requireRecord('options', options), [
    ...['pipeline', 'broker', 'orders', 'warmUpEnds'],
  ]);
  const { pipeline, broker, orders = {}, warmUpEnds = 0 } = options;
  if (typeof fieldsOf(pipeline)('update') !== 'function')
    throw new ConfigError('pipeline', 'a Pipeline', pipeline);
  if (typeof broker?.submit !== 'function')
    throw new ConfigError('broker', 'a PaperBroker', broker);
  if (!Number.isSafeInteger(warmUpEnds) || warmUpEnds < 0) {
    throw new ConfigError('warmUpEnds', 'an integer >= 0', warmUpEnds);
  }
  return { pipeline, broker, orders, warmUpEnds };
}
