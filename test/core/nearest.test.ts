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

it.each([
  ['us', 'us-equities'], // two slips from `fx`
  ['USEquities', 'us-equities'],
  ['fx_holidays', 'fx-holidays'],
  ['equities', 'us-equities'], // within
  ['LSE', undefined], // two slips from `cme`, and another market
  ['amex', undefined],
  ['', undefined],
  ['e', undefined],
] as const)(
  '%s: what begins so comes before a slip, and what has it within behind one',
  (typed, meant) => {
    const words = ['fx', 'fx-holidays', 'us-equities', 'us-extended', 'metals', 'cme'];
    expect(nearest(typed, words)).toBe(meant);
  },
);

it('no part of a word is known where the slips are counted', () => {
  expect(nearest('equities', ['us-equities'], 1)).toBeUndefined();
});
