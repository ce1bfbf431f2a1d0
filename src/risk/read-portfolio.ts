import { requireNumber, requireOneOf, requireText } from '../core/arguments.js';
import { requireFields } from '../core/door.js';
import { requireList } from '../core/lists.js';
import { finiteIn, listIn, numberIn, optionalNumberIn } from '../core/reading.js';
import { type Reason, reason } from '../core/reason.js';
import type { Commitment, ExposureTerms } from './commitments.js';
import { type Decision, held, takesRisk } from './decision.js';
import type { PortfolioBook } from './portfolio-book.js';
import { requirePortfolioLimits } from './portfolio-limits.js';
import { isPositive } from './size.js';
import type { TradingStatus } from './trading-status.js';

/** The decisions in `given`, copies; one that takes risk in no quantity, or at no price, holds. */
export function readCandidates(given: unknown): readonly Decision[] {
  return Array.from(requireList('candidates', given), (one, i) => {
    const decision = readDecision(`candidates[${i}]`, one as Decision);
    const { action, quantity, price, riskTaken } = decision;
    if (!takesRisk(action)) return decision;
    if (!isPositive(quantity)) return held(decision, reason('below-minimum', quantity, 0));
    return Number.isFinite(price + riskTaken) ? decision : held(decision, reason('no-price'));
  });
}

/** A decision, each field read once; what is no number is NaN. */
export function readDecision(path: string, given: Decision): Decision {
  const decision = requireFields(path, given);
  return {
    ...decision,
    symbol: requireText(`${path}.symbol`, decision.symbol),
    quantity: numberIn(decision.quantity),
    price: numberIn(decision.price),
    riskTaken: numberIn(decision.riskTaken),
    confidence: finiteIn(decision.confidence) ?? 0,
    reasons: listIn(decision.reasons) as readonly Reason[],
  };
}

export function readBook(given: PortfolioBook): PortfolioBook {
  const { equity, limits, commitments = [], status } = requireFields('book', given);
  const known = requireFields('book.limits', limits);
  return {
    equity: numberIn(equity),
    // A halt may be told of, whoever declared it.
    limits: requirePortfolioLimits('book.limits', { drawdown: {}, ...known }),
    commitments: Array.from(requireList('book.commitments', commitments), (one, i) =>
      readCommitment(`book.commitments[${i}]`, one as Commitment),
    ),
    status: status === undefined ? undefined : readStatus(status),
  };
}

function readCommitment(path: string, given: Commitment): Commitment {
  const { symbol, kind, quantity, price, risk } = requireFields(path, given);
  return {
    symbol: requireText(`${path}.symbol`, symbol),
    kind: requireOneOf(`${path}.kind`, kind, ['held', 'risk', 'exit']),
    quantity: numberIn(quantity),
    price: numberIn(price),
    risk: numberIn(risk),
  };
}

function readStatus(given: TradingStatus): TradingStatus {
  const { state, drawdownRatio, reasons, ...rest } = requireFields('book.status', given);
  return {
    ...rest,
    state: requireOneOf('book.status.state', state, ['active', 'reducing', 'halted']),
    drawdownRatio: numberIn(drawdownRatio),
    reasons: listIn(reasons) as readonly Reason[],
  };
}

/** Terms without which no limit can be held; a rate is data, and may be missing. */
export function readTerms(symbol: string, given: ExposureTerms): ExposureTerms {
  const path = `termsOf('${symbol}')`;
  const terms = requireFields(path, given);
  const number = (name: keyof ExposureTerms, usual?: number): number =>
    requireNumber(`${path}.${name}`, terms[name] ?? usual);
  return {
    step: number('step'),
    pointValue: number('pointValue'),
    minQuantity: number('minQuantity'),
    minNotional: number('minNotional'),
    commissionRatio: number('commissionRatio', 0),
    slipRatio: number('slipRatio', 0),
    priority: number('priority', 0),
    quoteRate: optionalNumberIn(terms.quoteRate) ?? Number.NaN,
  };
}
