/** Functions that were met, numbered in the order in which they were. */
const met = new WeakMap<object, number>();
let count = 0;

/**
 * `options` as text: equal texts are equal options. JSON alone leaves functions out, so that two rules of
 * the caller's own that share an id would be taken for one, and throws at a bigint, which is refused where it
 * is used. The text holds within a process: it is no id.
 */
export function optionsText(options: unknown): string {
  return JSON.stringify(options, (_, value: unknown) => {
    if (typeof value === 'function') return `code ${numberOf(value)}`;
    return typeof value === 'bigint' ? `${value}n` : value;
  });
}

function numberOf(code: object): number {
  const known = met.get(code);
  if (known !== undefined) return known;
  count += 1;
  met.set(code, count);
  return count;
}
