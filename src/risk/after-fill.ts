import { reason } from '../core/reason.js';
import { type Decision, held, takesRisk } from './decision.js';

/**
 * What becomes of a candidate that waits for its portfolio step when a fill has left `quantity` units:
 * it was decided on another position. New risk holds, for the caps of the symbol did not know of the
 * fill; what closes or reduces is no more than what is left.
 */
export function afterFill(candidate: Decision, quantity: number): Decision {
  const { action, side, final } = candidate;
  if (action === 'hold') return candidate;
  const left = side === 'long' ? Math.max(0, quantity) : Math.max(0, -quantity);
  if (!takesRisk(action) && candidate.quantity <= left) return candidate;
  if (takesRisk(action) || left === 0) {
    return { ...held(candidate, reason('filled-meanwhile', quantity)), final };
  }
  return { ...candidate, action: 'close', quantity: left };
}
