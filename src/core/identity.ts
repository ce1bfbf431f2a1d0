import { boundedId } from './bounded-id.js';
import type { ItemNames } from './difference.js';

/** Whose snapshot something is: an id of bounded length, and all that it stands for. */
export interface Identity {
  readonly id: string;
  /** Everything that the future depends on besides the state; the id itself where that is short. */
  readonly configuration: string;
  /** What the parts of it are called that say no name themselves. */
  readonly partNames?: ItemNames;
}

/** The identity of what `configuration` describes, a `name` and what stands in brackets behind it. */
export function identityOf(name: string, configuration: string, longest?: number): Identity {
  return { id: boundedId(name, configuration, longest), configuration };
}
