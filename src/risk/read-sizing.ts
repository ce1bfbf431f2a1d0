import { fieldsOf, numberIn, optionalNumberIn } from '../core/reading.js';
import type { SizingInput } from './size-input.js';

/** What a caller says a size depends on, read once; what is no number is NaN. */
export function readSizing(given: unknown): SizingInput {
  const of = fieldsOf(given);
  return {
    equity: numberIn(of('equity')),
    entry: numberIn(of('entry')),
    stop: numberIn(of('stop')),
    quoteRate: optionalNumberIn(of('quoteRate')),
    heldQuantity: optionalNumberIn(of('heldQuantity')),
    heldRisk: optionalNumberIn(of('heldRisk')),
    volatilityRatio: optionalNumberIn(of('volatilityRatio')),
    winRatio: optionalNumberIn(of('winRatio')),
    payoffRatio: optionalNumberIn(of('payoffRatio')),
    scaleRatio: optionalNumberIn(of('scaleRatio')),
  };
}
