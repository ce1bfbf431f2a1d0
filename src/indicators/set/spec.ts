import type { PriceField } from '../../bars/price-field.js';
import type { Allowed, Fitting } from '../../core/exact.js';
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

/** Outputs that `of` may name; of a kind that no compiler knows, any. */
type OutputsOf<S> = S extends { readonly kind: KindName }
  ? ValueOf<S> extends number
    ? never
    : keyof ValueOf<S> & string
  : string;

/** What every indicator may read, and how a compiler says so. */
type OwnSource = PriceField | 'trueRange';
type OwnSources = 'open, high, low, close, volume, hl2, hlc3, ohlc4, hlcc4, range, trueRange';

/** Nothing more where `of` names what there is to read, or is only known at run time. */
type Readable<S, Sources> = S extends { readonly of: infer Of }
  ? [AllOf<Of>] extends [OwnSource | Sources]
    ? unknown
    : string extends AllOf<Of>
      ? unknown
      : { readonly of: Allowed<OwnSources | Sources> }
  : unknown;

type AllOf<Of> = Of extends readonly unknown[] ? Of[number] : Of;

/**
 * What `S` has to be beside itself: nothing more where its kind is built in and its parameters are
 * that kind's, or where the kind is only known at run time; otherwise what is allowed. `Sources` is
 * what `of` may name beside a price.
 */
export type CheckedSpec<S, Sources = never> = S extends { readonly kind: infer K extends string }
  ? K extends KindName
    ? Fitting<S, Spec<K>> & Readable<S, Sources>
    : string extends K
      ? unknown
      : { readonly kind: Allowed<KindName> }
  : { readonly kind: Allowed<KindName> };

/** Every spec of a set, checked; `Sources`: what else than one another they may read. */
export type CheckedSpecs<S extends Specs, Sources = never> = {
  readonly [Name in keyof S]: CheckedSpec<
    S[Name],
    // Written here: a compiler would print the name of a type in place of the names.
    { readonly [N in keyof S & string]: N | `${N}.${OutputsOf<S[N]>}` }[keyof S & string] | Sources
  >;
};

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
