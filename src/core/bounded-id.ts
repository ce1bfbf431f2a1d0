/** Characters of an id that is written out. */
const longestId = 256;

/**
 * `text`, or where it is longer than an id should be, `name(…)#` and a hash of all of it, 64 bits:
 * two texts that differ have ids that differ.
 *
 * @param longest  characters up to which `text` is its own id
 * @example
 * boundedId('ema', 'ema(20) of close'); // 'ema(20) of close'
 * boundedId('ema', `ema(20) of ${'sma(2) of '.repeat(30)}close`); // 'ema(…)#be39966067792902'
 */
export function boundedId(name: string, text: string, longest: number = longestId): string {
  if (text.length <= longest) return text;
  return `${name.slice(0, longestId)}(…)#${hashOf(text)}`;
}

/** A hash of `text`, 64 bits as sixteen hexadecimal digits. */
export function hashOf(text: string): string {
  return hash(text, 0x811c9dc5) + hash(text, 0x01234567);
}

/** FNV-1a of the characters from `offset` on, 32 bits as eight hexadecimal digits. */
function hash(text: string, offset: number): string {
  let bits = offset;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    bits = Math.imul(bits ^ (code & 0xff), 0x01000193);
    bits = Math.imul(bits ^ (code >>> 8), 0x01000193);
  }
  return (bits >>> 0).toString(16).padStart(8, '0');
}
