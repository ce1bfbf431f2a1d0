import type { Calendar } from '../../bars/calendar.js';
import { type CalendarName, calendarOf } from '../../bars/calendars.js';
import { requireKnownKeys, requireRecord } from '../../core/arguments.js';
import { ConfigError } from '../../core/errors.js';
import type { Kind } from '../../core/kind.js';
import type { OperatorClass } from '../../core/operator-class.js';
import type { AnyParameter } from '../../core/parameters.js';
import type { CustomKinds, Specs } from './spec.js';

/** Indicators in one set. */
const mostSpecs = 4_096;

/** `given`, if it is a record of specs of which there are not too many; else a `ConfigError`. */
function requireSpecs(given: unknown): Specs {
  const specs = requireRecord('specs', given, "an object, as { rsi: { kind: 'rsi' } }");
  const count = Object.keys(specs).length;
  if (count <= mostSpecs) return specs as Specs;
  throw new ConfigError('specs', `at most ${mostSpecs} indicators`, count);
}

/** The class that `kind` names, the caller's own first; a `ConfigError` where there is none. */
export type ClassOf = (kind: unknown, own: CustomKinds) => OperatorClass;

/** What a set is made of, checked. */
export interface SetOptions {
  readonly specs: Specs;
  readonly kinds: CustomKinds;
  readonly classOf: ClassOf;
  /** Names of those of `kinds` that are not the caller's code: they may work in the row itself. */
  readonly trusted?: readonly string[];
  /** Of the kinds that know of sessions and are not told another; `undefined`: their defaults. */
  readonly calendar: CalendarName | Calendar | undefined;
}

export function setOptions(specs: unknown, options: unknown, classOf: ClassOf): SetOptions {
  const given = requireRecord('options', options);
  requireKnownKeys('options', given, ['kinds', 'calendar']);
  const { kinds = {}, calendar } = given;
  if (calendar !== undefined) calendarOf(calendar as CalendarName);
  return {
    specs: requireSpecs(specs),
    kinds: requireKinds(kinds),
    classOf,
    calendar: calendar as SetOptions['calendar'],
  };
}

/** `given`, with the set's calendar where the kind takes any and none is given. */
export function withCalendar(
  { parameters }: Kind,
  given: Record<string, unknown>,
  calendar: SetOptions['calendar'],
): Record<string, unknown> {
  const { calendar: parameter } = parameters as { readonly calendar?: AnyParameter };
  const isOpen = parameter?.type === 'word' && parameter.own !== undefined;
  return isOpen && calendar !== undefined ? { calendar, ...given } : given;
}

/** Kinds of the caller's own, each a class that says what kind it is. */
function requireKinds(given: unknown): CustomKinds {
  const kinds = requireRecord('kinds', given);
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
