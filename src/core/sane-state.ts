import { SnapshotError } from './errors.js';

import { meaningOf } from './part-name.js';

type Parts = { readonly [key: string]: unknown };

/** Far beyond any stream, and far enough from 2^53 that counting on stays exact. */
const largestCount = 4503599627370496; // 2^52

/** Refuse a state of the right shape with a number in it that no state has: what `fitState` refuses. */
export function requireSaneState(state: unknown, path: string): void {
  if (isSane(state)) return; // without a word on where it is, which takes as long as all else
  if (typeof state === 'number') requireSane(state, path);
  else if (state instanceof Float64Array) for (const x of state) requireSane(x, path);
  else {
    const parts = state as Parts;
    for (const key in parts) requireSaneState(parts[key], `${path}.${key}`);
    requireWholeNumbers(parts, path);
  }
}

function isSane(state: unknown): boolean {
  if (typeof state === 'number') return Math.abs(state) !== Number.POSITIVE_INFINITY;
  if (state instanceof Float64Array) {
    for (let i = 0; i < state.length; i++) {
      if (Math.abs(state[i]!) === Number.POSITIVE_INFINITY) return false;
    }
    return true;
  }
  if (typeof state !== 'object' || state === null) return true;
  const parts = state as Parts;
  for (const key in parts) if (!isSane(parts[key])) return false;
  return Array.isArray(state) || misnumbered(parts) === undefined;
}

export function requireSane(x: number, path: string): void {
  if (Math.abs(x) === Number.POSITIVE_INFINITY) throw insane(path, 'is infinite');
}

/** What is named a count is a whole number; what is named a slot, a place in a buffer beside it. */
export function requireWholeNumbers(record: Parts, path: string): void {
  const key = misnumbered(record);
  if (key === undefined) return;
  throw insane(`${path}.${key}`, `expected an integer from 0 to ${largestOf(record, key)}`);
}

/** The first part that should be a whole number and is not one that it can be. */
function misnumbered(record: Parts): string | undefined {
  for (const key in record) {
    const { isSlot, isCount } = meaningOf(key);
    if (!isSlot && !isCount) continue;
    const part = record[key];
    if (!Number.isSafeInteger(part) || (part as number) < 0) return key;
    if ((part as number) > largestOf(record, key)) return key;
  }
  return undefined;
}

function largestOf(record: Parts, key: string): number {
  return meaningOf(key).isSlot ? longestBuffer(record) - 1 : largestCount;
}

function longestBuffer(record: Parts): number {
  let longest = 1;
  for (const key in record) {
    const part = record[key];
    if (part instanceof Float64Array && part.length > longest) longest = part.length;
  }
  return longest;
}

function insane(path: string, message: string): SnapshotError {
  return new SnapshotError('misfit', path, message);
}
