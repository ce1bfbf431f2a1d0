import { SnapshotError } from '../core/errors.js';

/** Bytes that are no history. */
export function malformed(message: string): SnapshotError {
  return new SnapshotError('malformed', '', message);
}
