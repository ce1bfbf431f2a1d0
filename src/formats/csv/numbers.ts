import { isLost } from '../lost-number.js';
import { noNumber } from '../result.js';

/** How a file writes its numbers. */
export interface NumberForm {
  readonly decimal: '.' | ',';
  /** What may stand between thousands; empty: nothing. */
  readonly grouping: '' | ',' | '.' | ' ' | "'";
}

/** What `readNumberAt` returns for text that is no number: no price is infinite. */
export const UNREADABLE: number = Number.POSITIVE_INFINITY;

const powersOfTen = Float64Array.of(
  ...[1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15],
);

/**
 * The number in `text` from `start` to `end`: NaN if it is blank or says that there is none,
 * `UNREADABLE` if it is anything else.
 *
 * Up to 15 digits are read as an integer over a power of ten: both are exact, so their quotient is
 * the nearest double, as `Number` gives it.
 */
export function readNumberAt(text: string, start: number, end: number, form: NumberForm): number {
  const decimal = form.decimal === '.' ? 46 : 44;
  let i = start;
  let isNegative = false;
  if (text.charCodeAt(i) === 45 && i < end) {
    isNegative = true;
    i += 1;
  }
  const first = i;
  let point = -1;
  let digits = 0;
  for (; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code >= 48 && code <= 57) digits = digits * 10 + code - 48;
    else if (code === decimal && point === -1) point = i;
    else return readSpelled(text.slice(start, end), form);
  }
  const count = end - first - (point === -1 ? 0 : 1);
  if (count < 1 || count > 15) return readSpelled(text.slice(start, end), form);
  const value = point === -1 ? digits : digits / powersOfTen[end - 1 - point]!;
  return isNegative ? -value : value;
}

const plain = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;
const thousands = /^[+-]?(\d{1,3}(_\d{3})+|\d{1,2}(_\d\d)+_\d{3})(\.\d*)?$/;
const money = /^([+-]?)[$€£¥]\s?|\s?[$€£¥]$/g;
/** Powers of ten that a letter at the end stands for. */
const scales: Readonly<Record<string, string>> = { K: 'e3', M: 'e6', B: 'e9', T: 'e12' };

/** A number as people and spreadsheets write it: `1,234.50`, `$12.30`, `104.70M`, `1e-5`, `n/a`. */
function readSpelled(cell: string, form: NumberForm): number {
  let text = cell.trim().replace(/^[\u2212\ufe63\uff0d]/, '-'); // minus signs of typesetters
  if (noNumber.has(text.toLowerCase())) return Number.NaN;
  text = text.replace(money, '$1');
  const scale = scales[text.slice(-1).toUpperCase()] ?? '';
  if (scale !== '') text = text.slice(0, -1).trimEnd();
  const canonical = inDots(text, form);
  const ungrouped = thousands.test(canonical) ? canonical.replaceAll('_', '') : canonical;
  if (!plain.test(ungrouped)) return UNREADABLE;
  const value = Number(ungrouped + scale); // `1e5K` is no number
  return Number.isFinite(value) && !isLost(value, ungrouped) ? value : UNREADABLE;
}

/** With `.` for the decimal sign and `_` between thousands. */
function inDots(text: string, { decimal, grouping }: NumberForm): string {
  if (text.includes('_')) return '';
  const spaces = grouping === ' ' ? /[ \u00a0\u202f]/g : grouping;
  const grouped = grouping === '' ? text : text.replaceAll(spaces, '_');
  if (decimal === '.') return grouped;
  return grouped.includes('.') ? '' : grouped.replaceAll(',', '.');
}

/** Whether a cell could be a number in some file: digits, signs of grouping and decimals, a scale. */
export function looksNumeric(cell: string): boolean {
  return /^\s*[-+($€£¥]*\s?\d?[\d.,'\u00a0\u202f ]*\d[.,]?(e[+-]?\d+)?\s?[kmbt%€$£)]?\s*$/i.test(
    cell,
  );
}
