import { requireInteger, requireKnownKeys, requireRecord } from './arguments.js';
import { SnapshotError } from './errors.js';

/** What a decoder accepts at most; a snapshot from outside is hostile input. */
export interface DecodeLimits {
  /** Longest input in bytes, or characters of text; 64 MiB unless told. */
  readonly maxBytes?: number;
  /** Most values in it, each list, record and list of doubles counted as one; 10^6 unless told. */
  readonly maxNodes?: number;
}

/** Deepest nesting of a state. */
export const maxDepth = 32;

/** What `given` leaves open filled in; a `ConfigError` if it is no set of limits. */
export function requireLimits(given: DecodeLimits): Required<DecodeLimits> {
  requireKnownKeys('limits', requireRecord('limits', given), ['maxBytes', 'maxNodes']);
  const { maxBytes = 67_108_864, maxNodes = 1_000_000 } = given;
  return {
    maxBytes: requireInteger('limits.maxBytes', maxBytes, 0),
    maxNodes: requireInteger('limits.maxNodes', maxNodes, 0),
  };
}

/** What `write` makes of `state`; a `SnapshotError` if it cannot be read, or holds itself. */
export function readState<T>(state: unknown, write: () => T): T {
  try {
    if (typeof state === 'object' && state !== null) return write();
  } catch (error) {
    if (error instanceof SnapshotError) throw error;
  }
  throw malformed('a snapshot that cannot be read');
}

/** What JSON and assignment make of a name that comes twice: the last value, and no word of it. */
export function foundTwice(): SnapshotError {
  return malformed('a field that is there twice');
}

/** Refuse what has more to it than its keys: a map, a date, an array of other numbers. */
export function requirePlain(record: object): void {
  const name = Object.prototype.toString.call(record);
  if (name !== '[object Object]') throw malformed(`${name} is no state`);
}

export function malformed(message: string): SnapshotError {
  return new SnapshotError('malformed', '', message);
}

/**
 * What a scan has met so far of an input that may be anything. It is spent before anything is
 * made, so a refused input costs no memory and an accepted one a known amount.
 */
export class NodeBudget {
  readonly #maxNodes: number;
  /** Values met. */
  nodes = 0;

  constructor(maxNodes: number) {
    this.#maxNodes = maxNodes;
  }

  /** One more value, `depth` lists and records inside the outermost. */
  spend(depth: number): void {
    if (depth > maxDepth) throw malformed(`nested deeper than ${maxDepth}`);
    if (++this.nodes > this.#maxNodes) throw malformed(`more than ${this.#maxNodes} values`);
  }
}

/** A field that an envelope may do without, the longest of the names. */
const optionalKey = 'configuration';

/** Longest name of a field of an envelope. */
export const longestKey: number = optionalKey.length;

/**
 * Which fields an envelope has: format, version, id and state, each once, and perhaps its
 * configuration. Both scans tell it the keys of the outermost record as they meet them.
 */
export class EnvelopeKeys {
  readonly #missing = new Set(['format', 'version', 'id', 'state', optionalKey]);

  /** What the value behind `key` has to be. */
  expect(key: string): 'integer' | 'string' | 'any' {
    if (!this.#missing.delete(key)) throw malformed('a field that is unknown, or is there twice');
    if (key === 'state') return 'any';
    return key === 'id' || key === optionalKey ? 'string' : 'integer';
  }

  end(): void {
    this.#missing.delete(optionalKey);
    if (this.#missing.size > 0) throw malformed('a snapshot has a format, version, id and state');
  }
}
