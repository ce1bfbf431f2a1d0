import { isAdmissible } from '../core/operator.js';
import { type Fill, isName, readFill } from './fill.js';

/** What happens to an account. */
export type AccountEvent =
  | { readonly type: 'fill'; readonly fill: Fill }
  /** A bar is over: the position is valued at its close. */
  | {
      readonly type: 'mark';
      readonly symbol: string;
      readonly close: number;
      readonly high?: number;
      readonly low?: number;
    }
  /** Cash for each unit owned; a short position pays it. */
  | { readonly type: 'dividend'; readonly symbol: string; readonly perUnit: number }
  /** One unit becomes `ratio` units. */
  | { readonly type: 'split'; readonly symbol: string; readonly ratio: number }
  /**
   * Interest on what is owned or owed: `ratePerYear` of its value at the last mark, for `days` of a
   * year of `daysPerYear` (360 or 365, as the broker counts). Negative: received.
   */
  | {
      readonly type: 'financing';
      readonly symbol: string;
      readonly ratePerYear: number;
      readonly days: number;
      readonly daysPerYear: number;
    }
  /** Account money for one unit of the symbol's currency. */
  | { readonly type: 'rate'; readonly symbol: string; readonly rate: number }
  /** Money paid in; negative: taken out. */
  | { readonly type: 'transfer'; readonly amount: number };

type Read = Record<string, unknown>;

/** An event as read, each field once; undefined if it is none. Never throws. */
export function readEvent(input: unknown): AccountEvent | undefined {
  try {
    const { type } = input as Read;
    if (type === 'fill') return readers.fill(input as Read); // most often
    if (typeof type !== 'string' || !Object.hasOwn(readers, type)) return undefined;
    return readers[type as AccountEvent['type']](input as Read);
  } catch {
    return undefined;
  }
}

const readers: Readonly<Record<AccountEvent['type'], (input: Read) => AccountEvent | undefined>> = {
  fill: (input) => {
    const fill = readFill(input['fill']);
    return fill === undefined ? undefined : { type: 'fill', fill };
  },
  mark: ({ symbol, close, high = close, low = close }) => {
    if (!isName(symbol) || !isAdmissible(close)) return undefined;
    if (!isAdmissible(high) || !isAdmissible(low)) return undefined;
    return { type: 'mark', symbol, close, high, low };
  },
  dividend: ({ symbol, perUnit }) =>
    isName(symbol) && isAdmissible(perUnit) ? { type: 'dividend', symbol, perUnit } : undefined,
  split: ({ symbol, ratio }) =>
    isName(symbol) && isAdmissible(ratio) && ratio > 0
      ? { type: 'split', symbol, ratio }
      : undefined,
  financing: ({ symbol, ratePerYear, days, daysPerYear }) => {
    if (!isName(symbol) || !isAdmissible(ratePerYear) || !isAdmissible(days)) return undefined;
    if (!isAdmissible(daysPerYear) || !(daysPerYear > 0) || days < 0) return undefined;
    return { type: 'financing', symbol, ratePerYear, days, daysPerYear };
  },
  rate: ({ symbol, rate }) =>
    isName(symbol) && isAdmissible(rate) && rate > 0 ? { type: 'rate', symbol, rate } : undefined,
  transfer: ({ amount }) => (isAdmissible(amount) ? { type: 'transfer', amount } : undefined),
};
