import type { Judgement } from '../validation/judgement.js';
import { forecastsIn } from './forecast-vitals.js';
import type { LaneDesign } from './lane-design.js';
import { noStages } from './reaction.js';
import type { PipelineResult } from './result.js';

/**
 * Width of the 95 % interval of the return, as a ratio of the price: the widest that a prediction stage
 * says of the bar that opened at `time`, each at the first of its horizons; NaN where none says one.
 */
function widthIn(stages: Readonly<Record<string, unknown>>, time: number): number {
  let widest = Number.NaN;
  for (const output of Object.values(stages)) {
    const said = forecastsIn(output).find(({ target }) => target === 'return');
    if (said === undefined || (output as { readonly time?: unknown }).time !== time) continue;
    const width = said.interval95[1] - said.interval95[0];
    if (!(width <= widest)) widest = width;
  }
  return widest;
}

/** The same, of the base bar that was judged. */
export function widthOn(
  { stages, design }: Pick<PipelineResult, 'stages'> & { readonly design: LaneDesign },
  { interval }: Judgement,
): number {
  if (stages === noStages || interval === undefined) return Number.NaN;
  return widthIn(stages[design.timeframes[0]!] ?? noStages, interval.start);
}
