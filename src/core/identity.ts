import { boundedId } from './bounded-id.js';

/** Whose snapshot something is: an id of bounded length, and all that it stands for. */
export interface Identity {
  readonly id: string;
  /** Everything that the future depends on besides the state; the id itself where that is short. */
  readonly configuration: string;
  /** Where the configuration of a snapshot and this one part, in words; an excerpt of both if not given. */
  readonly differenceOf?: (there: string, here: string) => string;
}

/** The identity of what `configuration` describes, a `name` and what stands in brackets behind it. */
export function identityOf(name: string, configuration: string, longest?: number): Identity {
  return { id: boundedId(name, configuration, longest), configuration };
}

/** Where two configurations part, as a few characters of both. */
export function excerptOf(there: string, here: string): string {
  const shown = 48;
  const context = 32;
  let at = 0;
  while (at < there.length && there[at] === here[at]) at++;
  let from = at;
  while (from > 0 && at - from < context && !',;['.includes(there[from - 1]!)) from--;
  const excerpt = (text: string): string => JSON.stringify(text.slice(from, from + shown).trim());
  return `${excerpt(there)} in the snapshot, ${excerpt(here)} here`;
}
