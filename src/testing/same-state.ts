import type { Snapshot, State } from '../core/state.js';

/** Whether two snapshots are the same to the bit, their keys in the same order; any NaN is any other. */
export function sameSnapshot(a: Snapshot, b: Snapshot): boolean {
  const isKin =
    a.format === b.format &&
    a.version === b.version &&
    a.id === b.id &&
    a.configuration === b.configuration;
  return isKin && sameState(a.state, b.state);
}

function sameState(a: State, b: State): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    return Object.is(a, b);
  }
  if (a instanceof Float64Array) return b instanceof Float64Array && sameNumbers(a, b);
  if (b instanceof Float64Array || Array.isArray(a) !== Array.isArray(b)) return false;
  const names = Object.keys(a);
  const others = Object.keys(b);
  const [left, right] = [a, b] as [Record<string, State>, Record<string, State>];
  return (
    names.length === others.length &&
    names.every((name, i) => name === others[i] && sameState(left[name]!, right[name]!))
  );
}

function sameNumbers(a: Float64Array, b: Float64Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return false;
  return true;
}
