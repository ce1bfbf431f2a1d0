import { SnapshotError } from './errors.js';
import { excerptOf, type Identity } from './identity.js';
import type { Snapshot, State } from './state.js';

/** Of the envelope around a state; 1. */
export const snapshotFormat = 1;

/**
 * The envelope around `state`, which its owner has detached from itself; with what the owner's id
 * stands for, where that is a hash.
 */
export function snapshotOf(owner: string | Identity, version: number, state: State): Snapshot {
  const { id, configuration } = identified(owner);
  const envelope = { format: snapshotFormat, version, id, state };
  return configuration === id ? envelope : { ...envelope, configuration };
}

/** `snapshot` as a part of a larger one, which says once what all ids stand for. */
export function partOf({ format, version, id, state }: Snapshot): Snapshot {
  return { format, version, id, state };
}

/**
 * The state in `snapshot`, if it was written in this format by an equal of `owner`: of this `version`,
 * or of one from `oldest` on, which wrote the same though it went on otherwise.
 */
export function admitSnapshot(
  snapshot: Snapshot,
  owner: string | Identity,
  version: number,
  oldest: number = version,
): State {
  try {
    return admitted(snapshot, identified(owner), { version, oldest });
  } catch (error) {
    if (error instanceof SnapshotError) throw error;
    throw new SnapshotError('malformed', '', 'a snapshot that cannot be read');
  }
}

function identified(owner: string | Identity): Identity {
  return typeof owner === 'string' ? { id: owner, configuration: owner } : owner;
}

interface Versions {
  readonly version: number;
  readonly oldest: number;
}

function admitted(snapshot: Snapshot, owner: Identity, { version, oldest }: Versions): State {
  const { id } = owner;
  if (typeof snapshot !== 'object' || snapshot === null) {
    throw new SnapshotError('malformed', '', 'a snapshot is an object');
  }
  if (snapshot.format !== snapshotFormat) {
    throw new SnapshotError('unsupported-format', 'format', `this version reads ${snapshotFormat}`);
  }
  // Another version of a kind may print its parameters otherwise: it is the version that differs.
  const isOther = kindIn(snapshot.id) !== kindIn(id);
  const { version: written } = snapshot;
  const isRead = Number.isInteger(written) && written >= oldest && written <= version;
  if (isOther || (isRead && snapshot.id !== id)) {
    const differs = isOther ? '' : `: ${difference(snapshot, owner)}`;
    throw new SnapshotError('wrong-id', 'id', `cannot restore into ${id}${differs}`);
  }
  if (!isRead) {
    throw new SnapshotError('unsupported-version', 'version', `${id} is at version ${version}`);
  }
  return snapshot.state;
}

function difference({ id, configuration }: Snapshot, owner: Identity): string {
  const there = typeof configuration === 'string' ? configuration : id;
  return (owner.differenceOf ?? excerptOf)(there, owner.configuration);
}

/** The name in front of the parameters. */
function kindIn(id: string): string {
  const end = id.indexOf('(');
  return end < 0 ? id : id.slice(0, end);
}
