import type { State } from '../core/state.js';
import { Accounts } from './accounts.js';
import { Desks } from './desks.js';
import { Lanes } from './lanes.js';
import type { Shared } from './parts.js';
import { portfolioOf } from './portfolio-of.js';
import type { Wiring } from './wiring.js';

/** What lanes share, as state. */
export function sharedState({ accounts, desks, portfolio }: Wiring): Shared {
  return {
    ...accounts.snapshot(),
    desks: desks.snapshot(),
    portfolio: portfolio?.snapshot() ?? null,
  };
}

/** Go on from what was remembered: with all of it, or, if some does not fit, as before. */
export function resume(wiring: Wiring, shared: Shared, states: Iterable<State>): void {
  wiring.entrance.check();
  const { book, config } = wiring;
  const lanes = new Lanes(book, config.maxSymbols, states);
  const accounts = new Accounts(book, shared.equity);
  accounts.restore(shared.rates, shared.ledger, 'state');
  const desks = new Desks(book);
  desks.restore(shared.desks, 'state.desks');
  const portfolio = portfolioOf(wiring, accounts, desks);
  portfolio?.restore(shared.portfolio, 'state.portfolio');
  wiring.lanes = lanes;
  wiring.accounts = accounts;
  wiring.desks = desks;
  wiring.portfolio = portfolio;
}
