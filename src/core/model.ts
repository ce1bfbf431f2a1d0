import { dropPromise } from './own-code.js';
import type { Row } from './row.js';

/** What a model makes of a row of features. */
export interface Prediction {
  /** What it foretells: a probability, a return, a score. Finite. */
  readonly value: number;
  /** How sure it is, 0 … 1. */
  readonly confidence: number;
}

/** Any pure function of a row of features; `undefined` while it has nothing to say. */
export type Model = (features: Row) => Prediction | undefined;

/** Why a model gave no prediction. */
export type ModelFault =
  | 'threw'
  | 'nonsense' // neither a prediction nor `undefined`: a promise, a text, NaN, a confidence of 2
  | 'not-ready';

/** `given` as the prediction that it is, each field read once, or what is wrong with it. */
export function predictionFrom(given: unknown): Prediction | Exclude<ModelFault, 'threw'> {
  if (given === undefined || given === null) return 'not-ready';
  if (typeof given !== 'object' || dropPromise(given)) return 'nonsense';
  const { value, confidence } = given as Partial<Prediction>;
  const isPrediction =
    typeof value === 'number' &&
    Number.isFinite(value) &&
    typeof confidence === 'number' &&
    confidence >= 0 &&
    confidence <= 1;
  return isPrediction ? { value, confidence } : 'nonsense';
}
