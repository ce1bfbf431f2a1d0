import { type Input, isPair } from './input.js';

/** Something given in place of an input, and what has to come of it. */
export interface HostileInput {
  readonly name: string;
  /** Made anew for each call: a getter may have been read, an iterator used up. */
  readonly make: () => unknown;
  /**
   * What it has to be taken for: one of these plain inputs, nothing at all, an empty record, or
   * one whose fields all throw.
   */
  readonly as: readonly unknown[];
  /** How often each field was read of what was made last; more than once is wrong. */
  readonly reads?: () => number;
}

/** What no price is, though some of it turns into a number when nobody looks. */
const noNumbers: Readonly<Record<string, () => unknown>> = {
  text: () => '8',
  null: () => null,
  undefined: () => undefined,
  boolean: () => true,
  bigint: () => 5n,
  symbol: () => Symbol('price'),
  function: () => () => 5,
  list: () => [5],
  'boxed number': () => Object(5),
  'object with valueOf': () => ({ valueOf: () => 5 }),
  'object that throws when converted': () => ({
    valueOf() {
      throw new Error('hostile');
    },
  }),
  infinity: () => Number.POSITIVE_INFINITY,
  'minus infinity': () => Number.NEGATIVE_INFINITY,
};

/** What a door may be given in place of `good`. */
export function hostileInputs(good: Input): HostileInput[] {
  const nothing = withoutNumbers(good);
  const alike = [nothing, undefined, {}, unreadable(good)];
  const wholes = Object.entries({
    ...noNumbers,
    'empty record': () => ({}),
    'record without a prototype': () => Object.create(null),
    promise: () => Promise.resolve(good),
    map: () => new Map(),
    'proxy that throws': () => new Proxy({}, throwing),
    'revoked proxy': revokedProxy,
  }).map(([name, make]) => ({ name, make, as: alike }));
  return typeof good === 'number' ? wholes : [...wholes, ...partsOf(good, alike)];
}

/** Each field of a bar or a pair in turn: no number, a getter that throws, one that changes. */
function partsOf(good: Exclude<Input, number>, alike: readonly unknown[]): HostileInput[] {
  return Object.keys(good).flatMap((field) => {
    const withNaN = replaced(good, field, { value: Number.NaN }) as Input;
    const type = typeof good[field as keyof typeof good];
    const others = Object.entries(noNumbers).filter(
      ([, make]) => type === 'number' || type !== typeof make(), // a name may be any text
    );
    const values = others.map(([name, make]) => ({
      name: `${field}: ${name}`,
      make: () => replaced(good, field, { value: make() }),
      as: [withNaN, ...alike],
    }));
    const thrower = {
      name: `${field}: a getter that throws`,
      make: () => replaced(good, field, { get: throwing.get }),
      as: [withNaN, ...alike],
    };
    return [...values, thrower, changing(good, field)];
  });
}

/** A field that is right when first read, and infinite from then on. */
function changing(good: Exclude<Input, number>, field: string): HostileInput {
  let reads = 0;
  const value = good[field as keyof typeof good] as unknown as number;
  return {
    name: `${field}: a getter that changes`,
    make: () => {
      reads = 0;
      return replaced(good, field, {
        get: () => (++reads === 1 ? value : Number.POSITIVE_INFINITY),
      });
    },
    as: [good],
    reads: () => reads,
  };
}

function replaced(good: object, field: string, descriptor: PropertyDescriptor): unknown {
  const copy = Array.isArray(good) ? [...good] : { ...good };
  return Object.defineProperty(copy, field, {
    enumerable: true,
    configurable: true,
    ...descriptor,
  });
}

function withoutNumbers(good: Input): Input {
  const none = Number.NaN;
  if (typeof good === 'number') return none;
  if (isPair(good)) return [none, none];
  return { time: none, open: none, high: none, low: none, close: none, volume: none };
}

/** A record whose fields all throw when they are read. */
function unreadable(good: Input): object {
  const record = {};
  for (const field of Object.keys(good)) {
    Object.defineProperty(record, field, { get: throwing.get, enumerable: true });
  }
  return record;
}

const throwing = {
  get(): never {
    throw new Error('hostile');
  },
};

function revokedProxy(): unknown {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}
