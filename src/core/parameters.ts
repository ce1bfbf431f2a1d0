import {
  requireBoolean,
  requireInteger,
  requireKnownKeys,
  requireNumber,
  requireOneOf,
  requireRecord,
} from './arguments.js';

/** What a parameter may be and what it is when not given: read by checks, catalogue and fuzzers. */
export type Parameter<T = unknown> = [T] extends [number]
  ? NumberParameter
  : [T] extends [boolean]
    ? BooleanParameter
    : [T] extends [string]
      ? WordParameter<T>
      : [Extract<T, string>] extends [never]
        ? never
        : OwnableParameter<Extract<T, string>>;

export interface NumberParameter {
  readonly type: 'integer' | 'number';
  readonly min: number;
  readonly max: number;
  readonly default: number;
  /** 'price' if multiplying prices by c must multiply this by c: a tick, a brick. */
  readonly unit?: 'price' | 'volume';
  /** The parameter whose value 0 stands for; an id names this one only where it is not 0. */
  readonly sameAs?: string;
}

export interface BooleanParameter {
  readonly type: 'boolean';
  readonly default: boolean;
}

export interface WordParameter<W extends string = string> {
  readonly type: 'word';
  readonly words: readonly W[];
  readonly default: W;
  /** Where the caller's own data may stand in a word's place. */
  readonly own?: OwnValue;
}

/** Data of the caller's own as the value of a parameter. */
export interface OwnValue {
  /** `value`, if it is sound; else a `ConfigError` that names the part at fault. */
  readonly admit: (path: string, value: object | null) => object;
  /** What an id calls it. */
  readonly nameOf: (value: never) => string;
}

/** A parameter that is a word, or data of the caller's own. */
export interface OwnableParameter<W extends string = string> extends WordParameter<W> {
  readonly own: OwnValue;
}

/** One `Parameter` for each field of `P`, in the order in which an id prints them. */
export type ParameterTable<P> = { readonly [K in keyof P]: Parameter<P[K]> };

/** What a constructor takes: the first parameter alone, or any of them by name. */
export type Given<P> = number | Partial<P>;

/** The longest window offered: a guard against a typing slip, not a limit of the arithmetic. */
export const longestPeriod = 1_000_000;

/** A count of bars: an integer from `min` to a million. */
export function bars(usual: number, min = 1): NumberParameter {
  return { type: 'integer', min, max: longestPeriod, default: usual };
}

/** A count of bars, 0 for as many as the parameter called `other`. */
export function barsLike(other: string): NumberParameter {
  return { type: 'integer', min: 0, max: longestPeriod, default: 0, sameAs: other };
}

/** A real parameter from `min` to `max`. */
export function real(usual: number, min: number, max: number): NumberParameter {
  return { type: 'number', min, max, default: usual };
}

export function flag(usual = false): BooleanParameter {
  return { type: 'boolean', default: usual };
}

/** One of `words`; the first is the default. */
export function oneOf<W extends string>(...words: readonly [W, ...W[]]): WordParameter<W> {
  return { type: 'word', words, default: words[0] };
}

/** All parameters of `table`: those given, checked, and the defaults of the rest. */
export function parseParameters<P extends object>(
  table: ParameterTable<P>,
  given: Given<P> = {},
): Readonly<P> {
  const names = Object.keys(table);
  const record = typeof given === 'number' ? { [names[0] ?? '']: given } : given;
  const wanted = requireRecord('parameters', record);
  requireKnownKeys('', wanted, names);
  const parsed: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries<AnyParameter>(table)) {
    const value = Object.hasOwn(wanted, name) ? wanted[name] : undefined;
    parsed[name] = value === undefined ? parameter.default : parseParameter(name, parameter, value);
  }
  return parsed as P;
}

export type AnyParameter = NumberParameter | BooleanParameter | WordParameter;

function parseParameter(name: string, parameter: AnyParameter, value: unknown): unknown {
  switch (parameter.type) {
    case 'integer':
      return requireInteger(name, value, parameter.min, parameter.max);
    case 'number':
      return requireNumber(name, value, parameter.min, parameter.max);
    case 'boolean':
      return requireBoolean(name, value);
    case 'word':
      return typeof value === 'object' && parameter.own !== undefined
        ? parameter.own.admit(name, value)
        : requireOneOf(name, value, parameter.words);
  }
}

/** `name(…)` with every number in order, then what else differs from its default. */
export function canonicalId<P extends object>(
  name: string,
  table: ParameterTable<P>,
  parameters: Readonly<P>,
): string {
  const parts: string[] = [];
  for (const [key, parameter] of Object.entries<AnyParameter>(table)) {
    const value = parameters[key as keyof P];
    const isNumber = typeof value === 'number' && !('sameAs' in parameter);
    if (isNumber) parts.push(String(value));
    else if (value !== parameter.default) parts.push(`${key}=${textOf(parameter, value)}`);
  }
  return `${name}(${parts.join(',')})`;
}

function textOf(parameter: AnyParameter, value: unknown): string {
  const isOwn = typeof value === 'object' && parameter.type === 'word';
  return isOwn ? parameter.own!.nameOf(value as never) : String(value);
}
