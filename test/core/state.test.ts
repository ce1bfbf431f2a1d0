import { expect, it } from 'vitest';
import { SnapshotError } from '../../src/core/errors.js';
import { fitState } from '../../src/core/state.js';
import { Rsi, Sma } from '../../src/indicators/index.js';

const refused = (check: () => unknown) => expect(check).toThrow(SnapshotError);

it('a slot lies within the longest buffer beside it', () => {
  const fresh = { slot: 0, lap: new Float64Array(3) };
  expect(fitState(fresh, { slot: 2, lap: new Float64Array(3) }, 's').slot).toBe(2);
  for (const slot of [3, -1, 0.5, Number.NaN]) {
    refused(() => fitState(fresh, { slot, lap: new Float64Array(3) }, 's'));
  }
});

it('a count is told by its word: an account, a discount and what a caller named are none', () => {
  const fresh = { gapCount: 0, account: 0, discount: 0, 'own:count': { last: 0 } };
  const lived = { gapCount: 2, account: 10.5, discount: -0.25, 'own:count': { last: 0.5 } };
  expect(fitState(fresh, lived, 's')).toEqual(lived);
  for (const gapCount of [0.5, -1, Number.NaN]) {
    refused(() => fitState(fresh, { ...lived, gapCount }, 's'));
  }
});

it('fields are those that a fresh state has, of its types', () => {
  refused(() => fitState({ a: 1 }, { a: 1, b: 2 }, 's'));
  refused(() => fitState({ a: 1 }, {}, 's'));
  refused(() => fitState({ a: 1 }, { a: '1' }, 's'));
  refused(() => fitState({ a: [1, 2] }, { a: [1] }, 's'));
  refused(() => fitState({ a: 1 }, { a: Number.POSITIVE_INFINITY }, 's'));
});

it('an output outside of its range is refused, and one at its bounds is taken', () => {
  const after = (inputs: readonly number[]) => {
    const rsi = new Rsi(2);
    for (const x of inputs) rsi.update(x);
    return rsi;
  };
  for (const [inputs, value] of [
    [[1, 2, 3], 100], // what only rises
    [[3, 2, 1], 0], // what only falls
  ] as const) {
    const resumed = new Rsi(2);
    resumed.restore(after(inputs).snapshot());
    expect(resumed.value).toBe(value);
  }
  for (const beyond of [101, -1]) {
    const snapshot = structuredClone(after([1, 2, 3, 2]).snapshot());
    (snapshot.state as unknown as { outputs: Float64Array }).outputs[0] = beyond;
    refused(() => new Rsi(2).restore(snapshot));
  }
});

it('a window of 3 is restored with its slot at 2, not at 3', () => {
  const sma = new Sma(3);
  for (const x of [1, 2, 3, 4, 5]) sma.update(x);
  const snapshot = structuredClone(sma.snapshot());
  const { kernel } = snapshot.state as unknown as { kernel: { slot: number } };
  expect(kernel.slot).toBe(2);
  kernel.slot = 3;
  refused(() => new Sma(3).restore(snapshot));
});

it('an array that lies about itself is read number by number', () => {
  class Liar extends Float64Array {
    override slice(): Float64Array<ArrayBuffer> {
      return Float64Array.of(Number.POSITIVE_INFINITY);
    }
  }
  expect([...fitState({ a: new Float64Array(1) }, { a: new Liar(1) }, 's').a]).toEqual([0]);
});

it('another version of the kind is refused as such, another configuration as another', () => {
  const code = (change: object): unknown => {
    try {
      new Sma(3).restore({ ...new Sma(3).snapshot(), ...change });
    } catch (error) {
      return (error as SnapshotError).code;
    }
    return 'taken';
  };
  expect(code({})).toBe('taken');
  expect(code({ version: 99 })).toBe('unsupported-version');
  expect(code({ version: 99, id: 'sma(4)' })).toBe('unsupported-version');
  expect(code({ id: 'sma(4)' })).toBe('wrong-id');
  expect(code({ version: 99, id: 'ema(3)' })).toBe('wrong-id');
  expect(code({ format: 2 })).toBe('unsupported-format');
  const other = { ...new Sma(3).snapshot(), format: 2 };
  expect(() => new Sma(3).restore(other)).toThrow(expect.objectContaining({ path: 'format' }));
});
