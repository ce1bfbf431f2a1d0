import { SnapshotError } from './errors.js';

type Parts = { readonly [key: string]: unknown };

/** Far beyond any stream, and far enough from 2^53 that counting on stays exact. */
const largestCount = 4503599627370496; // 2^52

/** Refuse counts and slots that are none, in a state of the right shape whose numbers are finite or NaN. */
export function requireSaneState(state: object, path: string): void {
  const parts = state as Parts;
  for (const key in parts) {
    const part = parts[key];
    if (typeof part !== 'object' || part === null || part instanceof Float64Array) continue;
    requireSaneState(part, `${path}.${key}`);
  }
  if (!Array.isArray(state)) requireWholeNumbers(parts, path);
}

export function requireSane(x: number, path: string): void {
  if (Math.abs(x) === Number.POSITIVE_INFINITY) throw insane(path, 'is infinite');
}

/** What is named a count is a whole number; what is named a slot, a place in a buffer beside it. */
export function requireWholeNumbers(record: Parts, path: string): void {
  for (const key in record) {
    const part = record[key];
    const isSlot = endsIn('slot', key);
    if (typeof part !== 'number' || !(isSlot || endsIn('count', key))) continue;
    const limit = isSlot ? longestBuffer(record) - 1 : largestCount;
    if (!(part >= 0 && part % 1 === 0 && part <= limit)) {
      throw insane(`${path}.${key}`, `expected an integer from 0 to ${limit}`);
    }
  }
}

/** Whether `key` is `word`, or ends in it as in a word of its own: `gapCount`, but not `account`. */
export function endsIn(word: string, key: string): boolean {
  const from = key.length - word.length;
  if (from < 1) return key === word;
  return (key.charCodeAt(from) ^ 32) === word.charCodeAt(0) && key.endsWith(word.slice(1));
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
