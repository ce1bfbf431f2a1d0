import { reason } from '../core/reason.js';
import type { Decision } from './decision.js';
import type { PortfolioBook } from './portfolio-book.js';

/**
 * What becomes of `candidate` where a halt closes what is held of its symbol; `undefined` where
 * nothing is, or nothing is to be closed. Equity that is not known is a halt too, but no loss.
 */
export function closedByHalt(candidate: Decision, book: PortfolioBook): Decision | undefined {
  const { limits, status, commitments = [] } = book;
  if (limits.closeWhenHalted !== true || status?.state !== 'halted') return undefined;
  if (Number.isNaN(status.drawdownRatio) || candidate.action === 'close') return undefined;
  const { symbol } = candidate;
  const held = commitments.find((one) => one.kind === 'held' && one.symbol === symbol);
  if (held === undefined) return undefined;
  return {
    ...candidate,
    action: 'close',
    side: held.quantity > 0 ? 'long' : 'short',
    quantity: Math.abs(held.quantity),
    riskTaken: 0,
    boundBy: undefined,
    denial: undefined,
    reasons: [{ ...(status.reasons[0] ?? reason('account-halted')) }],
  };
}
