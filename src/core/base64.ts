const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Value of each character code, 255 where it is none of the alphabet. */
const digits = new Uint8Array(128).fill(255);
for (let i = 0; i < alphabet.length; i++) digits[alphabet.charCodeAt(i)] = i;

const codes = Uint8Array.from(alphabet, (letter) => letter.charCodeAt(0));
const padding = '='.charCodeAt(0);

/** Numbers that become text at once, or text numbers, and their letters: room that is used again and again. */
const mostNumbers = 384;
const bytes = /* @__PURE__ */ new Uint8Array(mostNumbers * 8 + 2); // two more, to read groups of three
const view = /* @__PURE__ */ new DataView(bytes.buffer);
const letters = /* @__PURE__ */ new Uint8Array((mostNumbers * 8 * 4) / 3);

/** The numbers of `values`, little-endian on every machine, as base64 text. */
export function encodeNumbers(values: Float64Array): string {
  let text = '';
  for (let from = 0; from < values.length; from += mostNumbers) {
    const count = writeLetters(values, from, Math.min(from + mostNumbers, values.length));
    text += textOf(letters.subarray(0, count));
  }
  return text;
}

/** Numbers `from` to before `to`, in `letters`; how many those are. */
function writeLetters(values: Float64Array, from: number, to: number): number {
  for (let i = from, at = 0; i < to; i++, at += 8) view.setFloat64(at, canonical(values[i]!), true);
  const length = (to - from) * 8;
  bytes[length] = bytes[length + 1] = 0;
  let at = 0;
  for (let i = 0; i < length; i += 3, at += 4) {
    const group = (bytes[i]! << 16) | (bytes[i + 1]! << 8) | bytes[i + 2]!;
    letters[at] = codes[group >> 18]!;
    letters[at + 1] = codes[(group >> 12) & 63]!;
    letters[at + 2] = codes[(group >> 6) & 63]!;
    letters[at + 3] = codes[group & 63]!;
  }
  letters.fill(padding, at - ((3 - (length % 3)) % 3), at);
  return at;
}

/** Reads letters as text: several times as fast as the language's own way, and not everywhere. */
const decoder = typeof TextDecoder === 'undefined' ? undefined : /* @__PURE__ */ new TextDecoder();

/** A letter at a time would make a rope of as many strings. */
function textOf(some: Uint8Array): string {
  if (decoder !== undefined) return decoder.decode(some);
  return String.fromCharCode.apply(null, some as unknown as number[]);
}

/** Whether `text` from `from` on is the base64 of whole doubles; makes nothing of it. */
export function holdsNumbers(text: string, from: number): boolean {
  return areWhole(text, from, text.length) && plainLetters.test(text);
}

/** Whether so many letters, from `from` to before `to`, are those of whole doubles. */
export function areWhole(text: string, from: number, to: number): boolean {
  const length = to - from;
  return length % 4 === 0 && ((length / 4) * 3 - paddingOf(text, to)) % 8 === 0;
}

/** A letter that introduces them, and then letters of the alphabet and their padding. */
const plainLetters = /^#[A-Za-z0-9+/]*={0,2}$/;

/** The numbers in `text`, which `holdsNumbers` from `from` on: letters of a part of it are read slower. */
export function decodeNumbers(text: string, from: number): Float64Array {
  const length = ((text.length - from) / 4) * 3 - paddingOf(text, text.length);
  if (length === 0) return noNumbers;
  const values = new Float64Array(length / 8);
  for (let i = 0; i < values.length; i += mostNumbers) {
    readBytes(text, from + (i / 3) * 32);
    const count = Math.min(mostNumbers, values.length - i);
    for (let j = 0; j < count; j++) values[i + j] = view.getFloat64(j * 8, true);
  }
  return values;
}

/** Into the room that is kept, as much as it holds of `text` from `from` on. */
function readBytes(text: string, from: number): void {
  const to = Math.min(text.length, from + letters.length);
  for (let i = from, at = 0; i < to; i += 4, at += 3) {
    const group =
      (digitAt(text, i) << 18) |
      (digitAt(text, i + 1) << 12) |
      (digitAt(text, i + 2) << 6) |
      digitAt(text, i + 3);
    bytes[at] = group >> 16;
    bytes[at + 1] = group >> 8;
    bytes[at + 2] = group;
  }
}

/** Six bits of a letter; of the padding any, which nobody reads. */
function digitAt(text: string, i: number): number {
  return digits[text.charCodeAt(i)]! & 63;
}

/** One for all: a typed array without numbers takes 200 bytes, and nobody can write to it. */
export const noNumbers: Float64Array = /* @__PURE__ */ new Float64Array(0);

function paddingOf(text: string, to: number): number {
  if (text[to - 1] !== '=') return 0;
  return text[to - 2] === '=' ? 2 : 1;
}

/** One bit pattern for every NaN, so that equal states are equal texts. */
export function canonical(x: number): number {
  return Number.isNaN(x) ? Number.NaN : x;
}
