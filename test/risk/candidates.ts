import {
  type Commitment,
  type Decision,
  type ExposureTerms,
  limitExposure,
  type PortfolioBook,
  type PortfolioLimits,
} from '../../src/risk/index.js';

/** Terms without a minimum, a point value or a rate of exchange. */
export const plain: ExposureTerms = {
  step: 1,
  pointValue: 1,
  minQuantity: 0,
  minNotional: 0,
  quoteRate: 1,
};

/** To open as many units at 100, which lose 4 each at the stop. */
export const open = (
  symbol: string,
  quantity: number,
  change: Partial<Decision> = {},
): Decision => ({
  ...{ id: `${symbol}|60000#0`, symbol, time: 0, end: 60_000, decidedAt: 60_000, revision: 0 },
  ...{ supersedes: undefined, action: 'open', side: 'long', quantity, price: 100, stop: 96 },
  ...{ target: Number.NaN, horizonMs: Number.NaN, riskTaken: 4 * quantity, boundBy: 'risk' },
  ...{ denial: undefined, confidence: 0.5, final: false, reasons: [{ code: 'confident' }] },
  ...change,
});
export const of = (
  symbol: string,
  kind: Commitment['kind'],
  quantity: number,
  risk = 0,
): Commitment => {
  return { symbol, kind, quantity, price: 100, risk };
};

/** What is left of each of `candidates`, as symbol and units, in the order in which they went. */
export function settled(
  candidates: readonly Decision[],
  limits: PortfolioLimits,
  book: Partial<PortfolioBook> = {},
  terms: (symbol: string) => Partial<ExposureTerms> = () => ({}),
): (string | number)[][] {
  const termsOf = (symbol: string) => ({ ...plain, ...terms(symbol) });
  return limitExposure(candidates, { equity: 10_000, limits, ...book }, termsOf).map(
    ({ symbol, quantity }) => [symbol, quantity],
  );
}
