import type { Allowed, Exact } from '../core/exact.js';

/** What a timeframe looks like to a compiler: a count and its unit. */
export type TimeframeText = `${bigint}${'s' | 'm' | 'h' | 'd' | 'w' | 'M'}`;

/** `T` itself where it is a timeframe, or text that is only known at run time. */
export type CheckedTimeframe<T> = string extends T
  ? T
  : T extends TimeframeText | undefined
    ? T
    : Allowed<'a count and s, m, h, d, w or M: 30s, 1m, 15m, 4h, 1d, 1w, 1M'>;

/** Options whose timeframes are checked where they are written: `base: '1min'` does not compile. */
export type CheckedTimeframes<O> = {
  readonly [Name in keyof O]: Name extends 'base' | 'timeframe' | 'riskTimeframe'
    ? CheckedTimeframe<O[Name]>
    : Name extends 'timeframes'
      ? CheckedList<O[Name]>
      : O[Name];
};

type CheckedList<T> = {
  readonly [Place in keyof T]: T[Place] extends { readonly name: infer Name }
    ? { readonly name: CheckedTimeframe<Name> }
    : CheckedTimeframe<T[Place]>;
};

/** Options as they are written, with timeframes and names that `Shape` knows. */
export type Checked<O, Shape> = O & CheckedTimeframes<O> & Exact<O, Shape>;
