import type { Snapshot, State, StateRecord } from '../core/state.js';

/** A snapshot with one number or flag of its state replaced. */
export interface HostileSnapshot {
  readonly name: string;
  /** What stands there now. */
  readonly value: unknown;
  readonly snapshot: Snapshot;
}

type Path = readonly string[];

/** `snapshot` with each number and flag of its state replaced in turn by what may mean nonsense. */
export function* hostileSnapshots(snapshot: Snapshot): Generator<HostileSnapshot> {
  for (const path of placesIn(snapshot.state, [])) {
    const value = partAt(snapshot.state, path);
    for (const other of replacements(value)) {
      const state = withOther(snapshot.state, path, other);
      yield {
        name: `${path.join('.')} = ${other}`,
        value: other,
        snapshot: { ...snapshot, state },
      };
    }
  }
}

/** `state` with `other` at `path`; what does not lead there is not copied. */
function withOther(state: State, [key, ...path]: Path, other: unknown): State {
  if (key === undefined) return other as State;
  const copy = (
    state instanceof Float64Array
      ? state.slice()
      : Array.isArray(state)
        ? [...state]
        : { ...(state as StateRecord) }
  ) as Record<string, State>;
  copy[key] = withOther(copy[key]!, path, other);
  return copy as State;
}

function replacements(value: unknown): readonly unknown[] {
  if (typeof value === 'boolean') return [!value];
  const x = value as number;
  return [-1, 0, -x - 1, 2 * x + 1, x / 3, 1e9, 1e80, -1e80, Number.NaN, 2.5e15, 1e-300];
}

/** Every number and flag; of a list of doubles the first, the middle and the last. */
function placesIn(state: State, path: Path): Path[] {
  if (typeof state === 'number' || typeof state === 'boolean') return [path];
  if (typeof state !== 'object' || state === null) return [];
  const all = Object.keys(state);
  const keys = state instanceof Float64Array ? [0, all.length >> 1, all.length - 1] : all;
  return [...new Set(keys.map(String))]
    .filter((key) => Object.hasOwn(state, key))
    .flatMap((key) => placesIn((state as StateRecord)[key]!, [...path, key]));
}

function partAt(state: State, path: Path): unknown {
  return path.reduce<State>((part, key) => (part as StateRecord)[key]!, state);
}
