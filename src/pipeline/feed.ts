import type { Bar, SymbolBar } from '../bars/bar.js';
import type { Row } from '../core/row.js';
import type { Advance, PipelineResult } from './result.js';

/** What bars are fed to: a pipeline, or what stands before one and passes on what it is told. */
export interface PipelineFeed<R extends Row = Row> {
  update(bar: SymbolBar | Bar): PipelineResult<R>;
  peek(bar: SymbolBar | Bar): PipelineResult<R>;
  advance(now: number): Advance<R>;
}
