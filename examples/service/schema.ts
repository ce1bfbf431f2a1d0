// A check for each kind of setting. What is wrong is collected, so that one reading names all of it.

/** What is wrong with a setting, and where. */
export interface Fault {
  readonly path: string;
  readonly message: string;
}

export type Check<T> = (value: unknown, path: string, faults: Fault[]) => T;

export function number(low: number, high: number, fallback: number, unit = ''): Check<number> {
  return (value, path, faults) => {
    if (value === undefined) return fallback;
    if (typeof value === 'number' && value >= low && value <= high) return value;
    const bound = `a number from ${low} to ${high}${unit === '' ? '' : ` ${unit}`}`;
    faults.push({ path, message: `has to be ${bound}, not ${told(value)}` });
    return fallback;
  };
}

export function text(pattern: RegExp, what: string, fallback?: string): Check<string> {
  return (value, path, faults) => {
    if (value === undefined && fallback !== undefined) return fallback;
    if (typeof value === 'string' && value.length <= 2048 && pattern.test(value)) return value;
    faults.push({ path, message: `has to be ${what}, not ${told(value)}` });
    return fallback ?? '';
  };
}

export function oneOf<const T extends string>(words: readonly T[], fallback: T): Check<T> {
  return (value, path, faults) => {
    if (value === undefined) return fallback;
    const word = words.find((one) => one === value);
    if (word !== undefined) return word;
    faults.push({ path, message: `has to be one of ${words.join(', ')}, not ${told(value)}` });
    return fallback;
  };
}

export function flag(fallback: boolean): Check<boolean> {
  return (value, path, faults) => {
    if (value === undefined || typeof value === 'boolean') return value ?? fallback;
    faults.push({ path, message: `has to be true or false, not ${told(value)}` });
    return fallback;
  };
}

export function list<T>(
  item: Check<T>,
  least: number,
  most: number,
  fallback?: NoInfer<T>[],
): Check<T[]> {
  return (value, path, faults) => {
    if (value === undefined && fallback !== undefined) return fallback;
    if (!Array.isArray(value) || value.length < least || value.length > most) {
      faults.push({ path, message: `has to be a list of ${least} to ${most}, not ${told(value)}` });
      return fallback ?? [];
    }
    return value.map((one, i) => item(one, `${path}[${i}]`, faults));
  };
}

/** What a check makes of a value that is right. */
export type Checked<C> = C extends Check<infer T> ? T : never;

/** A record of known fields; one that is not known is a fault. */
export function record<F extends Readonly<Record<string, Check<unknown>>>>(
  fields: F,
): Check<{ readonly [K in keyof F]: Checked<F[K]> }> {
  return (value, path, faults) => {
    const given = value === undefined ? {} : value;
    if (typeof given !== 'object' || given === null || Array.isArray(given)) {
      faults.push({ path, message: `has to be an object, not ${told(value)}` });
    }
    const source = new Map(Object.entries(Object(given)));
    const known = Object.keys(fields);
    for (const name of source.keys()) {
      if (known.includes(name)) continue;
      faults.push({ path: below(path, name), message: `is not known; known: ${known.join(', ')}` });
    }
    const entries = Object.entries(fields);
    return Object.fromEntries(
      entries.map(([name, check]) => [name, check(source.get(name), below(path, name), faults)]),
    ) as { readonly [K in keyof F]: Checked<F[K]> };
  };
}

function below(path: string, name: string): string {
  return path === '' ? name.slice(0, 64) : `${path}.${name.slice(0, 64)}`;
}

/** A short text of any JSON value. */
function told(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value) ?? typeof value;
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
