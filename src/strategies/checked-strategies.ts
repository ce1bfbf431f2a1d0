import type { StrategySpec } from './catalog.js';

type StrategyName = StrategySpec['kind'];

type SpecOf<K extends StrategyName> = Extract<StrategySpec, { readonly kind: K }>;

type Exactly<S, K extends StrategyName> =
  S extends SpecOf<K> ? { readonly [Key in Exclude<keyof S, keyof SpecOf<K>>]: never } : SpecOf<K>;

/**
 * What a strategy's spec has to be beside itself: nothing more where its kind is built in and its
 * parameters are that kind's, or where the kind is only known at run time; otherwise what it should be.
 */
type CheckedStrategy<S> = S extends { readonly kind: infer K extends string }
  ? K extends StrategyName
    ? Exactly<S, K>
    : string extends K
      ? unknown
      : StrategySpec
  : StrategySpec;

/** Specs of strategies by name, each checked by a compiler. */
export type CheckedStrategies<N> = { readonly [Name in keyof N]: CheckedStrategy<N[Name]> };
