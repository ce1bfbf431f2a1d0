import { type Bar, barFields } from '../bars/bar.js';
import type { ReasonCode } from './reason-code.js';
import { HIGHEST_PRICE } from './rules/range.js';

/** Which field makes an input no bar, and what its sender most likely has to change. */
export interface BarFault {
  /** The first field that is to blame; absent where none alone is. */
  readonly field?: string;
  /** Absent where nothing plain can be said. */
  readonly remedy?: string;
}

/** The fault of a judgement, without what else it says. */
export function faultIn({ field, remedy }: BarFault): BarFault {
  return { ...(field !== undefined && { field }), ...(remedy !== undefined && { remedy }) };
}

const reader = 'fromRecords of barwave/formats';

const noField = `no field of a bar is there: ${reader} reads other names, as { t, o, h, l, c, v }; fromCcxt reads rows`;

/** Why six fields, as they were read, are no six numbers. */
export function unlikeNumber(read: Readonly<Record<keyof Bar, unknown>>): BarFault {
  const { volume: _volume, ...others } = read;
  if (Object.values(others).every((value) => value === undefined)) return { remedy: noField };
  const field = barFields.find((name) => typeof read[name] !== 'number')!;
  const value = read[field];
  if (typeof value === 'string') {
    const number = field === 'time' ? 'Date.parse(time)' : `Number(${field})`;
    return { field, remedy: `it is text: give ${number}, or read it by ${reader}` };
  }
  if (value !== undefined && value !== null) return { field, remedy: `give Number(${field})` };
  return {
    field,
    remedy: field === 'volume' ? 'give 0 where the feed has none' : 'it is missing: give a number',
  };
}

const factors: Readonly<Partial<Record<ReasonCode, string>>> = {
  'time-in-seconds': 'give time * 1000',
  'time-in-microseconds': 'give Math.floor(time / 1000)',
  'time-in-nanoseconds': 'give Math.floor(time / 1e6)',
};

/** Reasons that do not name the field. */
const blame: Readonly<Partial<Record<ReasonCode, (value: number, name: keyof Bar) => boolean>>> = {
  'not-finite': (value) => !Number.isFinite(value),
  'from-the-future': (_, name) => name === 'time',
  'price-not-positive': (value, name) => isPrice(name) && value <= 0,
  'price-out-of-range': (value, name) =>
    name === 'low' || (name === 'high' && value > HIGHEST_PRICE),
};

const isPrice = (name: keyof Bar): boolean => name !== 'time' && name !== 'volume';

/** What the rule that says `code` has against six numbers. */
export function faultOf(code: ReasonCode, bar: Bar): BarFault {
  const remedy = factors[code];
  if (remedy !== undefined) return { field: 'time', remedy };
  const isBlamed = blame[code];
  const field =
    isBlamed === undefined
      ? barFields.find((name) => code.startsWith(name)) // `high-too-low` is the high's
      : barFields.find((name) => isBlamed(bar[name], name));
  return field === undefined ? {} : { field };
}
