import { type AccountEvent, readEvent } from './account-event.js';
import type { AccountState } from './account-state.js';
import type { AccountTrade } from './account-trade.js';
import { applyEvent } from './booking.js';
import { equityOf } from './valuation.js';

/** What became of an event. */
export interface AccountUpdate {
  readonly disposition: 'applied' | 'duplicate' | 'refused';
  /** The trade that a fill ended. */
  readonly trade: AccountTrade | undefined;
  /** Equity after it. */
  readonly equity: number;
}

/** Read an event, write it into the books, and say what became of it. */
export function applied(state: AccountState, event: AccountEvent): AccountUpdate {
  const read = readEvent(event);
  const result = read === undefined ? 'refused' : applyEvent(state, read);
  const equity = equityOf(state);
  if (typeof result === 'object') return { disposition: 'applied', trade: result, equity };
  return { disposition: result, trade: undefined, equity };
}
