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

/** What `encodeNumbers` wrote; `undefined` for any other text. */
export function decodeNumbers(text: string): Float64Array | undefined {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const length = (text.length / 4) * 3 - padding;
  if (text.length % 4 !== 0 || length % 8 !== 0) return undefined;
  const bytes = new Uint8Array(length);
  for (let i = 0, at = 0; i < text.length; i += 4, at += 3) {
    let group = 0;
    for (let j = 0; j < 4; j++) {
      const inPadding = i + j >= text.length - padding;
      const digit = inPadding ? 0 : (digits[text.charCodeAt(i + j)] ?? 255);
      if (digit === 255) return undefined;
      group = (group << 6) | digit;
    }
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

/** One bit pattern for every NaN, so that equal states are equal texts. */
export function canonical(x: number): number {
  return Number.isNaN(x) ? Number.NaN : x;
}
