import { refusePromise } from '../core/own-code.js';
import { reason } from '../core/reason.js';
import type { Opinion } from '../strategies/opinion.js';
import type { StrategyView } from '../strategies/strategy.js';

/**
 * A bar, a row and what `stages` said, for code that may be anybody's: what it writes there reaches
 * nothing, unless it writes into what a stage has said.
 */
export function detachedView(
  { bar, timeframe, features }: StrategyView,
  stages: Readonly<Record<string, unknown>>,
): StrategyView {
  return { bar: { ...bar }, timeframe, features: features.copy(), stages: { ...stages } };
}

const directions: readonly unknown[] = ['up', 'down', 'flat'];

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
  const areNumbers = [strength, horizonBars, pUp ?? 0].every(Number.isFinite);
  if (!directions.includes(direction) || !areNumbers) throw new TypeError('returned no opinion');
  if (!(Array.isArray(reasons) && reasons.length <= 99)) {
    throw new TypeError('returned no list of at most 99 reasons');
  }
  const why = reasons.map(({ code, value, limit }) => reason(String(code), value, limit));
  const opinion = { direction, strength, horizonBars, reasons: why };
  return pUp === undefined ? opinion : { ...opinion, pUp };
}
