const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Value of each character code, 255 where it is none of the alphabet. */
const digits = new Uint8Array(128).fill(255);
for (let i = 0; i < alphabet.length; i++) digits[alphabet.charCodeAt(i)] = i;

const codes = Uint8Array.from(alphabet, (letter) => letter.charCodeAt(0));
const padding = '='.charCodeAt(0);

/** Letters that become text at once: as many arguments as any engine takes. */
const mostLetters = 4096;

/** The numbers of `values`, little-endian on every machine, as base64 text. */
export function encodeNumbers(values: Float64Array): string {
  const bytes = new Uint8Array(values.length * 8 + 2); // two more, to read groups of three
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < values.length; i++) view.setFloat64(i * 8, canonical(values[i]!), true);
  const length = values.length * 8;
  const letters = new Uint8Array(Math.ceil(length / 3) * 4);
  for (let i = 0, at = 0; i < length; i += 3, at += 4) {
    const group = (bytes[i]! << 16) | (bytes[i + 1]! << 8) | bytes[i + 2]!;
    letters[at] = codes[group >> 18]!;
    letters[at + 1] = codes[(group >> 12) & 63]!;
    letters[at + 2] = codes[(group >> 6) & 63]!;
    letters[at + 3] = codes[group & 63]!;
  }
  letters.fill(padding, letters.length - ((3 - (length % 3)) % 3));
  return textOf(letters);
}

/** A letter at a time would make a rope of as many strings. */
function textOf(letters: Uint8Array): string {
  let text = '';
  for (let from = 0; from < letters.length; from += mostLetters) {
    const some = letters.subarray(from, from + mostLetters) as unknown as number[];
    text += String.fromCharCode.apply(null, some);
  }
  return text;
}

/** Whether `text` from `from` on is the base64 of whole doubles; makes nothing of it. */
export function holdsNumbers(text: string, from: number): boolean {
  const padded = paddingOf(text);
  const length = text.length - from;
  if (length % 4 !== 0 || ((length / 4) * 3 - padded) % 8 !== 0) return false;
  for (let i = from; i < text.length - padded; i++) {
    const code = text.charCodeAt(i);
    if (code > 127 || digits[code] === 255) return false;
  }
  return true;
}

/** The numbers in `text`, which `holdsNumbers` from `from` on: letters of a part of it are read slower. */
export function decodeNumbers(text: string, from: number): Float64Array {
  const length = ((text.length - from) / 4) * 3 - paddingOf(text);
  if (length === 0) return noNumbers;
  const bytes = new Uint8Array(length);
  for (let i = from, at = 0; i < text.length; i += 4, at += 3) {
    const group =
      (digitAt(text, i) << 18) |
      (digitAt(text, i + 1) << 12) |
      (digitAt(text, i + 2) << 6) |
      digitAt(text, i + 3);
    // A typed array ignores what is written beyond its end: the padding's bytes.
    bytes[at] = group >> 16;
    bytes[at + 1] = group >> 8;
    bytes[at + 2] = group;
  }
  const view = new DataView(bytes.buffer);
  const values = new Float64Array(length / 8);
  for (let i = 0; i < values.length; i++) values[i] = view.getFloat64(i * 8, true);
  return values;
}

/** Six bits of a letter; of the padding any, which nobody reads. */
function digitAt(text: string, i: number): number {
  return digits[text.charCodeAt(i)]! & 63;
}

/** One for all: a typed array without numbers takes 200 bytes, and nobody can write to it. */
export const noNumbers: Float64Array = /* @__PURE__ */ new Float64Array(0);

function paddingOf(text: string): number {
  return text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
}

/** One bit pattern for every NaN, so that equal states are equal texts. */
export function canonical(x: number): number {
  return Number.isNaN(x) ? Number.NaN : x;
}
