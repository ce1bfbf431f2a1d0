import type { FailureEvent } from '../core/own-code.js';
import type { Row } from '../core/row.js';
import type { Opinion } from '../strategies/opinion.js';
import type { NamedStrategy } from './memory-design.js';

/** What a bar led to, before anybody's name is on it; until the next bar is run. */
export interface Reaction {
  readonly features: Row;
  /** The values of `features`, where nobody writes on them any more. */
  readonly lasting: readonly number[] | undefined;
  readonly opinions: readonly Said[];
  readonly stages: Readonly<Record<string, unknown>>;
  readonly failures: readonly FailureEvent[];
}

/** An opinion and whose it is. */
export interface Said {
  readonly by: NamedStrategy;
  readonly opinion: Opinion;
}

/** No opinions, or failures. */
export const nothingSaid: readonly never[] = Object.freeze([]);

/** What is said where there are no stages. */
export const noStages: Readonly<Record<string, never>> = Object.freeze({});
