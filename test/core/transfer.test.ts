import { describe, expect, it } from 'vitest';
import type { OperatorClass } from '../../src/core/operator-class.js';
import { Atr, Sma } from '../../src/indicators/index.js';
import { Correlation } from '../../src/statistics/index.js';

// What passes along a row is what `update` and `peek` say, whatever an operator reads.

const none = Number.NaN;
const bar = (time: number, close: number) => [time, close - 1, close + 2, close - 2, close, 5];
const recordOf = ([time, open, high, low, close, volume]: readonly number[]) => {
  return { time, open, high, low, close, volume };
};

const subjects: readonly (readonly [
  OperatorClass,
  read: (numbers: readonly number[]) => unknown,
  inputs: readonly (readonly number[])[],
])[] = [
  [Sma as never, ([x]) => x, [[1], [4], [none], [2], [Number.POSITIVE_INFINITY], [9]]],
  [
    Correlation as never,
    (pair) => pair,
    [
      [1, 4],
      [2, none],
      [3, 9],
      [none, 2],
      [2, 2],
      [5, 1],
    ],
  ],
  [Atr as never, recordOf, [1, 4, none, 2, 7].map((close, i) => bar(i, close))],
];

describe.each(subjects)('%o', (Class, read, inputs) => {
  it('says in a row what it says alone, and keeps it only if told', () => {
    const [alone, along] = [new Class({ period: 2 }), new Class({ period: 2 })] as const;
    for (const numbers of inputs) {
      const row = Float64Array.of(77, ...numbers, 77, 77);
      const to = row.length - 2;
      along.transfer(row, 1, to, false);
      expect([...row.subarray(to)]).toEqual([alone.peek(read(numbers) as never), 77]);
      along.transfer(row, 1, to, true);
      expect([...row.subarray(to)]).toEqual([alone.update(read(numbers) as never), 77]);
      expect([along.count, along.value]).toEqual([alone.count, alone.value]);
    }
    expect(along.snapshot()).toEqual(alone.snapshot());
  });
});
