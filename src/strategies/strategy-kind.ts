import type { ParameterTable } from '../core/parameters.js';
import type { Strategy } from './strategy.js';

/** What a kind of strategy is, as data: what the catalogue lists. */
export interface StrategyKind<Name extends string = string, P extends object = object> {
  /** As specs spell it. */
  readonly name: Name;
  /** Rises when the same bars give other opinions. */
  readonly version: number;
  /** Long name. */
  readonly title: string;
  readonly aliases?: readonly string[];
  /** How it trades: `trend`, `momentum`, … */
  readonly family: string;
  readonly parameters: ParameterTable<P>;
}

/** A class of strategies made from a record of parameters: what a configuration is handed. */
export type StrategyClass = new (parameters?: Readonly<Record<string, unknown>>) => Strategy;

/** Kinds of strategies that the caller brings along, by the name that specs spell. */
export type CustomStrategies = Readonly<Record<string, StrategyClass>>;
