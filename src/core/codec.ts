import { SnapshotError } from './errors.js';
import { isStateRecord, type Snapshot, type State, type StateRecord } from './state.js';

/** What a decoder accepts at most; a snapshot from outside is hostile input. */
export interface DecodeLimits {
  /** Longest input in bytes, or characters of text; 64 MiB unless told. */
  readonly maxBytes?: number;
}

export const defaultMaxBytes = 67_108_864;

/** Deepest nesting of a state. */
export const maxDepth = 32;

export function malformed(message: string): SnapshotError {
  return new SnapshotError('malformed', '', message);
}

/** Whether a decoded value has the envelope of a snapshot; its state is checked on restoring. */
export function asSnapshot(value: State): Snapshot {
  if (!isStateRecord(value)) throw malformed('a snapshot is a record');
  const { format, version, id, state, ...rest } = value as StateRecord & Partial<Snapshot>;
  if (Object.keys(rest).length > 0) throw malformed(`unknown field ${Object.keys(rest)[0]}`);
  if (!Number.isSafeInteger(format) || !Number.isSafeInteger(version) || typeof id !== 'string') {
    throw malformed('a snapshot has a format, a version and an id');
  }
  if (state === undefined) throw malformed('a snapshot has a state');
  return { format: format as number, version: version as number, id, state };
}

/** An empty record that no key can pollute. */
export function emptyRecord(): Record<string, State> {
  return Object.create(null) as Record<string, State>;
}
