import { requireInteger, requireOneOf } from '../core/arguments.js';
import type { PipelineOptions } from './options.js';

/** A day of minutes. */
const usualBars = 1_440;

/** Bars between two checkpoints: a copy of a lane costs about as much as some dozens of bars. */
const usualBetween = 240;

/** What may still change, checked and complete. */
export function revisionsOf({
  revise = 'flag',
  revisableBars = revise === 'replay' ? usualBars : 1,
  checkpointBars,
}: PipelineOptions): Required<
  Pick<PipelineOptions, 'revise' | 'revisableBars' | 'checkpointBars'>
> {
  requireOneOf('revise', revise, ['flag', 'replay']);
  const [least, most] = revise === 'replay' ? [1, 100_000] : [0, 1];
  return {
    revise,
    revisableBars: requireInteger('revisableBars', revisableBars, least, most),
    checkpointBars: requireInteger('checkpointBars', checkpointBars ?? usualBetween, 1, 100_000),
  };
}
