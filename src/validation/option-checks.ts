import {
  requireBoolean,
  requireKnownKeys,
  requireNumber,
  requireOneOf,
  requireRecord,
} from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import { dimensionIndex } from './quality.js';
import type { DataValidatorOptions, RuleOptions } from './validator-options.js';

/** Every option, with what it must be where it is given. */
const checks: Readonly<Record<keyof DataValidatorOptions, (value: unknown, path: string) => void>> =
  {
    base: anything,
    calendar: anything,
    conflict: anything,
    feed: anything,
    hold: anything,
    policy: (value, path) => requireOneOf(path, value, ['keep', 'drop', 'repair']),
    gapToleranceBars: anything,
    negativePrices: anything,
    tick: (value, path) => requireNumber(path, value, 1e-12, 1e12),
    sources: requireNames,
    maxLagMs: (value, path) => requireNumber(path, value, 0, 1e12),
    rules: requireRules,
    own: requireOwnRules,
    maxPriceChange: (value, path) => requireNumber(path, value, 0, 1e6),
    minVolume: (value, path) => requireNumber(path, value, 0, 1e18),
    maxVolumeMultiplier: (value, path) => requireNumber(path, value, 1, 1e12),
    maxZScore: (value, path) => requireNumber(path, value, 0.1, 1e6),
    requiredFields: requireNames,
  };

const ruleNames: readonly (keyof RuleOptions)[] = [
  'spike',
  'unit',
  'wick',
  'openSpike',
  'stale',
  'volumeSpike',
  'volumeShift',
  'sources',
];

/** Refuse options that are unknown, out of bounds, or at odds with each other. */
export function requireOptions(options: DataValidatorOptions): void {
  const given = requireRecord('options', options);
  const names = Object.keys(checks) as (keyof DataValidatorOptions)[];
  requireKnownKeys('', given, names);
  for (const name of names) if (given[name] !== undefined) checks[name](given[name], name);
  if ((options.policy ?? 'keep') !== 'keep' && options.hold !== 1) {
    throw new ConfigError('policy', "'keep' unless hold is 1", options.policy);
  }
}

/** Checked where it is used. */
function anything(): void {}

function requireRules(value: unknown, path: string): void {
  const rules = requireRecord(path, value);
  requireKnownKeys(path, rules, ruleNames);
  for (const [name, level] of Object.entries(rules)) {
    if (typeof level === 'number') requireNumber(`${path}.${name}`, level, 1, 1e6);
    else if (level !== undefined) requireBoolean(`${path}.${name}`, level);
  }
}

function requireNames(value: unknown, path: string): void {
  const isList = Array.isArray(value) && value.every((name) => typeof name === 'string');
  if (!isList) throw new ConfigError(path, 'an array of names', value);
}

/** Rules of the caller's own: ids of their own, reasons that cannot be taken for ours. */
function requireOwnRules(value: unknown, path: string): void {
  if (!Array.isArray(value)) throw new ConfigError(path, 'an array of rules', value);
  const ids = new Set<unknown>();
  value.forEach((rule: unknown, i) => {
    const at = `${path}[${i}]`;
    const given = requireRecord(at, rule);
    const { id, severity, dimension, costRatio, reasons } = given;
    if (typeof id !== 'string' || !id.startsWith('own:') || ids.has(id)) {
      throw new ConfigError(`${at}.id`, "a new text that begins with 'own:'", id);
    }
    ids.add(id);
    requireOneOf(`${at}.severity`, severity, ['reject', 'doubt', 'note']);
    requireOneOf(`${at}.dimension`, dimension, Object.keys(dimensionIndex));
    requireNumber(`${at}.costRatio`, costRatio, 0, 1);
    requireType(at, given, 'formula', 'string');
    requireType(at, given, 'check', 'function');
    for (const code of Object.keys(requireRecord(`${at}.reasons`, reasons))) {
      if (code.startsWith('own:') && !code.includes(',')) continue;
      throw new ConfigError(`${at}.reasons`, "codes that begin with 'own:', without commas", code);
    }
  });
}

function requireType(
  path: string,
  given: Readonly<Record<string, unknown>>,
  name: string,
  type: 'string' | 'function',
): void {
  if (typeof given[name] !== type)
    throw new ConfigError(`${path}.${name}`, `a ${type}`, given[name]);
}
