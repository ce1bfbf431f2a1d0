import type { Bar, SymbolBar } from '../bars/bar.js';
import type { Row } from '../core/row.js';
import type { Advance, PipelineResult } from './result.js';
import type { StageOutputs } from './stage.js';

/** What bars are fed to: a pipeline, or what stands before one and passes on what it is told. */
export interface PipelineFeed<R extends Row = Row, S extends StageOutputs = StageOutputs> {
  update(bar: SymbolBar | Bar): PipelineResult<R, S>;
  peek(bar: SymbolBar | Bar): PipelineResult<R, S>;
  advance(now: number): Advance<R, S>;
}
