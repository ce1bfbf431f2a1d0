import { describe, expect, it } from 'vitest';
import { requireRecord } from '../../src/core/arguments.js';
import { decodeBinary, encodeBinary, encodeText, type Snapshot } from '../../src/core/index.js';
import { decodeBars, encodeBars } from '../../src/history/index.js';
import { Ema } from '../../src/indicators/index.js';
import { leastMs } from '../clock.js';

const fail = (): never => {
  throw new Error('hostile');
};

const snapshot = new Ema(3).snapshot();

describe('bytes whose class says something else of them', () => {
  const classes = {
    length: class extends Uint8Array {
      override get length(): number {
        return 1e9;
      }
    },
    byteLength: class extends Uint8Array {
      override get byteLength(): number {
        return 1e9;
      }
    },
    byteOffset: class extends Uint8Array {
      override get byteOffset(): number {
        return 5;
      }
    },
    buffer: class extends Uint8Array {
      override get buffer(): never {
        return fail();
      }
    },
    subarray: class extends Uint8Array {
      override subarray(): never {
        return fail();
      }
    },
  };
  const one = Float64Array.of(1);
  const columns = { time: one, open: one, high: one, low: one, close: one, volume: one };
  const bars = encodeBars(columns);

  it.each(Object.entries(classes))('are read as they are: %s', (_, Class) => {
    expect(decodeBinary(new Class(encodeBinary(snapshot)))).toEqual(snapshot);
    expect(decodeBars(new Class(bars)).close).toEqual(one);
  });

  it('are no bytes once they have been handed on', () => {
    const gone = bars.slice();
    structuredClone(gone.buffer, { transfer: [gone.buffer] });
    for (const decode of [decodeBars, decodeBinary]) {
      expect(() => decode(gone)).toThrow(/expected a Uint8Array|not a snapshot|not encoded bars/);
      expect(() => decode(new Proxy(bars, {}))).toThrow('expected a Uint8Array');
    }
  });
});

describe('what no codec carries', () => {
  const cyclic: unknown[] = [];
  cyclic.push(cyclic);
  const states: Readonly<Record<string, unknown>> = {
    infinity: Number.POSITIVE_INFINITY,
    bigint: 5n,
    undefined: { a: undefined },
    hole: new Array(3),
    symbol: Symbol('s'),
    function: () => 5,
    date: new Date(0),
    map: new Map([[1, 2]]),
    'other numbers': new Float32Array(2),
    cyclic,
    getter: Object.defineProperty({}, 'a', { enumerable: true, get: fail }),
  };

  it.each(Object.entries(states))('is refused by both: %s', (_, state) => {
    const hostile = { ...snapshot, state } as Snapshot;
    for (const encode of [encodeText, encodeBinary]) {
      expect(() => encode(hostile)).toThrow(expect.objectContaining({ name: 'SnapshotError' }));
    }
  });
});

describe('a record of options', () => {
  it('is no text, however long, and nothing whose parts are hidden', () => {
    const long = 'x'.repeat(8_000_000);
    const lasted = leastMs(3, () => {
      expect(() => requireRecord('options', long)).toThrow('options must be an object');
    });
    expect(lasted).toBeLessThan(250); // its keys take seconds
    for (const one of [
      Promise.resolve({}),
      new Map(),
      new Date(0),
      new Set(),
      new Float64Array(1),
    ]) {
      expect(() => requireRecord('options', one)).toThrow('options must be an object');
    }
  });

  it('is a module, a record without a prototype, and what a class made', async () => {
    const module = await import('../../src/core/arguments.js');
    for (const one of [module, Object.create(null), new Ema(3)]) {
      expect(requireRecord('options', one)).toBe(one);
    }
  });
});
