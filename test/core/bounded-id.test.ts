import { expect, it } from 'vitest';
import { boundedId, hashOf } from '../../src/core/bounded-id.js';
import { firstFrom } from '../../src/core/first-from.js';
import { excerptOf } from '../../src/core/identity.js';

/** FNV-1a as its authors state it, over the two bytes of each character, in whole numbers. */
function fnv(text: string, offset: bigint): string {
  let bits = offset;
  for (const byte of new Uint8Array(Uint16Array.from(text, (c) => c.charCodeAt(0)).buffer)) {
    bits = ((bits ^ BigInt(byte)) * 0x01000193n) & 0xffffffffn;
  }
  return bits.toString(16).padStart(8, '0');
}

it.each(['', 'a', 'ema(20) of close', 'ß€漢', 'x'.repeat(1_000)])(
  'the hash of %o is that of the definition, from two offsets',
  (text) => {
    expect(hashOf(text)).toBe(fnv(text, 0x811c9dc5n) + fnv(text, 0x01234567n));
  },
);

it('a short text is its own id; a longer one a name and a hash', () => {
  expect(boundedId('n', 'x'.repeat(256))).toBe('x'.repeat(256));
  expect(boundedId('n', 'x'.repeat(257))).toBe(`n(…)#${hashOf('x'.repeat(257))}`);
  expect(boundedId('n', 'abcd', 3)).toBe(`n(…)#${hashOf('abcd')}`);
  expect(boundedId('n'.repeat(300), 'abcd', 3)).toHaveLength(256 + 20);
});

it('an excerpt begins at the part that differs, or a few characters in front of it', () => {
  expect(excerptOf('a(1,22,3)', 'a(1,25,3)')).toBe('"22,3)" in the snapshot, "25,3)" here');
  expect(excerptOf('a;b[1', 'a;b[2')).toBe('"1" in the snapshot, "2" here');
  const long = (end: string) => `${'x'.repeat(100)}${end}${'y'.repeat(100)}`;
  const part = (end: string) => `"${'x'.repeat(32)}${end}${'y'.repeat(15)}"`;
  expect(excerptOf(long('1'), long('2'))).toBe(`${part('1')} in the snapshot, ${part('2')} here`);
  expect(excerptOf('same', 'same, more')).toBe('"same" in the snapshot, "same, more" here');
});

it('the first number that is not below another is where a search from the left finds it', () => {
  const numbers = Float64Array.of(1, 3, 3, 5);
  for (const x of [0, 1, 2, 3, 4, 5, 6]) {
    const found = numbers.findIndex((number) => number >= x);
    expect(firstFrom(numbers, x)).toBe(found < 0 ? 4 : found);
  }
  expect(firstFrom(new Float64Array(0), 1)).toBe(0);
});
