import type { Accounts } from './accounts.js';
import { Desks } from './desks.js';
import { LaneResult } from './lane-result.js';
import type { Portfolio } from './portfolio.js';
import { type Deciding, portfolioOf } from './portfolio-of.js';

/** What decides on what lanes have found. */
interface Settling extends Deciding {
  readonly accounts: Accounts;
  readonly desks: Desks;
  readonly portfolio: Portfolio | undefined;
}

/** Decide on what `result` says; `keep` says whether that is remembered. */
export function settleResult(settling: Settling, result: LaneResult, keep: boolean): void {
  const { judged } = LaneResult.foundOf(result);
  if (!keep && judged.length > 1) settleResult(twinOf(settling), result, true);
  else settleInto(settling, result, keep);
}

function settleInto(
  { accounts, desks, portfolio }: Settling,
  result: LaneResult,
  keep: boolean,
): void {
  result.stand(desks, keep, portfolio === undefined);
  if (portfolio !== undefined) settleTogether(portfolio, accounts.equity, result, keep);
}

function settleTogether(
  portfolio: Portfolio,
  equity: number,
  result: LaneResult,
  keep: boolean,
): void {
  const { judged } = LaneResult.foundOf(result);
  const settled = result.bars.flatMap(({ decision }, i) => {
    if (!decision) return [];
    if (!keep) return portfolio.peek(decision, equity);
    return portfolio.add(decision, equity, judged[i]!.rows);
  });
  result.settle(settled, portfolio.takeEvents?.());
}

/** What remembers the same: the second of two bars is decided on once the first is. */
function twinOf(settling: Settling): Settling {
  const { book, accounts } = settling;
  const desks = new Desks(book);
  desks.restore(settling.desks.snapshot(), '', accounts);
  const portfolio = portfolioOf(settling, accounts, desks);
  if (settling.portfolio) portfolio?.restore(settling.portfolio.snapshot(), '');
  const { config, extensions } = settling;
  return { config, book, extensions, accounts, desks, portfolio };
}
