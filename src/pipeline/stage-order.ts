import { requireOneOf } from '../core/arguments.js';
import type { PipelineConfig } from './config.js';
import type { PipelineExtensions } from './extensions.js';
import type { StageClass } from './stage.js';

/** Whether a stage may foretell an interval, whose width scales what is risked. */
export function mayForetell({ stages }: PipelineConfig, own: PipelineExtensions): boolean {
  const hasModels = Object.values(stages).some(({ kind }) => kind === 'models');
  return hasModels || Object.keys(own.stages ?? {}).length > 0;
}

/** Names of the stages that run before the strategies. */
export function earlyOf(
  stages: readonly (readonly [string, StageClass])[],
  specs: PipelineConfig['stages'],
): readonly string[] {
  const named = stages.map(([name, Own]) => {
    const before = Object.hasOwn(specs, name) ? specs[name]!.before : new Own().before;
    if (before !== undefined) requireOneOf(`stages.${name}.before`, before, ['strategies']);
    return before === undefined ? [] : [name];
  });
  return named.flat();
}
