import { describe, expect, it } from 'vitest';
import { arrival, oddInput, readArrival, unreadableInput } from '../../src/parallel/arrival.js';
import { NumberRows } from '../../src/parallel/number-rows.js';
import { withoutCode } from '../../src/parallel/parallel-options.js';

describe('what crosses a port', () => {
  it('rows of numbers stand one after the other, in as much room as they need', () => {
    const rows = new NumberRows(2, 0);
    const starts = Array.from({ length: 5 }, (_, i) => {
      const at = rows.next();
      rows.numbers[at] = i;
      rows.numbers[at + 1] = -i;
      return at;
    });
    expect([starts, rows.count]).toEqual([[0, 2, 4, 6, 8], 5]);
    expect([...rows.taken()]).toEqual([0, -0, 1, -1, 2, -2, 3, -3, 4, -4]);
    const full = new NumberRows(3, 2);
    expect([full.next(), full.next(), full.numbers.length, full.taken().length]).toEqual([
      ...[0, 3, 6, 6],
    ]);
    expect(new NumberRows(3).numbers.length).toBe(48);
  });

  it('a plain bar is six numbers; what else came is as much of it as rules can tell apart', () => {
    const bar = { time: 1, open: 2, high: 3, low: 4, close: 5, volume: 6 };
    const read = (input: unknown, others: string[] = []) => {
      const into = arrival();
      readArrival(input, into, others);
      return into.isOdd ? into.odd : [...into.numbers];
    };
    expect(read(bar)).toEqual([1, 2, 3, 4, 5, 6]);
    for (const name of Object.keys(bar)) {
      expect(read({ ...bar, [name]: '7' })).toEqual({ ...bar, [name]: '7' });
    }
    expect(read({ ...bar, source: 'x' })).toEqual({ ...bar, source: 'x' });
    expect(read({ ...bar, receivedAt: 9 })).toEqual({ ...bar, receivedAt: 9 });
    const odd = { ...bar, close: {}, open: null, vwap: 7n, time: 8 };
    expect(read(odd, ['vwap', 'time'])).toEqual({
      ...{ ...bar, close: true, open: null, vwap: true, time: 8 },
      ...{ source: undefined, receivedAt: undefined },
    });
    expect([read(null), read(5), read(undefined)]).toEqual([null, null, null]);
    const trap = {
      get close(): number {
        throw new Error('no');
      },
    };
    expect(read(trap)).toBe(unreadableInput);
    expect(() => (oddInput(unreadableInput) as typeof bar).time).toThrow('cannot be read');
    expect(oddInput(bar)).toBe(bar);
  });

  it('is data: code of rules is left out, other code is refused', () => {
    const config = { base: '1m', validation: { hold: 1, own: { mine: () => {} } } };
    expect(withoutCode(config as never)).toEqual({ base: '1m', validation: { hold: 1 } });
    expect(withoutCode({ base: '1m' })).toEqual({ base: '1m' });
    expect(() => withoutCode({ base: () => {} } as never)).toThrow('config must be data alone');
  });
});
