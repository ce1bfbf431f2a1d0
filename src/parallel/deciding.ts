import { Findings } from '../pipeline/findings.js';
import { follow } from '../pipeline/follow.js';
import type { Found } from '../pipeline/found.js';
import type { LaneDesign } from '../pipeline/lane-design.js';
import { LaneResult } from '../pipeline/lane-result.js';
import type { Pipeline } from '../pipeline/pipeline.js';
import type { PipelineResult } from '../pipeline/result.js';
import type { SymbolBook } from '../pipeline/symbol-book.js';
import type { RiskRows } from './risk-rows.js';

/** What is needed to decide on what hosts have found. */
export interface Deciding {
  readonly follower: Pipeline;
  readonly book: SymbolBook;
  readonly designs: readonly LaneDesign[];
  readonly riskRows: RiskRows;
}

/** What a lane elsewhere found, decided on here. */
export function followed({ follower, book }: Deciding, found: Found): PipelineResult {
  return follow(follower, new LaneResult(Findings.seen(found, book.of(found.symbol))));
}
