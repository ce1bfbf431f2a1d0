import type { PipelineOptions } from '../../src/pipeline/index.js';
import { strategyCatalog } from '../../src/strategies/index.js';
import { options as usual } from '../pipeline/feed.js';

/** What the briefs speak of: five timeframes and all five strategies, with the usual features. */
export const options: PipelineOptions & { readonly timeframes: readonly string[] } = {
  ...usual,
  timeframes: usual.timeframes!,
  strategies: Object.fromEntries(
    Object.keys(strategyCatalog).map((kind) => [kind, { kind } as { kind: 'macdRsi' }]),
  ),
};

export const strategyCount: number = Object.keys(strategyCatalog).length;
