const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Value of each character code, 255 where it is none of the alphabet. */
const digits = new Uint8Array(128).fill(255);
for (let i = 0; i < alphabet.length; i++) digits[alphabet.charCodeAt(i)] = i;

/** The numbers of `values`, little-endian on every machine, as base64 text. */
export function encodeNumbers(values: Float64Array): string {
  const bytes = new Uint8Array(values.length * 8);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < values.length; i++) view.setFloat64(i * 8, canonical(values[i]!), true);
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i;
    const group = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    text += alphabet[group >> 18]! + alphabet[(group >> 12) & 63]!;
    text += left > 1 ? alphabet[(group >> 6) & 63]! : '=';
    text += left > 2 ? alphabet[group & 63]! : '=';
  }
  return text;
}

/** Whether `text` from `from` on is the base64 of whole doubles; makes nothing of it. */
export function holdsNumbers(text: string, from: number): boolean {
  const padding = paddingOf(text);
  const length = text.length - from;
  if (length % 4 !== 0 || ((length / 4) * 3 - padding) % 8 !== 0) return false;
  for (let i = from; i < text.length - padding; i++) {
    if ((digits[text.charCodeAt(i)] ?? 255) === 255) return false;
  }
  return true;
}

/** The numbers in `text`, which `holdsNumbers`. */
export function decodeNumbers(text: string): Float64Array {
  const padding = paddingOf(text);
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  for (let i = 0, at = 0; i < text.length; i += 4, at += 3) {
    let group = 0;
    for (let j = i; j < i + 4; j++) {
      group = (group << 6) | (j < text.length - padding ? digits[text.charCodeAt(j)]! : 0);
    }
    // A typed array ignores what is written beyond its end: the padding's bytes.
    bytes[at] = group >> 16;
    bytes[at + 1] = group >> 8;
    bytes[at + 2] = group;
  }
  if (bytes.length === 0) return noNumbers;
  const view = new DataView(bytes.buffer);
  const values = new Float64Array(bytes.length / 8);
  for (let i = 0; i < values.length; i++) values[i] = view.getFloat64(i * 8, true);
  return values;
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
