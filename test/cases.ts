/**
 * How many cases a law is tried on: `full` with `CASES=full` (the gate), a tenth of it, or another
 * part, in `npm test`. A test names the full count, so that the count in its issue is the one in its
 * source.
 */
export function cases(full: number, part = 10): number {
  return process.env['CASES'] === 'full' ? full : Math.ceil(full / part);
}
