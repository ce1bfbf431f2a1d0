import { expect, it } from 'vitest';
import { nearest } from '../../src/core/nearest.js';

it.each([
  ['rsi', 'rsi'],
  ['RSI', 'rsi'],
  ['rs', 'rsi'],
  ['macdd', 'macd'],
  ['somethingelse', undefined],
] as const)('%s means %s', (typed, meant) => {
  expect(nearest(typed, ['rsi', 'macd', 'bollinger'])).toBe(meant);
});

it('two letters that changed places are one mistake, not two', () => {
  expect(nearest('amr', ['abc', 'arm', 'amp'])).toBe('arm');
  expect(nearest('mar', ['max', 'amr'])).toBe('max'); // both one away: the first
  expect(nearest('abdc', ['axxc', 'abcd'])).toBe('abcd');
});
