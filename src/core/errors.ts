/** A parameter the caller chose is out of bounds; thrown once, at construction. */
export class ConfigError extends RangeError {
  override readonly name = 'ConfigError';
  /** Where the parameter stands, e.g. `specs.fast.period`. */
  readonly path: string;
  /** What would have been accepted, in words, e.g. `an integer from 1 to 1000000`. */
  readonly bound: string;
  /** What was given. */
  readonly value: unknown;

  constructor(path: string, bound: string, value: unknown) {
    super(`${path} must be ${bound}, got ${printed(value)}`);
    this.path = path;
    this.bound = bound;
    this.value = value;
  }

  /** The same complaint, one level further out: `period` in `specs.fast` is `specs.fast.period`. */
  within(parent: string): ConfigError {
    return new ConfigError(joinPath(parent, this.path), this.bound, this.value);
  }
}

export type SnapshotErrorCode =
  | 'malformed' // not a snapshot at all: broken text, unknown tag, too deep, too large
  | 'unsupported-format' // written in a format this version does not read
  | 'unsupported-version' // written by a version of this operator that cannot be migrated
  | 'wrong-id' // taken from an operator with other parameters
  | 'misfit'; // a field is missing, unknown, of another type, length or range

/** A snapshot cannot be decoded, or does not fit where it is to be restored. */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError';
  readonly code: SnapshotErrorCode;
  /** The field at fault, e.g. `state.kernel.window`; empty for the snapshot as a whole. */
  readonly path: string;

  constructor(code: SnapshotErrorCode, path: string, message: string) {
    super(path === '' ? message : `${path}: ${message}`);
    this.code = code;
    this.path = path;
  }
}

/** Run `make`; a `ConfigError` thrown in it is reported as standing inside `path`. */
export function within<T>(path: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    throw error instanceof ConfigError ? error.within(path) : error;
  }
}

function joinPath(parent: string, child: string): string {
  if (child === '') return parent;
  return child.startsWith('[') ? parent + child : `${parent}.${child}`;
}

/** `value` as a short piece of a message; never throws, whatever it is given. */
export function printed(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'function') return 'a function';
  try {
    if (Array.isArray(value)) return `an array of ${value.length}`;
  } catch {} // a proxy that cannot be asked
  if (typeof value === 'object' && value !== null) return 'an object';
  return Object.is(value, -0) ? '-0' : String(value);
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
