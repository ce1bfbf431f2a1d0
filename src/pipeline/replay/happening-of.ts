import type { Disposition } from '../../validation/judgement.js';
import type { Found } from '../found.js';
import type { Happening } from './happening.js';
import type { ReplayDesign } from './replay-design.js';
import { soundTaken } from './taken.js';

/** Dispositions of what leaves a validator as it was, but for what it counts. */
const traceless: readonly Disposition[] = ['rejected', 'outside-session', 'late'];

/**
 * What came in, to be remembered, if it may have left a trace in the lane.
 *
 * @param newestTime  of the newest bar before it: an older one stands at another place than its time
 */
export function happeningOf(
  taken: unknown,
  { judged }: Found,
  newestTime: number,
  replay: ReplayDesign,
): Omit<Extract<Happening, { readonly kind: 'bar' }>, 'isDecided'> | undefined {
  const { disposition } = judged.at(-1)!.judgement;
  if (traceless.includes(disposition)) return undefined;
  const bar = soundTaken(taken);
  if (disposition === 'duplicate' && bar.source === undefined) return undefined;
  const start = bar.time < newestTime ? Number.NaN : replay.intervalOf(bar.time).start;
  return { kind: 'bar', start, taken: bar };
}
