import { ConfigError } from '../core/errors.js';
import { numberIn } from '../core/reading.js';
import type { Commitment, ExposureTerms } from './commitments.js';
import { type Decision, orderSideOf } from './decision.js';
import type { PortfolioBook } from './portfolio-book.js';
import { committed, fittedToLimits } from './portfolio-limit.js';
import { readBook, readCandidates, readDecision, readTerms } from './read-portfolio.js';

/**
 * Decisions of one end time under the limits of all: what reduces or closes passes; of what opens or
 * adds the highest priority goes first, then the most confident, of equals the symbol that comes
 * first; who finds too little room gets less, or holds. The order given changes nothing, so that
 * candidates from several lanes, workers or machines are settled alike wherever they are merged.
 *
 *   exposure  Σ |price · quantity| · pointValue · quoteRate of what is held and decided ≤ limit · equity
 *   net       the same of long less short, whatever of what is decided will be filled
 *   leverage  the same at prices with slip, over equity less what opening costs
 *   risk      Σ of what is lost at the stops
 *   group     exposure over the symbols of a group
 *
 * @param candidates  one a symbol
 * @param termsOf     of a symbol
 * @returns in the order in which they went; each final
 * @throws {ConfigError} if candidates, book or terms are none
 * @cost    O(n log n), and O(m²) for each group of m symbols
 * @example
 * const terms = { step: 1, pointValue: 1, minQuantity: 0, minNotional: 0, quoteRate: 1 };
 * const policy = riskPolicy({ step: 1, stopAtrMultiple: 1 });
 * const decided = (symbol: string, confidence: number) =>
 *   decide(policy, {
 *     symbol,
 *     time: 0,
 *     end: 60_000,
 *     decidedAt: 60_000,
 *     composite: { direction: 'up', confidence, coverage: 1 },
 *     price: 100,
 *     atr: 1,
 *     equity: 10_000,
 *   });
 * const book = { equity: 10_000, limits: { maxExposureRatio: 1.2 } };
 * const decisions = limitExposure([decided('A', 0.1), decided('B', 0.9)], book, () => terms);
 * decisions.map(({ symbol, quantity }) => [symbol, quantity]); // [['B', 100], ['A', 20]]
 * decisions[1].boundBy; // 'portfolio-exposure'
 */
export function limitExposure(
  candidates: readonly Decision[],
  book: PortfolioBook,
  termsOf: (symbol: string) => ExposureTerms,
): readonly Decision[] {
  if (typeof termsOf !== 'function') throw new ConfigError('termsOf', 'a function', termsOf);
  return fittedToLimits(readCandidates(candidates), readBook(book), (symbol) =>
    readTerms(symbol, termsOf(symbol)),
  );
}

/** What a decision adds to what may be filled, its quantity or what is `left` of it. */
export function commitmentOf(decision: Decision, left?: number): Commitment {
  const read = readDecision('decision', decision);
  orderSideOf(read);
  return committed(read, left && numberIn(left));
}
