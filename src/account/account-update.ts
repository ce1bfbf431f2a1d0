import { type AccountEvent, readEvent } from './account-event.js';
import type { AccountRefusal } from './account-refusal.js';
import type { AccountState } from './account-state.js';
import type { AccountTrade } from './account-trade.js';
import { applyEvent } from './booking.js';
import { equityOf } from './valuation.js';

/** What became of an event. */
export interface AccountEntry {
  readonly disposition: 'applied' | 'duplicate' | 'refused';
  /** Where an event is refused that is well formed: why. */
  readonly reason?: AccountRefusal;
  /** The trade that a fill ended. */
  readonly trade: AccountTrade | undefined;
}

/** The same, and what the account is worth then. */
export interface AccountUpdate extends AccountEntry {
  /** Equity after it. */
  readonly equity: number;
}

/** Read an event and write it into the books; what became of it. */
export function entered(state: AccountState, event: AccountEvent): AccountEntry {
  const read = readEvent(event);
  const result = read === undefined ? 'refused' : applyEvent(state, read);
  if (typeof result === 'object') return { disposition: 'applied', trade: result };
  return entries[result];
}

const entries = {
  applied: Object.freeze({ disposition: 'applied', trade: undefined }),
  duplicate: Object.freeze({ disposition: 'duplicate', trade: undefined }),
  refused: Object.freeze({ disposition: 'refused', trade: undefined }),
  'split-out-of-bounds': Object.freeze({
    disposition: 'refused',
    reason: 'split-out-of-bounds',
    trade: undefined,
  }),
} as const;

/** The same, with the equity that is left. */
export function applied(state: AccountState, event: AccountEvent): AccountUpdate {
  return { ...entered(state, event), equity: equityOf(state) };
}
