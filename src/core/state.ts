import { SnapshotError } from './errors.js';
import { requireSane, requireWholeNumbers } from './sane-state.js';

/** What can be remembered: plain data that both codecs carry without loss. */
export type State =
  | number
  | string
  | boolean
  | null
  | Float64Array
  | readonly State[]
  | { readonly [key: string]: State };

/** A state of named parts. */
export type StateRecord = { readonly [key: string]: State };

/** An operator's memory as detached plain data; survives `structuredClone` and both codecs. */
export type Snapshot = {
  /** Of the envelope; see `snapshotFormat`. */
  readonly format: number;
  /** Of the operator that wrote it: futures are bit-identical within equal versions. */
  readonly version: number;
  /** Of the operator that wrote it, e.g. `ema(20)`. */
  readonly id: string;
  readonly state: State;
  /** What the id stands for, where that was too long for an id. */
  readonly configuration?: string;
};

/** A detached copy of `state`. */
export function cloneState<S extends State>(state: S): S;
export function cloneState(state: State): State {
  if (state instanceof Float64Array) return state.slice();
  if (isStateArray(state)) return state.map((part) => cloneState(part));
  if (!isStateRecord(state)) return state;
  const copy: Record<string, State> = { ...state };
  for (const key of Object.keys(copy)) copy[key] = cloneState(copy[key]!);
  return copy;
}

/** Overwrite `target` with `source` in place; they have the same shape. */
export function writeState(target: StateParts, source: StateParts): void {
  for (const [key, to] of Object.entries(target)) {
    const from = (source as StateRecord)[key]!;
    if (to instanceof Float64Array) to.set(from as Float64Array);
    else if (typeof to === 'object' && to !== null) writeState(to, from as StateParts);
    else (target as Record<string, State>)[key] = from;
  }
}

type StateParts = StateRecord | readonly State[];

export function isStateRecord(state: unknown): state is StateRecord {
  return (
    typeof state === 'object' &&
    state !== null &&
    !Array.isArray(state) &&
    !(state instanceof Float64Array)
  );
}

export function isStateArray(state: unknown): state is readonly State[] {
  return Array.isArray(state);
}

/**
 * A copy of `given`, once it is certain that it has the shape of `template`: the same keys, types
 * and lengths; numbers finite or NaN; what is named a count a whole number; what is named a slot
 * an index into the longest buffer beside it. Anything else is a `SnapshotError`.
 */
export function fitState<S extends State>(template: S, given: unknown, path: string): S;
export function fitState(template: State, given: unknown, path: string): State {
  try {
    return fitPart(template, given, path);
  } catch (error) {
    if (error instanceof SnapshotError) throw error;
    throw misfit(path, 'cannot be read'); // a proxy, a getter that throws
  }
}

/** Said where a state looks as if JSON.stringify had written it. */
const asJson = '; JSON loses what it writes otherwise: save with encodeText, read with decodeText';

function fitPart(template: State, given: unknown, path: string): State {
  if (template instanceof Float64Array) return fitBuffer(template, given, path);
  if (isStateArray(template)) return fitArray(template, given, path);
  if (isStateRecord(template)) return fitRecord(template, given, path);
  if (typeof given !== typeof template) {
    // JSON writes null for NaN and for what is infinite.
    const hint = given === null && typeof template === 'number' ? asJson : '';
    throw misfit(path, `expected a ${typeof template}${hint}`);
  }
  if (typeof given === 'number') requireSane(given, path);
  return given as State;
}

function fitBuffer(template: Float64Array, given: unknown, path: string): Float64Array {
  if (!(given instanceof Float64Array) || given.length !== template.length) {
    // JSON writes { "0": … } for a Float64Array.
    const isFromJson = isStateRecord(given) && (template.length === 0 || '0' in given);
    const hint = isFromJson || isStateArray(given) ? asJson : '';
    throw misfit(path, `expected ${template.length} numbers${hint}`);
  }
  // Copied number by number: a subclass may say another length, or slice itself into anything.
  const copy = new Float64Array(template.length);
  for (let i = 0; i < copy.length; i++) {
    copy[i] = given[i]!;
    requireSane(copy[i]!, path);
  }
  return copy;
}

function fitArray(template: readonly State[], given: unknown, path: string): State[] {
  const states = requireStates(given, template.length, path);
  return template.map((part, i) => fitPart(part, states[i], `${path}[${i}]`));
}

function fitRecord(template: StateRecord, given: unknown, path: string): StateRecord {
  const record = requireStateRecord(given, path);
  const keys = Object.keys(template);
  for (const [i, key] of Object.keys(record).entries()) {
    if (key === keys[i] || Object.hasOwn(template, key)) continue; // most often in its place
    throw misfit(`${path}.${key}`, 'is not a known field');
  }
  const fitted: Record<string, State> = {};
  for (const key of keys) {
    if (!Object.hasOwn(record, key)) throw misfit(`${path}.${key}`, 'is missing');
    fitted[key] = fitPart(template[key]!, record[key], `${path}.${key}`);
  }
  requireWholeNumbers(fitted, path);
  return fitted;
}

/** `given`, if it is an array of `length` states. */
export function requireStates(given: unknown, length: number, path: string): readonly State[] {
  if (isStateArray(given) && given.length === length) return given;
  throw misfit(path, `expected an array of ${length}`);
}

/** `given`, if it is a record of parts. */
export function requireStateRecord(given: unknown, path: string): StateRecord {
  if (isStateRecord(given)) return given;
  throw misfit(path, 'expected a record');
}

export function misfit(path: string, message: string): SnapshotError {
  return new SnapshotError('misfit', path, message);
}
