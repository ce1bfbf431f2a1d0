import type { PriceField } from '../../bars/price-field.js';
import type { Kind } from '../../core/kind.js';
import type { OperatorClass } from '../../core/operator-class.js';
import type { Row } from '../../core/row.js';
import type * as operators from '../operators.js';

type Operators = typeof operators;

/** The class of every built-in kind, by the name that specs spell. */
export type KindClasses = {
  [Class in keyof Operators as NameOf<Operators[Class]>]: Operators[Class];
};

type NameOf<Class> = Class extends { readonly kind: { readonly name: infer Name extends string } }
  ? Name
  : never;

/** The name of a built-in kind, e.g. `'rsi'`. */
export type KindName = keyof KindClasses;

/**
 * What an indicator reads: a price field, another indicator by name (`'rsi'`), one of its outputs
 * (`'macd.signal'`), or the true range, which is worked out once for all that read it.
 */
export type Source = PriceField | 'trueRange' | (string & {});

type ParametersOf<Class> = Class extends { readonly kind: Kind<string, infer P> } ? P : never;

/** `of` as each kind reads: nothing to choose for a bar, two sources for a pair. */
interface Of {
  readonly of?: Source | readonly [Source, Source];
}

/**
 * An indicator as plain JSON: its kind, what it reads, and the parameters that differ from the
 * defaults.
 *
 * @example
 * import type { Spec } from 'barwave/indicators';
 * const spec: Spec = { kind: 'rsi', period: 14, of: 'close' };
 */
export type Spec<K extends KindName = KindName> = {
  [Name in K]: { readonly kind: Name } & Of & Partial<ParametersOf<KindClasses[Name]>>;
}[K];

/** A spec of a kind that the caller brought along. */
export interface CustomSpec extends Of {
  readonly kind: string;
  readonly [parameter: string]: unknown;
}

/** Kinds that the caller brings along, by the name that specs spell. */
export type CustomKinds = Readonly<Record<string, OperatorClass>>;

/** The operators that a set runs, by the name each has in the row. */
export type Specs = Readonly<Record<string, Spec | CustomSpec>>;

/** Parameters that `S` has and its kind `K` has not; a compiler says of each that it has to go. */
type Surplus<S, K extends KindName> = Exclude<keyof S, keyof Spec<K>>;

type Exactly<S, K extends KindName> =
  S extends Spec<K>
    ? [Surplus<S, K>] extends [never]
      ? unknown
      : { readonly [Key in Surplus<S, K>]: never }
    : Spec<K>;

/**
 * What `S` has to be beside itself: nothing more where its kind is built in and its parameters are
 * that kind's, or where the kind is only known at run time; otherwise what it should be, so that a
 * compiler says what is wrong. Nothing more is `unknown`: with `S` once more, a compiler multiplies
 * all specs by all specs, a second or more for each set.
 */
export type CheckedSpec<S> = S extends { readonly kind: infer K extends string }
  ? K extends KindName
    ? Exactly<S, K>
    : string extends K
      ? unknown
      : Spec
  : Spec;

/** Every spec of a set, checked. */
export type CheckedSpecs<S extends Specs> = { readonly [Name in keyof S]: CheckedSpec<S[Name]> };

type ValueOfClass<Class> = Class extends new (
  given: never,
) => { readonly value: infer Value }
  ? Value
  : never;

/** What an indicator of this spec says. */
export type ValueOf<S> = S extends { readonly kind: infer K extends KindName }
  ? ValueOfClass<KindClasses[K]>
  : unknown;

/** A row with a typed getter for each indicator and for the bar's own fields. */
export type IndicatorRow<S extends Specs> = Row & {
  readonly [Name in keyof S]: ValueOf<S[Name]>;
} & {
  readonly [Field in 'time' | 'open' | 'high' | 'low' | 'close' | 'volume']: number;
};
