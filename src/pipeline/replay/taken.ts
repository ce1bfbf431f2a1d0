import type { Bar } from '../../bars/bar.js';
import { barFields } from '../../bars/bar.js';
import type { DataValidatorOptions } from '../../validation/validator-options.js';

/** What came in, each field read once, and kept: to be judged again it has to be the same. */
export interface Taken extends Bar {
  readonly source: string | undefined;
  /** NaN where the bar did not say. */
  readonly receivedAt: number;
}

const unreadable: object = Object.freeze(
  Object.defineProperty({}, 'time', {
    get(): never {
      throw new TypeError('unreadable');
    },
  }),
);

/** Fields besides the usual that a validator wants to be there. */
export function otherFields({ requiredFields = [] }: Partial<DataValidatorOptions>): string[] {
  return requiredFields.filter((name) => !(barFields as readonly string[]).includes(name));
}

/** A record that a validator judges as it would judge `input`. */
export function takenFrom(input: unknown, others: readonly string[]): unknown {
  if (typeof input !== 'object' || input === null) return input;
  try {
    const given = input as Readonly<Record<string, unknown>>;
    const { time, open, high, low, close, volume, source, receivedAt } = given;
    const taken: Record<string, unknown> = { time, open, high, low, close, volume };
    taken['source'] = source;
    taken['receivedAt'] = receivedAt;
    for (const name of others) taken[name] = given[name];
    return taken;
  } catch {
    return unreadable;
  }
}

/** The bar in a record that a validator has found to be one. */
export function soundTaken(taken: unknown): Taken {
  const { time, open, high, low, close, volume, source, receivedAt } = taken as Bar & {
    readonly source: unknown;
    readonly receivedAt: unknown;
  };
  return {
    time: time + 0,
    open,
    high,
    low,
    close,
    volume: (volume ?? 0) + 0,
    source: typeof source === 'string' ? source : undefined,
    receivedAt: typeof receivedAt === 'number' ? receivedAt : Number.NaN,
  };
}

/** `taken` for a validator that wants `others` to be there. */
export function demanded(taken: Taken, others: readonly string[]): unknown {
  if (others.length === 0) return taken;
  return { ...Object.fromEntries(others.map((name) => [name, 0])), ...taken };
}
