/**
 * Anything as text, so that two of them can be compared bit for bit: numbers in full, NaN, −0 and
 * `undefined` by name, typed arrays element by element, what has a `toJSON` as that says.
 */
export function printed(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (part === undefined) return '<undefined>';
    if (typeof part === 'bigint' || typeof part === 'function') return `<${String(part)}>`;
    if (typeof part === 'number' && (!Number.isFinite(part) || Object.is(part, -0))) {
      return `<${Object.is(part, -0) ? '-0' : part}>`;
    }
    return ArrayBuffer.isView(part) ? Array.from(part as Float64Array) : part;
  });
}
