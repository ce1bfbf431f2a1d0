import { endsIn } from './sane-state.js';
import { isStateRecord, misfit, type State, type StateRecord } from './state.js';

/**
 * What a kernel's state promises, as data: parts by path (`gain`, `rsis.*.loss`), and for each
 * the bounds of every number in it, `whole` where none has a fraction, or another part that it nowhere
 * exceeds; `optional` for a part, or `*` for all, whose numbers may be lacking even when all is warm.
 *
 * In a window that adds up, bounds are those of one input: a sum of n inputs is held to n times
 * them. What is named a slot or a count is checked wherever states are, and not here.
 *
 * A table is written with `__proto__: null`. A plain literal shares its hidden class with literals of
 * the same first keys: with the state that it speaks of, whose numbers would then be boxed.
 */
export interface Invariants {
  readonly [path: string]: Bounds | Share | 'optional' | null;
}

export type Bounds = readonly [low: number, high: number, whole?: 'whole'];

/** From 0 to `ratio` times the part at `of`, number by number; from the negative of it if `signed`. */
export interface Share {
  readonly of: string;
  readonly ratio: number;
  readonly signed?: boolean;
}

/** Bounds of a number of inputs. */
export const wholeNumber: Bounds = [0, Number.MAX_SAFE_INTEGER, 'whole'];

/** Bounds of what cannot be negative. */
export const notNegative: readonly [number, number] = [0, Number.MAX_VALUE];

/** Rounding that a sum of shares may be off by. */
const slack = 1e-9;

/** Refuse, with a `SnapshotError`, a fitted state that breaks what its kernel promises. */
export function requireInvariants(state: StateRecord, invariants: Invariants, path: string): void {
  for (const { names, promise } of promisesIn(invariants)) {
    requireAt(state, names, 0, path, (part, at) => {
      if ('of' in promise) requireShare(part, partAt(state, promise.of), promise, at);
      else requireBounds(part, promise, at);
    });
  }
}

/** What is promised of the parts at one path, whose names are `names`. */
interface Promised {
  readonly names: readonly string[];
  readonly promise: Bounds | Share;
}

const promised = new WeakMap<Invariants, readonly Promised[]>();

/** Worked out once: a restore asks for it hundreds of times. */
function promisesIn(invariants: Invariants): readonly Promised[] {
  let all = promised.get(invariants);
  all ??= Object.entries(invariants).flatMap(([name, promise]) => {
    return promise === 'optional' || promise === null ? [] : [{ names: name.split('.'), promise }];
  });
  promised.set(invariants, all);
  return all;
}

/** Have `look` see every part of `state` that stands at `names[from…]`. */
function requireAt(
  state: State,
  names: readonly string[],
  from: number,
  path: string,
  look: (part: State, path: string) => void,
): void {
  if (from === names.length) look(state, path);
  const parts = state as StateRecord;
  for (const key of names[from] === '*' ? Object.keys(parts) : names.slice(from, from + 1)) {
    const part = parts[key]; // which parts there are may depend on a parameter
    if (part !== undefined) requireAt(part, names, from + 1, `${path}.${key}`, look);
  }
}

function partAt(state: State, path: string): State {
  return path.split('.').reduce<State>((part, name) => (part as StateRecord)[name]!, state);
}

function requireBounds(part: State, bounds: Bounds, path: string): void {
  const [low, high, whole] = bounds;
  const parts = part as StateRecord;
  if (isStateRecord(part) && parts['lap'] instanceof Float64Array) {
    requireLap(parts as LapState, low, high, path);
  } else if (part instanceof Float64Array) {
    for (let i = 0; i < part.length; i++) {
      if (part[i]! < low || part[i]! > high) throw misfit(path, `is not from ${low} to ${high}`);
    }
  } else if (typeof part === 'object' && part !== null) {
    for (const [key, inner] of Object.entries(part)) {
      if (!isPlace(key)) requireBounds(inner as State, bounds, `${path}.${key}`);
    }
  } else if ((part as number) < low || (part as number) > high) {
    throw misfit(path, `is not from ${low} to ${high}`);
  } else if (whole !== undefined && (part as number) % 1 !== 0 && !Number.isNaN(part)) {
    throw misfit(path, 'is not a whole number');
  }
}

type LapState = StateRecord & { lap: Float64Array; slot: number };

/** A lap holds inputs up to its slot, and sums to its end from there on. */
function requireLap(state: LapState, low: number, high: number, path: string): void {
  const { lap, slot } = state;
  const isWithin = (x: number, count: number) =>
    !(x < Math.min(low, low * count) - slack || x > Math.max(high, high * count) * (1 + slack));
  let isRight = true;
  for (let i = 0; i < lap.length; i++) isRight &&= isWithin(lap[i]!, i < slot ? 1 : lap.length - i);
  const head = state['head'];
  if (isRight && (slot === 0 || typeof head !== 'number' || isWithin(head, slot))) return;
  throw misfit(path, `is not a window of inputs from ${low} to ${high}`);
}

function requireShare(part: State, whole: State, share: Share, path: string): void {
  if (typeof part !== 'object' || part === null) {
    const most = share.ratio * (whole as number) * (1 + slack);
    const least = share.signed === true ? -most : 0;
    if ((part as number) < least || (part as number) > most) {
      throw misfit(path, 'is more than what it is a share of, or less');
    }
    return;
  }
  const wholes = whole as StateRecord;
  for (const [key, inner] of Object.entries(part)) {
    if (!isPlace(key)) requireShare(inner as State, wholes[key]!, share, `${path}.${key}`);
    else if (inner !== wholes[key]) throw misfit(`${path}.${key}`, 'differs from its twin');
  }
}

function isPlace(key: string): boolean {
  return endsIn('slot', key) || endsIn('count', key);
}

/** Refuse a part that has counted or weighed more inputs than the whole, and squares below 0. */
export function requireName(key: string, part: State, count: number, path: string): void {
  const isTally = endsIn('count', key) || key === 'weight';
  if (isTally && (part as number) > count) throw misfit(path, `is above ${count}`);
  if (endsIn('squares', key)) requireBounds(part, notNegative, path);
}
