import { isLost } from '../lost-number.js';

const MINUS = 45;
const POINT = 46;
const ZERO = 48;

/** 10^0 … 10^22 are exact doubles; decimals of a text are divided out by one of them. */
const powers: readonly number[] = Array.from({ length: 23 }, (_, d) => Number(`1e${d}`));

const strict = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;

/**
 * The number in a cell of a payload: a number as it is, a decimal text as the nearest double, NaN
 * where there is none (null, empty, `NaN`), `undefined` for anything else: no price is infinite, but
 * `JSON.parse` makes Infinity of 1e400.
 *
 * Up to 15 digits are gathered in an integer and divided once by a power of ten: both are exact,
 * so the result is rounded once, as `Number` would.
 */
export function cellNumber(cell: unknown): number | undefined {
  if (typeof cell === 'number')
    return Math.abs(cell) === Number.POSITIVE_INFINITY ? undefined : cell;
  if (typeof cell !== 'string') return cell == null ? Number.NaN : bigNumber(cell);
  const { length } = cell;
  const isNegative = cell.charCodeAt(0) === MINUS;
  let digits = 0;
  let decimals = -1;
  let i = isNegative ? 1 : 0;
  if (length - i > 16 || length === i) return otherNumber(cell);
  for (const start = i; i < length; i++) {
    const code = cell.charCodeAt(i);
    if (code === POINT && decimals < 0 && i > start) decimals = 0;
    else if (code < ZERO || code > ZERO + 9) return otherNumber(cell);
    else {
      digits = digits * 10 + (code - ZERO);
      if (decimals >= 0) decimals += 1;
    }
  }
  const size = decimals > 0 ? digits / powers[decimals]! : digits;
  return isNegative ? -size : size;
}

function bigNumber(cell: unknown): number | undefined {
  return typeof cell === 'bigint' ? Number(cell) : undefined;
}

/**
 * Longer texts, exponents, and the words for nothing; `0x10`, `1e400`, `1e-400` and `Infinity` are
 * unreadable.
 */
function otherNumber(cell: string): number | undefined {
  const text = cell.trim();
  if (text === '' || /^(nan|null|none|n\/a|-)$/i.test(text)) return Number.NaN;
  if (text.length > 400 || !strict.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) && !isLost(value, text) ? value : undefined;
}
