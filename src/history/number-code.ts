import type { BitCoder } from './bit-coder.js';

interface Below {
  readonly most: number;
  readonly base: number;
}

/** A double and its two halves: scratch, written before it is read. */
const doubles = new Float64Array(1);
const halves = new Uint32Array(doubles.buffer);

/** Bits below the leading one that the model looks at; finer ones are as good as noise. */
const STEP_BITS = 4;
const DIGITS_BITS = 4;
/** Of volumes below 2^13 all: 100, 200 and 1000 are known as such. */
const VOLUME_BITS = 12;

const powersOfTwo: Float64Array = Float64Array.from({ length: 54 }, (_, i) =>
  Number(1n << BigInt(i)),
);

/** Volumes longer than this are coded as digits and zeros: 384500 as 3845 and two zeros. */
const PLAIN_BITS = 13;
const MOST_ZEROS = 9;

/** A whole number, |value| ≤ 2^52, small ones in few bits: zero or not, sign, size. */
export function codeSigned(coder: BitCoder, value: number): number {
  if (coder.code(value === 0 ? 0 : 1, 0, 0) === 0) return 0;
  const negative = coder.code(value < 0 ? 1 : 0, 1, 1);
  const sought = bitLength(Math.abs(value) - 1);
  let length = 0;
  while (length < 53 && coder.code(sought > length ? 1 : 0, 2 + length, group(length)) === 1) {
    length += 1;
  }
  const size = codeBelowLead(coder, Math.abs(value) - 1, length, { most: STEP_BITS, base: 64 }) + 1;
  return negative === 1 ? -size : size;
}

/** A volume in lots, 0 ≤ value ≤ 2^52; large ones are often round. */
export function codeVolume(coder: BitCoder, value: number): number {
  const length = codeLength(coder, bitLength(value), 0);
  if (length <= PLAIN_BITS)
    return codeBelowLead(coder, value, length, { most: VOLUME_BITS, base: 64 });

  let [digits, zeros, power] = [value, 0, 1];
  while (zeros < MOST_ZEROS) {
    const node = 1024 + length * 16 + zeros;
    if (coder.code(digits % 10 === 0 ? 1 : 0, node, 62) === 0) break;
    digits /= 10;
    zeros += 1;
    power *= 10;
  }
  // The length of what is left is known but for one: 2^13 … 2^14 − 1 tens are 820 … 1638.
  let digitsLength = bitLength(Math.ceil(powersOfTwo[length - 1]! / power));
  const longest = bitLength(Math.floor((powersOfTwo[length]! - 1) / power));
  const sought = bitLength(digits);
  while (digitsLength < longest) {
    if (coder.code(sought > digitsLength ? 1 : 0, 2048 + length * 16 + zeros, 60) === 0) break;
    digitsLength += 1;
  }
  const below = { most: DIGITS_BITS, base: (1 + zeros) << 20 };
  return codeBelowLead(coder, digits, digitsLength, below) * power;
}

/** Six decisions down a tree: 0 … 63. */
function codeLength(coder: BitCoder, length: number, base: number): number {
  let prefix = 1;
  for (let i = 5; i >= 0; i--) {
    const bit = coder.code((length >> i) & 1, base + prefix, prefix & 31);
    prefix = prefix * 2 + bit;
  }
  return Math.min(prefix - 64, 53);
}

/**
 * The bits below the leading one of a number of `length` bits, highest first; the number. What
 * lies below the ten that the model looks at is as good as noise.
 */
function codeBelowLead(
  coder: BitCoder,
  value: number,
  length: number,
  { most, base }: Below,
): number {
  if (length < 2) return length;
  const modelled = Math.min(length - 1, most);
  const noise = length - 1 - modelled;
  const unit = powersOfTwo[noise]!;
  const leading = Math.floor(value / unit);
  const nodes = base + (length << 12);
  let coded = 1;
  for (let i = modelled - 1; i >= 0; i--) {
    coded = coded * 2 + coder.code((leading >> i) & 1, nodes + coded, 32 + modelled - 1 - i);
  }
  return noise === 0 ? coded : coded * unit + coder.codeEven(value - leading * unit, noise);
}

/** Bits of a whole number from 0 to 2^53 − 1. */
function bitLength(value: number): number {
  const high = Math.floor(value / 4294967296);
  return high > 0 ? 64 - Math.clz32(high) : 32 - Math.clz32(value);
}

function group(length: number): number {
  return 2 + Math.min(length, 29);
}

/** A double that has no scale: the one it is held against, or a difference of its high half and its low half as it is. */
export function codeDouble(coder: BitCoder, value: number, reference: number): number {
  if (coder.code(Object.is(value, reference) ? 0 : 1, 1 << 19, 61) === 0) return reference;
  doubles[0] = reference;
  const base = halves[1]!;
  doubles[0] = value;
  const [low, high] = [halves[0]!, halves[1]!];
  halves[1] = codeSigned(coder, high - base) + base;
  halves[0] = coder.codeEven(low, 32);
  return doubles[0]!;
}
