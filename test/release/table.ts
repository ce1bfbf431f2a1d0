import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { OperatorClass } from '../../src/core/operator-class.js';
import type { AnyParameter } from '../../src/core/parameters.js';
import { classOf } from '../../src/indicators/catalog.js';
import type { CustomSpec } from '../../src/indicators/set/spec.js';
import { barsWithRefused } from './bars.js';
import { type Ways, waysOf, waysOfSet } from './hashes.js';

/** What a release said, as a hash for each kind; kept as `test/data/release/hashes-VERSION.json`. */
export interface HashTable {
  readonly release: string;
  /** Kinds whose `version` rose since then: their outputs were changed on purpose. */
  readonly left: readonly string[];
  readonly kinds: { readonly [kind: string]: KindHashes };
}

export interface KindHashes {
  readonly version: number;
  /** What the kind is run with, defaults first. */
  readonly parameters: readonly Readonly<Record<string, unknown>>[];
  /** By how many bars were fed. */
  readonly hashes: { readonly [bars: string]: string };
}

export const tablePath = (release: string): string => `test/data/release/hashes-${release}.json`;

export function readTable(release: string): HashTable {
  return JSON.parse(readFileSync(tablePath(release), 'utf8'));
}

/** Specs beside the kinds' own: operators that read what others say. */
const chained: Readonly<Record<string, CustomSpec>> = {
  _line: { kind: 'ema', period: 5, of: 'macd.signal' },
  _range: { kind: 'sma', period: 9, of: 'trueRange' },
  _typical: { kind: 'rsi', period: 7, of: 'hlc3' },
  _pair: { kind: 'correlation', period: 12, of: ['rsi', 'volume'] },
};

/** A kind's hash, or the sentence that says which way of asking differs from `update`. */
export function hashKinds(
  kinds: { readonly [kind: string]: Pick<KindHashes, 'parameters'> },
  length: number,
): Record<string, string> {
  const bars = barsWithRefused(length);
  const own = Object.keys(kinds).map((kind) => [kind, specOf(kind)] as const);
  const inSet = waysOfSet({ ...Object.fromEntries(own), ...chained }, bars);
  for (const name of Object.keys(chained)) requireAgreement(`${name} of the set`, inSet[name]!);
  return Object.fromEntries(
    Object.entries(kinds).map(([kind, { parameters }]) => {
      const alone = parameters.map((given) => waysOf(classOf(kind), given, bars));
      const runs = [...alone, inSet[kind]!];
      runs.forEach((ways, i) => {
        requireAgreement(`${kind} ${JSON.stringify(parameters[i] ?? 'in a set')}`, ways);
      });
      const all = runs.map(({ update }) => update).join(' ');
      return [kind, createHash('sha256').update(all).digest('hex').slice(0, 16)];
    }),
  );
}

function specOf(kind: string): CustomSpec {
  return classOf(kind).kind.reads === 'pair' ? { kind, of: ['close', 'open'] } : { kind };
}

function requireAgreement(what: string, { update, peek, process }: Ways): void {
  if (peek !== update) throw new Error(`${what}: peek differs from update`);
  if (process !== update) throw new Error(`${what}: process differs from update`);
}

/** The defaults, short periods, and each word and flag that is not the default, one at a time. */
export function parametersToTry(Class: OperatorClass): Record<string, unknown>[] {
  const table = Object.entries(Class.kind.parameters as Record<string, AnyParameter>);
  const integers = table.filter(([, { type }]) => type === 'integer');
  const short = integers.map(([name, parameter], i) => [
    name,
    Math.min(parameter.default as number, 3 + 2 * i),
  ]);
  const others = table.flatMap(([name, parameter]) =>
    otherWords(parameter).map((word): Record<string, unknown> => ({ [name]: word })),
  );
  return short.length === 0 ? [{}, ...others] : [{}, Object.fromEntries(short), ...others];
}

function otherWords(parameter: AnyParameter): readonly unknown[] {
  if (parameter.type === 'boolean') return [!parameter.default];
  if (parameter.type !== 'word') return [];
  return parameter.words.filter((word) => word !== parameter.default);
}
