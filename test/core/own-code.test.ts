import { describe, expect, it, vi } from 'vitest';
import { predictionFrom } from '../../src/core/model.js';
import { optionsText } from '../../src/core/options-text.js';
import { dropPromise, Entrance, messageOf } from '../../src/core/own-code.js';

const none = Number.NaN;
const fail = (): never => {
  throw new Error('hostile');
};

it.each([
  [
    { value: -3, confidence: 0 },
    { value: -3, confidence: 0 },
  ],
  [
    { value: 3, confidence: 1, more: 1 },
    { value: 3, confidence: 1 },
  ],
  [undefined, 'not-ready'],
  [null, 'not-ready'],
  [{ value: none, confidence: 0.5 }, 'nonsense'],
  [{ value: '1', confidence: 0.5 }, 'nonsense'],
  [{ value: 1, confidence: 1.1 }, 'nonsense'],
  [{ value: 1, confidence: -0.1 }, 'nonsense'],
  [{ value: 1, confidence: none }, 'nonsense'],
  [{ value: 1, confidence: '1' }, 'nonsense'],
  [Promise.resolve({ value: 1, confidence: 1 }), 'nonsense'],
  [5, 'nonsense'],
])('a model that says %o says %o', (said, prediction) => {
  expect(predictionFrom(said)).toEqual(prediction);
});

it('equal options are equal texts, also of code and of bigints', () => {
  const code = [() => 1, () => 1] as const;
  const texts = [{ a: code[0] }, { a: code[1] }, { a: 5n }, { a: 5 }, { a: '5' }].map(optionsText);
  expect(new Set(texts).size).toBe(5);
  expect(optionsText({ a: code[0] })).toBe(texts[0]);
});

describe('code of one’s own', () => {
  it('is told of in at most 200 characters, whatever it threw', () => {
    expect(messageOf(new Error('x'.repeat(300)))).toBe('x'.repeat(200));
    expect(messageOf('text')).toBe('text');
    const mute = Object.defineProperty(new Error('x'), 'message', { get: fail });
    for (const odd of [Object.create(null), mute]) {
      expect(messageOf(odd)).toBe('threw what has no words');
    }
  });

  it('is no promise; one that fails ends no process', () => {
    const then = vi.fn();
    expect([Promise.reject(new Error('x')), { then }].map(dropPromise)).toEqual([true, true]);
    expect(then).not.toHaveBeenCalled();
    const others = [
      null,
      undefined,
      5,
      {},
      Object.fromEntries([['then', 5]]),
      Object.assign(() => 1, { then }),
    ];
    expect(others.map(dropPromise)).toEqual(others.map(() => false));
  });

  it('begins no call within a call, and may after it, also after one that threw', () => {
    const entrance = new Entrance();
    expect(() => entrance.during(() => entrance.during(() => 1))).toThrow('within a call');
    expect(() => entrance.during(fail)).toThrow('hostile');
    expect(() => entrance.during(() => entrance.check())).toThrow('within a call');
    entrance.check();
    expect(entrance.during(() => 7)).toBe(7);
  });
});
