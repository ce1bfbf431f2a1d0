/** Where two values differ first, and what stands there. */
export interface Difference {
  /** Keys from the outside in, joined by dots; empty if the values themselves differ. */
  readonly path: string;
  /** `undefined` where there is nothing. */
  readonly a: unknown;
  readonly b: unknown;
}

type Keyed = Readonly<Record<string, unknown>>;

/** Values of a typed array or list are compared by place, those of records by name, in order of `a`. */
export function firstDifference(a: unknown, b: unknown, path: string = ''): Difference | undefined {
  if (Object.is(a, b)) return undefined;
  if (!isKeyed(a) || !isKeyed(b)) return { path, a, b };
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const at = path === '' ? key : `${path}.${key}`;
    const difference = firstDifference(a[key], b[key], at);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

function isKeyed(value: unknown): value is Keyed {
  return typeof value === 'object' && value !== null;
}
