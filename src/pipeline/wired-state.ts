import { admitSnapshot } from '../core/snapshot.js';
import type { Snapshot } from '../core/state.js';
import { Accounts } from './accounts.js';
import { Desks } from './desks.js';
import { Lanes } from './lanes.js';
import { laneIn, partsOf, type Shared } from './parts.js';
import { portfolioOf } from './portfolio-of.js';
import { oldestPipelineVersion, pipelineVersion, type Wiring } from './wiring.js';

/** What lanes share, as state. */
export function sharedState({ accounts, desks, portfolio }: Wiring): Shared {
  return {
    ...accounts.snapshot(),
    desks: desks.snapshot(),
    portfolio: portfolio?.snapshot() ?? null,
  };
}

/** Go on from the one `snapshot` of all. */
export function resumeWhole(wiring: Wiring, snapshot: Snapshot): void {
  const { shared, lanes } = partsOf(
    admitSnapshot(snapshot, wiring, pipelineVersion, oldestPipelineVersion),
  );
  resume(wiring, (fresh) => {
    for (const [i, one] of lanes.entries()) {
      const path = `state.lanes[${i}]`;
      const { symbol, state } = laneIn(one, path, fresh, wiring.config.maxSymbols);
      fresh.adopt(symbol, state, `${path}.lane`);
    }
    return shared;
  });
}

/**
 * Go on from what was remembered: with all of it, or, if some does not fit, as before. `recall` lets
 * fresh lanes go on, and returns what they share.
 */
export function resume(wiring: Wiring, recall: (fresh: Lanes) => Shared): void {
  wiring.entrance.check();
  const { book, config } = wiring;
  const lanes = new Lanes(book, config.maxSymbols);
  const shared = recall(lanes);
  const accounts = new Accounts(book, shared.equity);
  accounts.restore(shared.rates, shared.ledger, 'state');
  const desks = new Desks(book);
  const { latest } = lanes;
  desks.restore(shared.desks, 'state.desks', accounts, latest);
  const portfolio = portfolioOf(wiring, accounts, desks);
  portfolio?.restore(shared.portfolio, 'state.portfolio', latest);
  wiring.lanes = lanes;
  wiring.accounts = accounts;
  wiring.desks = desks;
  wiring.portfolio = portfolio;
}
