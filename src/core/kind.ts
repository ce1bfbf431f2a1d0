import type { Invariants } from './invariants.js';
import type { ParameterTable } from './parameters.js';

/** What an operator reads: one number, two, or a bar. */
export type Reads = 'value' | 'pair' | 'bar';

/** How many columns of a row that is. */
export const inputWidth: { readonly [R in Reads]: number } = { value: 1, pair: 2, bar: 6 };

/** One output of an operator. */
export interface Output {
  /** f(c·price) = c^price · f(price), f(c·volume) = c^volume · f(volume); 0 where left out. */
  readonly degree: { readonly price?: number; readonly volume?: number };
  /** Documented bounds, inclusive. */
  readonly range?: readonly [number, number];
  /** Where a chart draws guide lines, e.g. 30 and 70. */
  readonly guides?: readonly number[];
}

/**
 * What a kind of operator is, as data: enough to check its parameters, print its id, list it in
 * the catalogue, draw it, and hold it to the laws.
 */
export interface Kind<Name extends string = string, P extends object = object> {
  /** As specs spell it, e.g. `ema`. */
  readonly name: Name;
  /** Rises when the same inputs give other bits; snapshots carry it. */
  readonly version: number;
  /** Long name, e.g. `Exponential moving average`. */
  readonly title: string;
  readonly aliases?: readonly string[];
  readonly reads: Reads;
  readonly parameters: ParameterTable<P>;
  /** By name, in column order; an operator whose output is a plain number has one, `value`. */
  readonly outputs: { readonly [name: string]: Output };
  /** Drawn over the prices, or in a pane of its own. */
  readonly pane: 'overlay' | 'own';
  /** The update, counted from 1, that returns the first fully defined output. */
  readonly warmUp: (parameters: Readonly<P>) => number;
  /** Inputs an output depends on; Infinity for recursive and cumulative ones. */
  readonly memory: (parameters: Readonly<P>) => number;
  /** Inputs after which the seed's influence is below 1e-6; `warmUp` where left out. */
  readonly settle?: (parameters: Readonly<P>) => number;
  /**
   * What its state promises beyond what every state does; a snapshot that breaks it is refused. Where
   * it is stated, NaN is looked for too; left out, only shape and outputs are checked.
   */
  readonly invariants?: Invariants;
  /** Set where the first output may come after `warmUp`, depending on the data; says why. */
  readonly lateStart?: string;
}
