import { expect, it } from 'vitest';
import {
  allDoubts,
  type Doubt,
  doubtsAsText,
  doubtsFromText,
  noDoubts,
  ownDoubts,
  settledDoubts,
} from '../../src/strategies/doubt.js';

const suspected = (time: number): Doubt => ({ type: 'suspected', time });
const spike = (time: number): Doubt => ({ type: 'spike', time });

it('doubts are read from the text that they are written as, and from no other', () => {
  const doubts = [spike(60_000), suspected(-5), { type: 'unit-shift', time: 0 } as const];
  expect(doubtsAsText(doubts)).toBe('spike@60000,suspected@-5,unit-shift@0');
  for (const list of [doubts, [], [{ type: 'split-like', time: 7 } as const]]) {
    expect(doubtsFromText(doubtsAsText(list))).toEqual(list);
  }
  const wrong = [
    'jump@5',
    'spike@5.5',
    'spike@05',
    'spike@',
    'spike',
    'spike@1e3',
    'spike@5,',
    ',',
  ];
  for (const text of [...wrong, 'spike@5@6', ' spike@5', 'spike@5,jump@6']) {
    expect(doubtsFromText(text), text).toBeUndefined();
  }
});

it('a verdict settles the doubts of its bar alone: a jump was none', () => {
  const doubts = [suspected(1), suspected(2)];
  expect(settledDoubts(doubts, 2, 'spike')).toEqual([suspected(1), spike(2)]);
  expect(settledDoubts(doubts, 1, 'jump')).toEqual([suspected(2)]);
  expect(settledDoubts(doubts, 3, 'jump')).toBe(doubts);
  expect(doubts).toEqual([suspected(1), suspected(2)]);
});

it('of several lists each doubt is told once, the oldest first', () => {
  const lists = [[suspected(3), spike(1)], [], [suspected(1), suspected(3), suspected(2)]];
  expect(allDoubts(lists)).toEqual([spike(1), suspected(1), suspected(2), suspected(3)]);
  expect(allDoubts([...lists].reverse())).toEqual(allDoubts(lists));
});

it('a list of one’s own shares nothing with the one that was given', () => {
  const given = [spike(1)];
  const own = ownDoubts(given);
  expect(own).toEqual(given);
  expect(own[0]).not.toBe(given[0]);
  expect(ownDoubts(undefined)).toBe(noDoubts);
  expect(ownDoubts([])).toBe(noDoubts);
});
