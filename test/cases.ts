/**
 * How many cases a law is tried on: `full` with `CASES=full` (the gate), a tenth of it in
 * `npm test`. A test names the full count, so that the count in its issue is the one in its source.
 */
export function cases(full: number): number {
  return process.env['CASES'] === 'full' ? full : Math.ceil(full / 10);
}
