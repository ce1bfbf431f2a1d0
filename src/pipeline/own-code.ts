import { reason } from '../core/reason.js';
import type { Opinion } from '../strategies/opinion.js';
import type { StrategyView } from '../strategies/strategy.js';
import type { PipelineEvent } from './result.js';

export type Failure = Extract<PipelineEvent, { readonly type: 'failure' }>;

/** A bar and a row for code that may be anybody's: what it writes there reaches nothing. */
export function detachedView({ bar, timeframe, features }: StrategyView): StrategyView {
  return { bar: { ...bar }, timeframe, features: features.copy() };
}

/**
 * `given` as the opinion that it is, each field read once; `undefined` if it is none.
 *
 * @throws what reading throws, or a word on what was returned instead: a promise, a text
 */
export function opinionFrom(given: unknown): Opinion | undefined {
  if (given === undefined || given === null) return undefined;
  if (typeof given !== 'object') throw new TypeError(`returned a ${typeof given}, no opinion`);
  refusePromise(given);
  const { direction, strength, horizonBars, pUp, reasons } = given as Opinion;
  if (!Array.isArray(reasons)) throw new TypeError('returned an opinion without reasons');
  const why = reasons.map(({ code, value, limit }) => reason(String(code), value, limit));
  const opinion = { direction, strength, horizonBars, reasons: why };
  return pUp === undefined ? opinion : { ...opinion, pUp };
}

/** What is said of a bar cannot come later than the bar. */
export function refusePromise(given: unknown): void {
  const isObject = typeof given === 'object' && given !== null;
  if (isObject && typeof (given as { readonly then?: unknown }).then === 'function') {
    throw new TypeError('returned a promise: what is said of a bar is said at once');
  }
}

/** Why code of one's own failed, whatever it threw. */
export function messageOf(error: unknown): string {
  try {
    return error instanceof Error ? String(error.message) : String(error);
  } catch {
    return 'threw what has no words';
  }
}
