import { describe, expect, it } from 'vitest';
import { Account, type Fill } from '../../src/account/index.js';
import { decodeText, encodeText } from '../../src/core/index.js';

let ids = 0;
const fill = (
  quantity: number,
  price: number,
  fee = 0,
  symbol = 'X',
): { type: 'fill'; fill: Fill } => ({
  type: 'fill',
  fill: { id: `${++ids}`, symbol, time: ids * 1_000, quantity, price, fee },
});

describe('an account', () => {
  it('adds at the mean price, realises what is given back, turns in two trades', () => {
    const account = new Account({ cash: 1_000 });
    account.update(fill(10, 50));
    account.update(fill(10, 60));
    expect(account.position('X')).toMatchObject({ quantity: 20, entry: 55 });
    expect(account.update(fill(-5, 65)).trade).toBeUndefined();
    expect([account.cash, account.realised]).toEqual([1_050, 50]);
    const { trade, equity } = account.update(fill(-25, 45, 25));
    expect(trade).toMatchObject({ side: 'long', quantity: 20, exit: 45 });
    expect(trade!.profit).toBeCloseTo(50 - 150 - 15, 12); // three fifths of the fee closed
    expect(equity).toBe(1_000 + 50 - 150 - 25);
    expect(account.position('X')).toMatchObject({ quantity: -10, entry: 45 });
    const { trade: short } = account.update(fill(10, 40));
    expect(short).toMatchObject({ side: 'short', quantity: 10 });
    expect(short!.profit).toBeCloseTo(50 - 10, 12);
  });

  it('marks at a bar as at the event of it, bit for bit, and at no bar without prices', () => {
    const [told, marked] = [new Account(), new Account()];
    for (const [quantity, close] of [
      [3, 50.1],
      [-7, 49.3],
      [0, 51.7],
      [4, 48.2],
    ] as const) {
      const bought = fill(quantity, close + 0.3);
      for (const account of [told, marked]) if (quantity !== 0) account.update(bought);
      const bar = { close, high: close + 0.9, low: close - 1.1 };
      told.update({ type: 'mark', symbol: 'X', ...bar });
      expect(marked.mark('X', bar)).toBe(true);
      const fickle = [bar.high, Number.NaN];
      const changing = {
        ...bar,
        get high() {
          return fickle.shift();
        },
      };
      expect(marked.mark('X', changing as never)).toBe(true);
      told.update({ type: 'mark', symbol: 'X', ...bar });
      const odds = [
        null,
        undefined,
        7,
        { ...bar, high: Number.NaN },
        { close },
        { ...bar, low: '1' },
      ];
      for (const odd of odds) {
        expect(marked.mark('X', odd as never)).toBe(false);
      }
      expect(marked.mark('', bar)).toBe(false);
      expect(encodeText(marked.snapshot())).toBe(encodeText(told.snapshot()));
    }
  });

  it('a point has a value, and its currency a rate', () => {
    const account = new Account({ cash: 10_000, symbols: { ES: { pointValue: 50 } } });
    account.update({ type: 'rate', symbol: 'ES', rate: 2 });
    account.update(fill(1, 4_000, 0, 'ES'));
    expect(account.update({ type: 'mark', symbol: 'ES', close: 4_010 }).equity).toBe(11_000);
    account.update({ type: 'rate', symbol: 'ES', rate: 1 });
    expect([account.equity, account.unrealised, account.realised]).toEqual([10_500, 500, 0]);
    account.update({ type: 'rate', symbol: 'ES', rate: 2 });
    account.update(fill(-1, 4_020, 0, 'ES'));
    expect([account.cash, account.realised]).toEqual([12_000, 2_000]);
  });

  it('margin and maintenance are shares of what the units are worth', () => {
    const terms = { pointValue: 50, marginRatio: 0.1, maintenanceRatio: 0.05 };
    const account = new Account({ symbols: { ES: terms } });
    account.update(fill(-2, 4_000, 0, 'ES'));
    expect([account.margin, account.maintenance]).toEqual([40_000, 20_000]);
  });

  it('a split changes nothing that is worth something; a dividend is paid by who is short', () => {
    const account = new Account({ cash: 1_000 });
    account.update(fill(-10, 80));
    account.update({ type: 'mark', symbol: 'X', close: 90 });
    const { equity } = account;
    account.update({ type: 'split', symbol: 'X', ratio: 4 });
    expect([account.equity, account.quantity('X')]).toEqual([equity, -40]);
    account.update({ type: 'dividend', symbol: 'X', perUnit: 0.5 });
    expect([account.equity, account.dividends]).toEqual([equity - 20, -20]);
    const days = { days: 3, daysPerYear: 360, ratePerYear: 0.12 };
    account.update({ type: 'financing', symbol: 'X', ...days });
    expect(account.financing).toBeCloseTo(0.9, 12);
    expect(account.equity).toBeCloseTo(equity - 20.9, 12);
  });

  it('the worst and the best on the way are those of the bars', () => {
    const account = new Account({ cash: 1_000 });
    account.update(fill(1, 100));
    account.update({ type: 'mark', symbol: 'X', close: 101, high: 107, low: 96 });
    account.update({ type: 'mark', symbol: 'X', close: 102, high: 103, low: 99 });
    const { trade } = account.update(fill(-1, 102));
    expect(trade).toMatchObject({ bars: 2, worstProfit: -4, bestProfit: 7, profit: 2 });
  });

  it('a fill that is known changes nothing, as long as it is remembered', () => {
    const account = new Account({ rememberedFills: 2 });
    const [a, b, c] = [fill(1, 10), fill(1, 10), fill(1, 10)];
    for (const one of [a, b, a, b]) account.update(one);
    expect(account.quantity('X')).toBe(2);
    account.update(c);
    expect([account.update(b).disposition, account.update(a).disposition]).toEqual([
      'duplicate',
      'applied',
    ]);
    const newest = [c, a].map(({ fill: { id } }) => id);
    expect(account.snapshot().state).toMatchObject({ fillIds: newest });
    const other = new Account({ rememberedFills: 2 });
    other.restore(account.snapshot());
    expect([other.update(c).disposition, other.update(b).disposition]).toEqual([
      'duplicate',
      'applied',
    ]);
    expect(other.update(c).disposition).toBe('applied'); // b pushed it out: oldest first
  });

  it('what is no event is refused, and peek changes nothing', () => {
    const account = new Account();
    const strange = new Proxy(
      {},
      {
        get: () => {
          throw new Error();
        },
      },
    );
    const good = fill(1, 10);
    for (const event of [
      ...[null, undefined, 1, 'x', [], {}, strange, { type: 'toString' }, { type: '__proto__' }],
      ...[{ type: 'fill' }, { type: 'fill', fill: null }, { type: 'fill', fill: strange }],
      ...[{ id: '' }, { symbol: 5 }, { quantity: 0 }, { price: Number.NaN }, { fee: '1' }].map(
        (wrong) => ({ type: 'fill', fill: { ...good.fill, ...wrong } }),
      ),
      ...[
        { type: 'mark', symbol: 'X' },
        { type: 'split', symbol: 'X', ratio: 0 },
      ],
      ...[
        { type: 'rate', symbol: 'X', rate: -1 },
        { type: 'transfer', amount: Number.NaN },
      ],
      { type: 'financing', symbol: 'X', ratePerYear: 1, days: 1, daysPerYear: 0 },
    ]) {
      expect(account.update(event as never).disposition).toBe('refused');
    }
    const before = encodeText(account.snapshot());
    expect(account.peek(good)).toEqual({
      disposition: 'applied',
      trade: undefined,
      equity: 10_000,
    });
    expect(encodeText(account.snapshot())).toBe(before);
  });

  it('snapshots that no events lead to are refused, and leave everything as it was', () => {
    const account = new Account();
    account.update(fill(2, 10, 1, 'B'));
    account.update(fill(2, 10, 1, 'A'));
    const good = account.snapshot();
    const state = good.state as unknown as {
      readonly symbols: string[];
      readonly positions: Record<string, number>[];
      readonly fillIds: string[];
    };
    expect(state.symbols).toEqual(['A', 'B']);
    const [first, second] = state.positions;
    for (const spoiled of [
      { ...state, transfers: Number.NaN },
      { ...state, cash: 10_000 },
      { ...state, symbols: ['B', 'A'] },
      { ...state, symbols: ['A', 'A'] },
      { ...state, symbols: ['A'] },
      { ...state, fillIds: ['a', 'a'] },
      ...[
        { quantity: 0 },
        { entry: Number.NaN },
        { mark: Number.NaN },
        { rate: 0 },
        { size: 1 },
        { worst: 1 },
        { best: -1 },
        { realised: Number.NaN },
        { barCount: -1 },
      ].map((wrong) => ({ ...state, positions: [{ ...first, ...wrong }, second] })),
    ]) {
      expect(() => account.restore({ ...good, state: spoiled as never })).toThrow(
        expect.objectContaining({ name: 'SnapshotError' }),
      );
      expect(account.snapshot()).toEqual(good);
    }
    const other = new Account();
    other.restore(decodeText(encodeText(good)));
    expect(other.snapshot()).toEqual(good);
  });

  it('options that are none', () => {
    const of = (options: unknown) => () => new Account(options as never);
    expect(of({ cash: Number.NaN })).toThrow('cash must be a number');
    expect(of({ cahs: 1 })).toThrow("did you mean 'cash'");
    expect(of({ symbols: { X: { pointValue: 0 } } })).toThrow('symbols.X.pointValue');
    expect(of({ symbols: { X: { point: 1 } } })).toThrow('symbols.X.point');
    expect(of({ symbols: { X: { marginRatio: 2 } } })).toThrow('symbols.X.marginRatio');
    expect(of(null)).toThrow('options');
  });
});
