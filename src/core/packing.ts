import type { Holdings } from './holdings.js';
import { unpackNumber } from './moves.js';
import type { State, StateRecord } from './state.js';

/**
 * What can be copied as numbers, to go back to it: cheaper than a snapshot, and only for its equal,
 * since nothing is checked until `requireSense` is asked.
 */
export interface Packable {
  /** Numbers that it packs into; NaN if it remembers words, and cannot. */
  readonly packedLength: number;
  /** Write all that it remembers at `to[at…]`; where the next number goes. */
  pack(to: Float64Array, at: number): number;
  /** Remember what an equal packed at `from[at…]`, in place; where the next number stands. */
  unpack(from: Float64Array, at: number): number;
  /** Tell `holdings` where all is that it remembers. */
  hold(holdings: Holdings): void;
  /** Refuse, with a `SnapshotError`, what was unpacked of numbers, finite or NaN, that came from outside. */
  requireSense(path: string): void;
}

/** Whether `one` can be packed. */
export function isPackable<T extends object>(one: T): one is T & Packable {
  return 'packedLength' in one && Number.isSafeInteger(one.packedLength);
}

/** Numbers from which on a block is copied faster than one by one; measured. */
const longestLoop = 48;

/** Numbers that `state` is packed into; NaN if it holds words or nulls, which are no numbers. */
export function packedLength(state: State): number {
  if (typeof state === 'number' || typeof state === 'boolean') return 1;
  if (state instanceof Float64Array) return state.length;
  if (typeof state !== 'object' || state === null) return Number.NaN;
  return Object.values(state).reduce((sum: number, part: State) => sum + packedLength(part), 0);
}

/**
 * Write every number in `state` at `to[at…]`, part by part as the record declares them; where the
 * next one goes. The way back is `unpackState`, into a state of the same shape.
 */
export function packState(state: Parts, to: Float64Array, at: number): number {
  let next = at;
  for (const key in state) {
    const part = (state as StateRecord)[key]!;
    if (typeof part === 'number') to[next++] = part;
    else if (part instanceof Float64Array) {
      if (part.length > longestLoop) to.set(part, next);
      else for (let i = 0; i < part.length; i++) to[next + i] = part[i]!;
      next += part.length;
    } else if (typeof part === 'object') next = packState(part as Parts, to, next);
    else to[next++] = Number(part);
  }
  return next;
}

/** Overwrite `state` in place with the numbers at `from[at…]`; where the next ones stand. */
export function unpackState(state: Parts, from: Float64Array, at: number): number {
  let next = at;
  for (const key in state) {
    const part = (state as StateRecord)[key]!;
    if (typeof part === 'number') (state as Writable)[key] = unpackNumber(from[next++]!);
    else if (part instanceof Float64Array) {
      for (let i = 0; i < part.length; i++) part[i] = from[next + i]!;
      next += part.length;
    } else if (typeof part === 'object') next = unpackState(part as Parts, from, next);
    else (state as Writable)[key] = from[next++] === 1;
  }
  return next;
}

type Parts = StateRecord | readonly State[];
type Writable = Record<string, number | boolean>;
