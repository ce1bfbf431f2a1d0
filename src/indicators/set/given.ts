import { requireKnownKeys, requireRecord } from '../../core/arguments.js';
import { ConfigError } from '../../core/errors.js';
import type { CustomKinds, Specs } from './spec.js';

/** Indicators in one set. */
const mostSpecs = 4_096;

/** `given`, if it is a record of specs of which there are not too many; else a `ConfigError`. */
export function requireSpecs(given: unknown): Specs {
  const specs = requireRecord('specs', given);
  const count = Object.keys(specs).length;
  if (count <= mostSpecs) return specs as Specs;
  throw new ConfigError('specs', `at most ${mostSpecs} indicators`, count);
}

/** The kinds in the options of a set, each a class that says what kind it is. */
export function requireKinds(options: unknown): CustomKinds {
  const given = requireRecord('options', options);
  requireKnownKeys('options', given, ['kinds']);
  const kinds = requireRecord('kinds', given['kinds'] ?? {});
  for (const [name, Class] of Object.entries(kinds)) {
    if (typeof Class === 'function' && isKind((Class as { kind?: unknown }).kind)) continue;
    throw new ConfigError(`kinds.${name}`, 'a class with a static `kind`', Class);
  }
  return kinds as CustomKinds;
}

function isKind(kind: unknown): boolean {
  if (typeof kind !== 'object' || kind === null) return false;
  const { name, reads, parameters, outputs } = kind as Record<string, unknown>;
  const isRead = reads === 'value' || reads === 'pair' || reads === 'bar';
  return typeof name === 'string' && isRead && isRecord(parameters) && isRecord(outputs);
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
