import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type VenueName, venues } from '../../../src/formats/index.js';
import { cases } from '../../cases.js';

const names = Object.keys(venues) as VenueName[];

/** Names that venues look at, so that a made-up payload gets further than the first look. */
const key = fc.constantFrom(
  ...['data', 'result', 'list', 'error', 'code', 'chart', 'candles', 'bars', 'values', 'results'],
  ...[
    'k',
    'topic',
    'channel',
    'arg',
    's',
    't',
    'o',
    'c',
    'meta',
    'time',
    'open',
    'high',
    'low',
    'close',
  ],
  ...[
    'ohlc',
    'status',
    'ev',
    'T',
    'ts_event',
    'hd',
    'getChild',
    'schema',
    'events',
    '__proto__',
    '0',
  ],
);
const leaf = fc.oneof(
  fc.anything(),
  fc.constantFrom('ok', 'kline.1.X', 'ohlc', 0, '0', 1_700_000_000_000),
);
const payload: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 5 },
    leaf,
    fc.array(tie('node'), { maxLength: 4 }),
    fc.dictionary(key, tie('node'), { maxKeys: 5 }),
  ),
})).node;

const throwing = new Proxy(
  {},
  {
    get: () => {
      throw new Error('no');
    },
    has: () => {
      throw new Error('no');
    },
    ownKeys: () => {
      throw new Error('no');
    },
  },
);
const revoked = Proxy.revocable([], {});
revoked.revoke();
const cycle: unknown[] = [];
cycle.push(cycle);
const oddities: unknown[] = [
  undefined,
  null,
  5n,
  Symbol('x'),
  () => 1,
  new Date(0),
  new Map(),
  throwing,
  revoked.proxy,
  cycle,
  Object.create(null),
  '',
  '[',
  '{"data":',
  '\u0000',
  'a,b\n1,2',
];

test.each(names)('%s: whatever the payload is, nothing throws', (name) => {
  for (const odd of [
    ...oddities,
    ...oddities.map((x) => [x]),
    ...oddities.map((x) => ({ data: x })),
  ]) {
    const { bars, forming, errors } = venues[name].decode(odd, { symbol: 'A' });
    expect(Array.isArray(bars) && Array.isArray(forming) && Array.isArray(errors)).toBe(true);
  }
  fc.assert(
    fc.property(payload, (given) => {
      venues[name].decode(given, { symbol: 'A' });
      const text = fc.stringify(given);
      venues[name].decode(text, { symbol: 'A' });
    }),
    { numRuns: cases(5000) },
  );
});

test('rows of anything: each is a bar, a forming bar or an error', () => {
  const cell = fc.oneof(
    fc.anything(),
    fc.constantFrom(1, '2', 1_700_000_000_000, 1_700_000_060_000),
  );
  const row = fc.oneof(fc.anything(), fc.array(cell, { minLength: 6, maxLength: 6 }));
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const options = { symbol: 'A', timeframe: '1m', now: 1_700_000_060_000 };
      const { bars, forming, errors } = venues.ccxt.decode(rows, options);
      const lost = errors.filter(({ reason }) => reason !== 'out-of-order');
      expect(bars.length + forming.length + lost.length).toBe(rows.length);
      for (const { time } of [...bars, ...forming]) expect(Number.isInteger(time)).toBe(true);
    }),
    { numRuns: cases(20_000) },
  );
});

test('a table whose rows are no list is an error, not a throw', () => {
  const { bars, errors } = venues.twelveData.decode({ data: { values: null } }, { symbol: 'A' });
  expect(bars).toEqual([]);
  expect(errors).toMatchObject([{ line: 0, reason: 'not-an-answer' }]);
});
