import { reason } from '../core/reason.js';
import { type Commitment, type ExposureTerms, unitOf } from './commitments.js';
import { type Decision, held, sideOfOrder, takesRisk } from './decision.js';
import { fittingIn, isWorthAnOrder } from './fitting.js';
import { closedByHalt } from './halt.js';
import type { PortfolioBook } from './portfolio-book.js';
import { PortfolioTotals, type Room } from './portfolio-totals.js';
import { isPositive } from './size.js';

/** See `limitExposure`: the same of what has been read. */
export function fittedToLimits(
  candidates: readonly Decision[],
  book: PortfolioBook,
  termsOf: (symbol: string) => ExposureTerms,
): readonly Decision[] {
  const decidedOn = new Set(candidates.map(({ symbol }) => symbol));
  const totals = new PortfolioTotals();
  for (const one of book.commitments ?? []) {
    if (one.kind === 'held' || !decidedOn.has(one.symbol)) totals.add(one, termsOf(one.symbol));
  }
  const known = candidates.map((one) => {
    return { candidate: closedByHalt(one, book) ?? one, terms: termsOf(one.symbol) };
  });
  for (const { candidate, terms } of known) {
    if (!takesRisk(candidate.action)) totals.add(committed(candidate), terms);
  }
  return known.sort(byPriority).map(({ candidate, terms }) => {
    if (!takesRisk(candidate.action)) return { ...candidate, final: true };
    const settled = fitted(candidate, { book, totals, terms });
    if (settled.quantity > 0) totals.add(committed(settled), terms);
    return settled;
  });
}

/** See `commitmentOf`: the same of a decision that is one. */
export function committed(decision: Decision, left: number = decision.quantity): Commitment {
  const { symbol, action, price, quantity, riskTaken } = decision;
  const signed = sideOfOrder(decision) === 'sell' ? -left : left;
  const risk = quantity > 0 ? riskTaken * (left / quantity) : 0;
  return { symbol, kind: takesRisk(action) ? 'risk' : 'exit', quantity: signed, price, risk };
}

interface Place {
  readonly book: PortfolioBook;
  readonly totals: PortfolioTotals;
  readonly terms: ExposureTerms;
}

/** As much of `candidate`, in whole steps, as there is room for. */
function fitted(candidate: Decision, { book, totals, terms }: Place): Decision {
  const { equity, limits, status } = book;
  const { symbol, quantity, price, side, riskTaken } = candidate;
  if (status !== undefined && status.state !== 'active') {
    return held(candidate, status.reasons[0] ?? reason(`account-${status.state}`));
  }
  if (!(equity > 0)) return held(candidate, reason('no-equity', equity, 0));
  const { quoteRate, step } = terms;
  if (!isPositive(quoteRate)) return held(candidate, reason('no-quote-rate', quoteRate, 0));
  const { maxPositions = Number.POSITIVE_INFINITY } = limits;
  if (!totals.has(symbol) && totals.positionCount >= maxPositions) {
    return held(candidate, reason('portfolio-positions', totals.positionCount + 1, maxPositions));
  }
  const unit = unitOf(price, terms);
  const riskRatio = riskTaken / (quantity * unit);
  const of = { symbol, side: side === 'long' ? 1 : -1, riskRatio, terms };
  let fits = quantity;
  let tightest: Room | undefined;
  for (const room of totals.rooms(limits, equity, of)) {
    const most = fittingIn(room, { quantity, unit, step });
    if (most < fits || Number.isNaN(room.exposure)) [fits, tightest] = [most, room];
  }
  if (tightest === undefined) return { ...candidate, final: true };
  const { cap, limit, ofOne, used } = tightest;
  const why = reason(cap, used + quantity * unit * ofOne, limit);
  if (!isWorthAnOrder(fits, price, terms)) return held(candidate, why);
  const share = fits / quantity;
  return {
    ...candidate,
    quantity: fits,
    riskTaken: riskTaken * share,
    boundBy: cap,
    reasons: [...candidate.reasons, why],
    final: true,
  };
}

/** A decision, and the terms of its symbol. */
interface Known {
  readonly candidate: Decision;
  readonly terms: ExposureTerms;
}

function byPriority(a: Known, b: Known): number {
  const ahead = (b.terms.priority ?? 0) - (a.terms.priority ?? 0);
  return ahead || byConfidence(a.candidate, b.candidate);
}

function byConfidence(a: Decision, b: Decision): number {
  if (a.confidence !== b.confidence) return b.confidence - a.confidence;
  return a.symbol < b.symbol ? -1 : 1;
}
