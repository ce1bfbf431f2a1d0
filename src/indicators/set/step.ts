import type { DerivedField } from '../../bars/derived-price.js';
import type { Streaming } from '../../core/streaming.js';

/** One operator of a set: reads its input at `from`, writes its outputs from `to` on. */
export interface Step {
  /** What it computes: its id and its source's. */
  readonly key: string;
  readonly make: () => Streaming<unknown, unknown>;
  readonly from: number;
  /** Numbers that it reads. */
  readonly width: number;
  readonly to: number;
  /** Names of its outputs, in order. */
  readonly outputs: readonly string[];
  /** Where the two numbers of a pair are fetched from, to stand at `from`. */
  readonly pair: readonly [number, number] | undefined;
  /** Whether it is code of the caller's own. */
  readonly isOwn: boolean;
}

/** A price field that the bar does not have as such, and its column. */
export interface Price {
  readonly field: DerivedField;
  readonly at: number;
}

/** Something computed: where it stands in the buffer, what it is, and its outputs' names. */
export interface Placed {
  readonly at: number;
  readonly key: string;
  readonly outputs: readonly string[];
  /** The bar, counted from 1, that first has all of it. */
  readonly warmUp: number;
  /** Operators that a value passes on its way from the bar, this one included. */
  readonly depth: number;
}

/** What an operator reads, as far as its name and readiness depend on it. */
export type Source = Pick<Placed, 'key' | 'warmUp' | 'depth'>;
