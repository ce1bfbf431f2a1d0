import { areWhole, holdsNumbers } from './base64.js';

/** Where strings begin, by what they stand for. */
const knownString = /^(?:'|NaN$|-0$)/;

/** Whether a string of a snapshot's text stands for something. */
export function isKnownString(value: string): boolean {
  return knownString.test(value) || (value.startsWith('#') && holdsNumbers(value, 1));
}

/** Numbers as a string without an escape: the most of a text. */
const numbers = /"#[A-Za-z0-9+/]*={0,2}"/y;

/** Where numbers end that begin at `at` of a text; `at` if there are none, or written otherwise. */
export function endOfNumbers(text: string, at: number): number {
  numbers.lastIndex = at;
  if (!numbers.test(text)) return at;
  const end = numbers.lastIndex;
  return areWhole(text, at + 2, end - 1) ? end : at;
}
