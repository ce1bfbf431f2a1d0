const throwing = new Proxy(
  {},
  {
    get: () => fail(),
    has: () => fail(),
    ownKeys: () => fail(),
    getPrototypeOf: () => fail(),
    getOwnPropertyDescriptor: () => fail(),
  },
);

function fail(): never {
  throw new Error('hostile');
}

function revoked(target: object): object {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

/** What may stand in place of any argument, by its name; made anew for each call. */
export const hostile: readonly (readonly [name: string, make: () => unknown])[] = [
  ['nothing', () => undefined],
  ['null', () => null],
  ['NaN', () => Number.NaN],
  ['an empty text', () => ''],
  ['a number', () => 5],
  ['text', () => 'x'],
  ['a bigint', () => 5n],
  ['a symbol', () => Symbol('s')],
  ['a function', () => () => 5],
  ['an empty record', () => ({})],
  ['a record without a prototype', () => Object.create(null)],
  ['an array of nothing', () => [null, undefined, Symbol('s'), 5n, {}, Object.create(null)]],
  ['a sparse array', () => new Array(5)],
  ['a length of four billion', () => ({ length: 4e9 })],
  ['a length below 0', () => ({ length: -1 })],
  ['a proxy that throws', () => throwing],
  ['a revoked record', () => revoked({})],
  ['a revoked array', () => revoked([])],
];
