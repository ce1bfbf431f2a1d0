import type { Accounts } from './accounts.js';
import type { Desks } from './desks.js';
import { LaneResult } from './lane-result.js';
import type { Portfolio } from './portfolio.js';

/** What decides on what lanes have found. */
interface Deciding {
  readonly accounts: Accounts;
  readonly desks: Desks;
  readonly portfolio: Portfolio | undefined;
}

/** Decide on what `result` says; `keep` says whether that is remembered. */
export function settleResult(
  { accounts, desks, portfolio }: Deciding,
  result: LaneResult,
  keep: boolean,
): void {
  const { equity } = accounts;
  const awaits = portfolio === undefined;
  result.stand((one, place) => (keep ? desks.stand(one, place, awaits) : desks.peek(one, place)));
  if (portfolio === undefined) return;
  const { judged } = LaneResult.foundOf(result);
  const settled = result.bars.flatMap(({ decision }, i) => {
    if (!decision) return [];
    if (!keep) return portfolio.peek(decision, equity);
    return portfolio.add(decision, equity, judged[i]!.rows);
  });
  result.settle(settled, portfolio.takeEvents?.());
}
