import type { Columns } from '../../bars/bar.js';
import { isTime } from '../../bars/bar-operator.js';
import { areFourAdmissible } from '../../core/operator.js';
import type { Sessions } from '../sessions.js';
import { weightedMeanNext } from './weighted-moments.js';

/** The session under way ends at `sessionEnd`, ms, NaN until there is one; its volume and mean. */
export type VwapState = { sessionEnd: number; total: number; mean: number };

export const vwapInit = (): VwapState => ({ sessionEnd: Number.NaN, total: 0, mean: 0 });

/**
 * The price after a bar at `time`, of the session under way or the first one of another, whose end
 * is then asked for.
 */
export function vwapStep(
  state: VwapState,
  time: number,
  typical: number,
  volume: number,
  sessions: Sessions,
  keep: boolean,
): number {
  let { total } = state;
  if (!(time < state.sessionEnd)) {
    total = 0;
    if (keep) state.sessionEnd = sessions.at(time).end;
  }
  total += volume;
  const mean = weightedMeanNext(state.mean, typical, volume, total);
  if (keep) {
    state.total = total;
    state.mean = mean;
  }
  return total === 0 ? Number.NaN : mean;
}

/** Absorb `length` bars and write the price after each into `output`; how many came in. */
export function vwapBlock(
  state: VwapState,
  { time, high, low, close, volume }: Columns,
  length: number,
  output: Float64Array,
  sessions: Sessions,
): number {
  // The state is held in locals, and so in registers, until all bars are in.
  let absorbed = 0;
  let { sessionEnd, total, mean } = state;
  for (let i = 0; i < length; i++) {
    const now = time[i]!;
    const weight = volume[i]!;
    output[i] = Number.NaN;
    if (!(isTime(now) && areFourAdmissible(high[i], low[i], close[i], weight))) continue;
    if (!(now < sessionEnd)) {
      sessionEnd = sessions.at(now).end;
      total = 0;
    }
    absorbed += 1;
    total += weight;
    mean = weightedMeanNext(mean, (high[i]! + low[i]! + close[i]!) / 3, weight, total);
    if (total !== 0) output[i] = mean;
  }
  state.sessionEnd = sessionEnd;
  state.total = total;
  state.mean = mean;
  return absorbed;
}
