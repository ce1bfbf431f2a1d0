import type { Refusal, VenueError, VenueReason } from './venue.js';

const MOST_CHARACTERS = 200;

/** An error about one row, or with line 0 about the payload; `found` may be anything. */
export function venueError(
  line: number,
  reason: VenueReason,
  found: unknown,
  remedy?: string,
): VenueError {
  return { line, reason, text: textOf(found), ...(remedy === undefined ? {} : { remedy }) };
}

/** The venue said no. */
export function refusalError({ code, message, kind }: Refusal): VenueError {
  return { line: 0, reason: 'venue-refused', text: textOf(message), code: textOf(code), kind };
}

/** A short text of anything, which is never asked for its own idea of it. */
export function textOf(value: unknown): string {
  if (typeof value === 'object' || typeof value === 'function') {
    return value === null ? 'null' : typeof value === 'object' ? 'an object' : 'a function';
  }
  const text = String(value);
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1)}…` : text;
}
