import { describe, expect, it } from 'vitest';
import { Account } from '../../src/account/index.js';
import { fill, told } from './told.js';

type Written = {
  transfers: number;
  symbols: unknown[];
  positions: Record<string, number>[];
  fillIds: unknown[];
};

const held = () =>
  told(
    new Account({ rememberedFills: 3 }),
    { type: 'transfer', amount: -7 },
    ...[fill(-3, 20, { symbol: 'B' }), fill(5, 10, { symbol: 'A' }), fill(-2, 9, { symbol: 'A' })],
  );

describe('a snapshot', () => {
  const { state: written, ...head } = held().snapshot();
  const restore = (change: (state: Written) => unknown) => () => {
    const state = structuredClone(written) as unknown as Written;
    change(state);
    const account = new Account({ rememberedFills: 3 });
    account.restore({ ...head, state: state as never });
    return account;
  };
  const put = (i: number, field: string, value: number) => (state: Written) => {
    state.positions[i]![field] = value;
  };

  it('is refused by the place of what cannot be', () => {
    const long = 'x'.repeat(257);
    for (const [path, change] of [
      ['state.transfers', (state) => Object.assign(state, { transfers: Number.NaN })],
      ['state.symbols', (state) => Object.assign(state, { symbols: 'AB' })],
      ['state.symbols', (state) => state.symbols.reverse()],
      ['state.symbols', (state) => state.symbols.fill('A')],
      ['state.symbols', (state) => state.symbols.fill('', 0, 1)],
      ['state.symbols', (state) => state.symbols.fill(long, 1)],
      ['state.fillIds', (state) => state.fillIds.push('4')],
      ['state.fillIds', (state) => state.fillIds.fill('1')],
      ['state.fillIds', (state) => state.fillIds.fill(5, 0, 1)],
      ['state.positions', (state) => state.positions.pop()],
      ['state.positions', (state) => Object.assign(state, { positions: {} })],
      ['state.positions[1]', (state) => state.positions.splice(1, 1, 5 as never)],
      ['state.positions[0]', put(0, 'openedAt', Number.NaN)],
      ['state.positions[1]', put(1, 'mark', Number.NaN)],
      ['state.positions[1]', put(1, 'fees', Number.NaN)],
      ['state.positions[1]', put(1, 'rate', Number.NaN)],
      ['state.positions[0]', put(0, 'worst', 0.5)],
      ['state.positions[0]', put(0, 'best', -0.5)],
      ['state.positions[1].entry', put(1, 'entry', Number.NaN)],
      ['state.positions[1].size', put(1, 'size', -2)],
      ['state.positions[1].size', put(1, 'size', 3)],
    ] as const satisfies readonly (readonly [string, (state: Written) => unknown])[]) {
      expect(restore(change)).toThrow(expect.objectContaining({ name: 'SnapshotError', path }));
    }
  });

  it('is taken with numbers at their bounds, and goes on from there', () => {
    for (const [i, field, value] of [
      ...([
        [1, 'size', -3],
        [1, 'size', -9],
        [0, 'barCount', 0],
        [0, 'worst', 0],
      ] as const),
      ...([
        [0, 'best', 0],
        [0, 'rate', 1e-9],
        [0, 'mark', -1],
      ] as const),
    ]) {
      expect(restore(put(i, field, value))().snapshot().state).toMatchObject({
        positions: { [i]: { [field]: value } },
      });
    }
    const again = restore(() => {})();
    expect([again.cash, again.equity, again.transfers]).toEqual([
      ...[held().cash, held().equity, -7],
    ]);
    const more = fill(3, 22, { symbol: 'B' });
    const one = held();
    one.restore({ ...head, state: written });
    expect(again.update(more)).toEqual(one.update(more));
    expect(again.snapshot()).toEqual(one.snapshot());
  });

  it('of the version before is read, one of a later version is not', () => {
    const account = new Account({ rememberedFills: 3 });
    account.restore({ ...head, version: 1, state: written } as never);
    expect(account.snapshot()).toEqual({ ...head, state: written });
    expect(() => account.restore({ ...head, version: 3, state: written } as never)).toThrow();
    expect(account.snapshot()).toEqual({ ...head, state: written });
  });
});

it('an account that is reset has its first money, its terms, and no memory of fills', () => {
  const account = new Account({ cash: 50, usual: { pointValue: 4 }, rememberedFills: 2 });
  const first = fill(2, 10);
  told(account, { type: 'transfer', amount: 9 }, first, { type: 'rate', symbol: 'X', rate: 3 });
  account.reset();
  expect([account.equity, account.transfers, account.symbols]).toEqual([50, 0, []]);
  expect([account.position('X'), account.pointMoney('X')]).toEqual([undefined, 4]);
  expect(account.update(first).disposition).toBe('applied');
  expect(account.update(first).disposition).toBe('duplicate');
});
