import { describe, expect, it, test } from 'vitest';
import { decide, riskPolicy } from '../../src/risk/index.js';

const policy = riskPolicy({ step: 1 });
const bar = { symbol: 'SPY', time: 0, end: 86_400_000, decidedAt: 86_400_000 };
const contributions = [{ id: 'a', logOdds: 0.2, share: 1 }];
const composite = { direction: 'up', confidence: 0.12, coverage: 0.5, contributions };
const regime = { trend: 'up', volatility: 'normal' };
const known = {
  ...bar,
  composite,
  price: 400,
  atr: 5,
  equity: 100_000,
  quoteRate: 1,
  quality: 1,
  regime,
};
const position = {
  quantity: 50,
  entry: 395,
  stop: 380,
  target: 420,
  entryCount: 1,
  openedAt: 0,
  horizonMs: 1e9,
};

const throwing = new Proxy(
  {},
  {
    get() {
      throw new Error('hostile');
    },
  },
);
const odd: readonly unknown[] = [
  ...[null, undefined, 0, -1, Number.NaN, Number.POSITIVE_INFINITY, '5', '', true, 5n, Symbol('x')],
  ...[[], [null], [throwing], {}, Object.create(null), () => 1, new Date(0), throwing],
];

/** Each place of a record, however deep. */
function placesOf(record: object, path: readonly string[] = []): string[][] {
  return Object.entries(record).flatMap(([key, value]) => {
    const place = [...path, key];
    return typeof value === 'object' && value !== null
      ? [place, ...placesOf(value, place)]
      : [place];
  });
}

function changed(record: object, path: readonly string[], value: unknown): object {
  const copy = structuredClone(record) as Record<string, unknown>;
  let at = copy;
  for (const name of path.slice(0, -1)) at = at[name] as Record<string, unknown>;
  at[path.at(-1)!] = value;
  return copy;
}

describe.each([
  ['flat', known],
  ['with a position', { ...known, position }],
])('a decision, %s', (_title, input) => {
  test.each(placesOf(input).map((path) => [path.join('.'), path] as const))(
    'whatever %s is, it is a decision with reasons',
    (_name, path) => {
      for (const value of odd) {
        const decision = decide(policy, changed(input, path, value) as never);
        expect(Number.isFinite(decision.quantity) && decision.quantity >= 0).toBe(true);
        expect(decision.reasons.length).toBeGreaterThan(0);
      }
    },
  );
});

it('what is no input at all is a hold with a reason', () => {
  for (const value of odd) {
    expect(decide(policy, value as never)).toMatchObject({ action: 'hold', quantity: 0 });
  }
});

it.each(['price', 'atr', 'equity', 'quoteRate', 'quality'])(
  'no new risk with text, null or NaN for the %s',
  (name) => {
    for (const value of ['5', null, Number.NaN, true, 5n]) {
      const { quantity, reasons } = decide(policy, { ...known, [name]: value } as never);
      expect(quantity).toBe(0);
      expect(reasons.length).toBeGreaterThan(0);
    }
  },
);

it.each([null, undefined, Number.NaN, '500', Number.NEGATIVE_INFINITY])(
  'a stop is looked for at the close where the low is %s',
  (low) => {
    const fallen = { ...known, price: 370, low, position };
    expect(decide(policy, fallen as never)).toMatchObject({ action: 'close', quantity: 50 });
  },
);

it('a getter is read once', () => {
  let reads = 0;
  const input = Object.defineProperty({ ...known }, 'price', {
    get() {
      reads += 1;
      return reads === 1 ? 400 : 1e9;
    },
  });
  expect(decide(policy, input as never)).toMatchObject({ price: 400, action: 'open' });
  expect(reads).toBe(1);
});

it('nothing is added to a position whose entries are not counted', () => {
  const several = riskPolicy({ step: 1, maxEntries: 5 });
  const decision = (entryCount: unknown) =>
    decide(several, { ...known, position: { ...position, quantity: 1, entryCount } } as never);
  expect(decision(1).action).toBe('add');
  for (const count of [undefined, Number.NaN, '1', -1]) expect(decision(count).action).toBe('hold');
});
