import { requireOneOf } from '../core/arguments.js';
import type { PipelineConfig } from './config.js';
import type { KnownExtensions } from './extensions.js';
import type { Stage, StageClass } from './stage.js';

/** Whether a stage may foretell an interval, whose width scales what is risked, or be shown all rows. */
export function mayForetell({ stages }: PipelineConfig, own: KnownExtensions): boolean {
  const hasModels = Object.values(stages).some(({ kind }) => kind === 'models');
  return hasModels || Object.keys({ ...own.stages, ...own.overAll }).length > 0;
}

/** Names of the stages that run before the strategies. */
export function earlyOf(
  stages: readonly (readonly [string, StageClass])[],
  specs: PipelineConfig['stages'],
): readonly string[] {
  return stages.flatMap(([name, Own]) => {
    const { before, scope = 'symbol' }: Partial<Stage> = specs[name] ?? new Own();
    requireOneOf(`stages.${name}.scope`, scope, ['symbol']);
    if (before !== undefined) requireOneOf(`stages.${name}.before`, before, ['strategies']);
    return before === undefined ? [] : [name];
  });
}
