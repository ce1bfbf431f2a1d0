import { type Decision, sideOfOrder } from '../risk/decision.js';
import { type Disposition, dispositions } from '../validation/judgement.js';

/** One number a bar that was fed. */
export interface BarColumns {
  /** As the feed labels it; NaN if it had none. */
  readonly time: Float64Array;
  /** NaN where nothing was decided. */
  readonly decidedAt: Float64Array;
  readonly confidence: Float64Array;
  /** What the lane would trade: above 0 to buy, below 0 to sell. */
  readonly quantity: Float64Array;
  readonly stop: Float64Array;
  /** Of the data's quality. */
  readonly score: Float64Array;
}

export function emptyBarColumns(length: number): BarColumns {
  const column = (): Float64Array => new Float64Array(length).fill(Number.NaN);
  return {
    // First, so that V8 gives it another hidden class than bars, which begin with a number.
    decidedAt: column(),
    time: column(),
    confidence: column(),
    quantity: column(),
    stop: column(),
    score: column(),
  };
}

/** What was decided on bar `i`. */
export function writeDecision(columns: BarColumns, i: number, decision: Decision): void {
  const { decidedAt, confidence, quantity, stop } = decision;
  columns.decidedAt[i] = decidedAt;
  columns.confidence[i] = confidence;
  columns.quantity[i] = sideOfOrder(decision) === 'sell' ? -quantity : quantity;
  columns.stop[i] = stop;
}

/** Bars by what became of them, before there is any. */
export function noCounts(): Record<Disposition, number> {
  return Object.fromEntries(dispositions.map((one) => [one, 0])) as Record<Disposition, number>;
}
