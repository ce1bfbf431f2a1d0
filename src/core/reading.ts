/**
 * Readers of what a caller hands in, whatever it is: none of them throws, and each looks once. What is
 * of another type is as if it were missing.
 */

/** Reads fields of `given`; one that throws is undefined, and so are those of what has none. */
export function fieldsOf(given: unknown): (name: string | symbol) => unknown {
  return (name) => {
    try {
      return isRecord(given) ? given[name as string] : undefined;
    } catch {
      return undefined;
    }
  };
}

export function isRecord(given: unknown): given is Readonly<Record<string, unknown>> {
  return typeof given === 'object' && given !== null;
}

/** The elements of an array; none of anything else. */
export function listIn(given: unknown): readonly unknown[] {
  try {
    return Array.isArray(given) ? [...given] : [];
  } catch {
    return [];
  }
}

export function textIn(given: unknown): string | undefined {
  return typeof given === 'string' ? given : undefined;
}

/** NaN for what is no number. */
export function numberIn(given: unknown): number {
  return typeof given === 'number' ? given : Number.NaN;
}

/** Undefined stays so, as it has a default; NaN for anything else that is no number. */
export function optionalNumberIn(given: unknown): number | undefined {
  return given === undefined ? undefined : numberIn(given);
}

/** Nothing for NaN and infinities too. */
export function finiteIn(given: unknown): number | undefined {
  return Number.isFinite(given) ? (given as number) : undefined;
}

export function countIn(given: unknown): number | undefined {
  return Number.isSafeInteger(given) && (given as number) >= 0 ? (given as number) : undefined;
}
