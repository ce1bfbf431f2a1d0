import type { Calendar } from '../../bars/calendar.js';
import type { CalendarName } from '../../bars/calendars.js';
import { classOf } from '../catalog.js';
import { SetDesign } from './design.js';
import { setOptions } from './given.js';
import { IndicatorSet } from './indicator-set.js';
import type { CheckedSpecs, CustomKinds, Specs } from './spec.js';

export type { IndicatorFailure } from './own-kind.js';

export interface IncrementalIndicatorsOptions {
  /** Kinds of your own, by the name that specs spell. */
  readonly kinds?: CustomKinds;
  /** Whose sessions `vwap`, `pivotPoints`, … begin with unless their specs say; default '24/7'. */
  readonly calendar?: CalendarName | Calendar;
}

type BuiltInKinds = IncrementalIndicatorsOptions & { readonly kinds?: never };
type WithKinds = Omit<IncrementalIndicatorsOptions, 'kinds'> & {
  readonly kinds: CustomKinds | undefined;
};

/**
 * A set of indicators over one stream of bars, described by specs and read from one row.
 *
 * Sources come before those who read them, identical ones are computed once, and `peek` shows
 * the whole row as the forming bar would make it.
 *
 * @param specs  by the name each shall have in the row; `of` is a price field (default `close`),
 *               `trueRange`, another name (`rsi`) or one of its outputs (`macd.signal`)
 * @warmUp  when the last of the set is ready; until then its values are NaN in the row
 * @throws {ConfigError} naming the path: unknown kind or source, a circle, a parameter out of bounds
 * @cost    O(1) amortised a bar; about 40 ns and half a byte an indicator, in a set of 25
 * @example
 * const set = new IncrementalIndicators({
 *   fast: { kind: 'ema', period: 2 },
 *   smoothed: { kind: 'sma', period: 2, of: 'fast' },
 * });
 * const bar = { time: 0, open: 1, high: 2, low: 1, close: 2, volume: 9 };
 * set.update(bar).fast; // NaN
 * set.update({ ...bar, time: 1, close: 4 }).fast; // 3
 * set.peek({ ...bar, time: 2, close: 6 }).smoothed; // 4
 */
export class IncrementalIndicators<const S extends Specs = Specs> extends IndicatorSet<S> {
  constructor(specs: S & CheckedSpecs<S>, options?: BuiltInKinds);
  /** With kinds of your own, whose parameters no compiler knows. */
  constructor(specs: S, options: WithKinds);
  /** A set of a design that others have too. */
  constructor(design: SetDesign);
  constructor(given: S | SetDesign, options: BuiltInKinds | WithKinds = {}) {
    super(given instanceof SetDesign ? given : new SetDesign(setOptions(given, options, classOf)));
  }

  /** A set of the same specs without a memory; the two share all that follows from the specs. */
  override sibling(): IncrementalIndicators<S> {
    return new IncrementalIndicators<S>(this.design);
  }
}
