import type { DecisionInput } from '../risk/decision-input.js';

/** What is asked at each bar of a position, written anew: nobody keeps it. */
export const asked: { -readonly [F in keyof DecisionInput]: DecisionInput[F] } = {
  symbol: '',
  time: 0.5,
  end: 0.5,
  decidedAt: 0.5,
  composite: undefined,
  price: 0.5,
  high: 0.5,
  low: 0.5,
  atr: Number.NaN, // no exit reads it
  equity: 0.5,
  quoteRate: 0.5,
  regime: undefined,
};
