import { ConfigError } from '../core/errors.js';
import { MS_PER_DAY, MS_PER_MINUTE } from './civil.js';

/**
 * How long a bar lasts, in one of three measures that cannot be turned into each other: `ms` by the
 * clock, counted from the open of a stretch of trading; `day`, civil days counted from Monday
 * 1970-01-05; `month`, civil months counted from January 1970.
 */
export type Timeframe = {
  /** The canonical string: `1h`, whether it was given as `1h`, `60m` or `3600s`. */
  readonly name: string;
  readonly measure: 'ms' | 'day' | 'month';
  /** How many of the measure: `5m` is 300,000 ms, `1w` is 7 days, `3M` is 3 months. */
  readonly count: number;
  /** Length in ms with days of 24 hours and months of a twelfth of 365.2425 days: for ordering. */
  readonly nominalMs: number;
};

type Measure = Timeframe['measure'];

/** The units from long to short: the canonical name takes the first that divides the count. */
const units: readonly (readonly [unit: string, measure: Measure, count: number])[] = [
  ['M', 'month', 1],
  ['w', 'day', 7],
  ['d', 'day', 1],
  ['h', 'ms', 60 * MS_PER_MINUTE],
  ['m', 'ms', MS_PER_MINUTE],
  ['s', 'ms', 1_000],
];

/** About ten years; by the clock, less than a day. */
const longest = { ms: MS_PER_DAY - 1, day: 3_660, month: 120 };

const nominal = { ms: 1, day: MS_PER_DAY, month: 2_629_746_000 };

/** Longer text cannot be a timeframe; it is not even looked at. */
const MAX_CHARACTERS = 12;

/**
 * Read a timeframe `[1-9]\d*(s|m|h|d|w|M)`.
 *
 * Equal timeframes get equal names: `60m` is `1h`; a clock time of whole days is days, so `24h` is
 * `1d`; `7d` is `1w`, because both are counted from a Monday. Months stay months: `12M`.
 *
 * @param text  e.g. `5m`; minutes are `m`, months `M`. Below a day, or whole days; up to ten years.
 * @param path  where the text stands in a configuration, for the message
 * @throws {ConfigError} if `text` is anything else; common spellings get a suggestion
 * @cost   O(1), also for text of a megabyte
 * @example
 * timeframeOf('60m').name === '1h'; // true
 * timeframeOf('90s').count; // 90000
 * timeframeOf('1w').count; // 7
 */
export function timeframeOf(text: string, path = 'timeframe'): Timeframe {
  const timeframe = parse(text);
  if (timeframe !== undefined) return timeframe;
  const guess = typeof text === 'string' ? suggestion(text) : undefined;
  const hint = guess === undefined ? '' : ` (did you mean '${guess}'?)`;
  const bound = `a count and one of s, m, h, d, w, M, e.g. '5m': under a day, or whole days${hint}`;
  throw new ConfigError(path, bound, text);
}

/** See `divides` of from-outside.ts; this one checks no argument. */
export function dividesRaw(base: Timeframe, parent: Timeframe): boolean {
  if (base.measure === parent.measure) return parent.count % base.count === 0;
  if (base.measure === 'ms') return true; // the clock is cut at the end of each session
  return base.measure === 'day' && base.count === 1 && parent.measure === 'month';
}

function parse(text: string): Timeframe | undefined {
  if (typeof text !== 'string' || text.length < 2 || text.length > MAX_CHARACTERS) return undefined;
  const unit = units.find(([letter]) => letter === text.at(-1));
  const count = wholeNumber(text.slice(0, -1));
  if (unit === undefined || count === undefined || text.startsWith('0')) return undefined;
  return timeframe(unit[1], count * unit[2]);
}

function timeframe(measure: Measure, count: number): Timeframe | undefined {
  if (measure === 'ms' && count % MS_PER_DAY === 0) return timeframe('day', count / MS_PER_DAY);
  if (count < 1 || count > longest[measure]) return undefined;
  const unit = units.find(([, of, size]) => of === measure && count % size === 0)!;
  const name = `${count / unit[2]}${unit[0]}`;
  return { name, measure, count, nominalMs: count * nominal[measure] };
}

/** The number that `text` spells in decimal digits alone. */
function wholeNumber(text: string): number | undefined {
  for (const character of text) if (character < '0' || character > '9') return undefined;
  return Number(text);
}

/** What others call the units: pandas, MetaTrader, TradingView, and words. */
const spellings: Readonly<Record<string, string>> = {
  s: 'second seconds sec secs S',
  m: 'minute minutes min mins t T',
  h: 'hour hours hr hrs H',
  d: 'day days daily D',
  w: 'week weeks weekly wk wks W',
  M: 'month months monthly mo mon mth MN',
};

/** The timeframe that `text` means in another spelling: `1min`, `1H`, `H4`, `05m`, `60`, `daily`. */
function suggestion(text: string): string | undefined {
  if (text.length > MAX_CHARACTERS || text.trim() === '') return undefined;
  const letters = [...text].filter((c) => c.toLowerCase() !== c.toUpperCase()).join('');
  const numerals = [...text].filter((c) => c >= '0' && c <= '9').join('');
  if (letters.length + numerals.length < text.replaceAll(' ', '').length) return undefined;
  // MetaTrader puts the unit first, and its M5 is minutes; TradingView leaves minutes out.
  const unit = letters === '' || (letters === 'M' && text.startsWith('M')) ? 'm' : unitOf(letters);
  return unit === undefined ? undefined : parse(`${Number(numerals || '1')}${unit}`)?.name;
}

function unitOf(letters: string): string | undefined {
  const means =
    (word: string) =>
    ([, words]: [string, string]) =>
      words.split(' ').includes(word);
  const entries = Object.entries(spellings);
  const lower = letters.toLowerCase();
  const found = entries.find(means(letters)) ?? entries.find(means(lower));
  return found?.[0] ?? units.find(([unit]) => unit === letters || unit === lower)?.[0];
}
