import type { Allowed, Fitting } from '../core/exact.js';
import type { StrategySpec } from './catalog.js';

type StrategyName = StrategySpec['kind'];

type SpecOf<K extends StrategyName> = Extract<StrategySpec, { readonly kind: K }>;

/**
 * What a strategy's spec has to be beside itself: nothing more where its kind is built in and its
 * parameters are that kind's, or where the kind is only known at run time; otherwise what is allowed.
 */
type CheckedStrategy<S> = S extends { readonly kind: infer K extends string }
  ? K extends StrategyName
    ? Fitting<S, SpecOf<K>>
    : string extends K
      ? unknown
      : { readonly kind: Allowed<StrategyName> }
  : { readonly kind: Allowed<StrategyName> };

/** Specs of strategies by name, each checked by a compiler. */
export type CheckedStrategies<N> = { readonly [Name in keyof N]: CheckedStrategy<N[Name]> };
