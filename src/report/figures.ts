import { isoDateRaw, MS_PER_DAY } from '../bars/civil.js';

/** What is printed where there is no number. */
export const DASH = '–';

/** `5,105`; `1,469.25`; `0.0042`: about five significant digits, thousands grouped. */
export function figure(x: number | undefined): string {
  return figures([x])[0]!;
}

/** Numbers of one kind, as many decimals in each as suit the largest. */
export function figures(row: readonly (number | undefined)[]): string[] {
  const numbers = row.filter(isNumber);
  const size = largest(numbers.map(Math.abs));
  if (size >= 1e15 || (size > 0 && size < 1e-6)) {
    return row.map((x) => (isNumber(x) ? x.toExponential(3) : DASH));
  }
  const decimals = numbers.every(Number.isInteger) ? 0 : size >= 10 ? 2 : size >= 0.1 ? 4 : 6;
  return row.map((x) => fixed(x, decimals));
}

/** The largest of `numbers`, however many; `least` if none is larger. A call takes no such list. */
export function largest(numbers: readonly number[], least = 0): number {
  return numbers.reduce((most, x) => Math.max(most, x), least);
}

/** A number with as many decimals as asked for: `98.7`. */
export function fixed(x: number | undefined, decimals: number): string {
  return isNumber(x) ? grouped(x.toFixed(decimals)) : DASH;
}

/** `12.5 %` of a share 0 … 1. */
export function percent(share: number | undefined, decimals = 1): string {
  return isNumber(share) ? `${fixed(100 * share, decimals)} %` : DASH;
}

/** `2000-01-03`, with `14:30` unless it is midnight, UTC. */
export function moment(time: number | undefined): string {
  if (!isNumber(time)) return DASH;
  const day = Math.floor(time / MS_PER_DAY);
  const minutes = Math.floor((time - day * MS_PER_DAY) / 60_000);
  return minutes === 0 ? isoDateRaw(day) : `${isoDateRaw(day)} ${clock(minutes)}`;
}

/** `14:30` of 870 minutes. */
export function clock(minutes: number): string {
  const two = (x: number): string => String(Math.floor(x)).padStart(2, '0');
  return `${two(minutes / 60)}:${two(minutes % 60)}`;
}

/** `up`, `down` or `flat`, with a sign that needs no colour. */
export function directionText(direction: number): string {
  if (direction > 0) return '▲ up';
  return direction < 0 ? '▼ down' : '● flat';
}

export function isNumber(x: number | null | undefined): x is number {
  return typeof x === 'number' && Number.isFinite(x);
}

function grouped(digits: string): string {
  const [whole, fraction] = digits.replace('-', '−').split('.');
  const groups = whole!.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? groups : `${groups}.${fraction}`;
}
