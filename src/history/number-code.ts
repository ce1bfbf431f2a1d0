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
const DIGITS_BITS = 3;
/** Of volumes below 2^13 all: 100, 200 and 1000 are known as such. */
const VOLUME_BITS = 12;

const powersOfTwo: Float64Array = Float64Array.from({ length: 54 }, (_, i) =>
  Number(1n << BigInt(i)),
);

/** Volumes longer than this are coded as digits and zeros: 384500 as 3845 and two zeros. */
const PLAIN_BITS = 13;
const MOST_ZEROS = 9;

/** A whole number, |value| ≤ 2^52, usual ones in few bits: zero or not, sign, size. */
export function codeSigned(coder: BitCoder, value: number, usual: UsualLength): number {
  if (coder.code(value === 0 ? 0 : 1, 0, 0) === 0) {
    usual.follow(0);
    return 0;
  }
  const negative = coder.code(value < 0 ? 1 : 0, 1, 1);
  const length = codeLength(coder, bitLength(Math.abs(value) - 1), usual);
  const size = codeBelowLead(coder, Math.abs(value) - 1, length, { most: STEP_BITS, base: 64 }) + 1;
  return negative === 1 ? -size : size;
}

/** A volume in lots, 0 ≤ value ≤ 2^52; large ones are often round. */
export function codeVolume(coder: BitCoder, value: number, usual: UsualLength): number {
  const length = codeLength(coder, bitLength(value), usual);
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

/** How long numbers of a field most often are, a moving average: where the search for a length begins. */
export class UsualLength {
  #sixteenths = 0;

  get bits(): number {
    return (this.#sixteenths + 8) >> 4;
  }

  follow(bits: number): void {
    this.#sixteenths += bits - this.bits;
  }
}

/** A length of 0 … 53: one decision where the search begins, and one for each step up or down. */
function codeLength(coder: BitCoder, sought: number, usual: UsualLength): number {
  let length = usual.bits;
  if (coder.code(sought > length ? 1 : 0, 2 + length, 2 + Math.min(length, 25)) === 1) {
    length += 1;
    while (length < 53 && coder.code(sought > length ? 1 : 0, 64 + length, 28) === 1) length += 1;
  } else {
    while (length > 0 && coder.code(sought < length ? 1 : 0, 128 + length, 29) === 1) length -= 1;
  }
  usual.follow(length);
  return length;
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
  return noise === 0 ? coded : coded * unit + coder.range.codeEven(value - leading * unit, noise);
}

/** Bits of a whole number from 0 to 2^53 − 1. */
function bitLength(value: number): number {
  const high = Math.floor(value / 4294967296);
  return high > 0 ? 64 - Math.clz32(high) : 32 - Math.clz32(value);
}

/** A double that has no scale: the one it is held against, or a difference of its high half and its low half as it is. */
export function codeDouble(
  coder: BitCoder,
  value: number,
  reference: number,
  usual: UsualLength,
): number {
  if (coder.code(Object.is(value, reference) ? 0 : 1, 1 << 19, 61) === 0) return reference;
  doubles[0] = reference;
  const base = halves[1]!;
  doubles[0] = value;
  const [low, high] = [halves[0]!, halves[1]!];
  halves[1] = codeSigned(coder, high - base, usual) + base;
  halves[0] = coder.range.codeEven(low, 32);
  return doubles[0]!;
}
