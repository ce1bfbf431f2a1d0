import { SnapshotError } from './errors.js';
import type { Snapshot, State } from './state.js';

/** Of the envelope around a state; 1. */
export const snapshotFormat = 1;

/** The envelope around `state`, which its owner has detached from itself. */
export function snapshotOf(id: string, version: number, state: State): Snapshot {
  return { format: snapshotFormat, version, id, state };
}

/** The state in `snapshot`, if it was written in this format by an equal of `id`. */
export function admitSnapshot(snapshot: Snapshot, id: string, version: number): State {
  try {
    return admitted(snapshot, id, version);
  } catch (error) {
    if (error instanceof SnapshotError) throw error;
    throw new SnapshotError('malformed', '', 'a snapshot that cannot be read');
  }
}

function admitted(snapshot: Snapshot, id: string, version: number): State {
  if (typeof snapshot !== 'object' || snapshot === null) {
    throw new SnapshotError('malformed', '', 'a snapshot is an object');
  }
  if (snapshot.format !== snapshotFormat) {
    throw new SnapshotError('unsupported-format', 'format', `this version reads ${snapshotFormat}`);
  }
  // Another version of a kind may print its parameters otherwise: it is the version that differs.
  const isOther = kindIn(snapshot.id) !== kindIn(id);
  if (isOther || (snapshot.version === version && snapshot.id !== id)) {
    throw new SnapshotError('wrong-id', 'id', `cannot restore into ${id}`);
  }
  if (snapshot.version !== version) {
    throw new SnapshotError('unsupported-version', 'version', `${id} is at version ${version}`);
  }
  return snapshot.state;
}

/** The name in front of the parameters. */
function kindIn(id: string): string {
  const end = id.indexOf('(');
  return end < 0 ? id : id.slice(0, end);
}
