import { barFields } from '../../bars/bar.js';
import type { Zone } from '../../bars/zone.js';
import { type ZoneName, zoneNames, zoneOf } from '../../bars/zones.js';
import {
  requireInteger,
  requireKnownKeys,
  requireOneOf,
  requireRecord,
  requireText,
} from '../../core/arguments.js';
import { ConfigError } from '../../core/errors.js';
import { didYouMean } from '../../core/nearest.js';
import type { LabelOptions } from '../label.js';
import type { DateOrder } from './day-text.js';
import type { CsvColumn, CsvColumnNames, CsvDelimiter } from './plan.js';

export interface CsvOptions extends LabelOptions {
  /** What stands between cells. */
  readonly delimiter?: CsvDelimiter;
  /** The sign before the decimals; the other one of `.` and `,` may then stand between thousands. */
  readonly decimal?: '.' | ',';
  /**
   * Columns by title or by place from 0, e.g. `{ close: 'Adj Close' }`, `{ time: [0, 1] }` for a
   * date beside a time of day, `{ volume: null }` if none of them is the volume.
   */
  readonly columns?: CsvColumnNames;
  /** Lines at the top that are not to be looked at. */
  readonly skipLines?: number;
  /**
   * How times are written: the order of a date, as `dmy`, `mdy`, `ymd` or a pattern such as
   * `DD/MM/YYYY`; the unit of a count, `s`, `ms`, `us` or `ns`; or `excel`.
   */
  readonly dateFormat?: string;
  /** Zone of times that state none: a name such as `America/New_York`, `UTC`, `UTC-5`, or a table. */
  readonly timeZone?: ZoneName | (string & {}) | Zone;
  /** The column that says whose a bar is; null: there is none, all rows are of one series. */
  readonly symbolColumn?: CsvColumn | null;
  /** Whose bars are wanted, of a text that holds several symbols'. */
  readonly symbol?: string;
}

/** Options, checked and resolved. */
export interface CsvChoices {
  readonly delimiter: CsvDelimiter | undefined;
  readonly decimal: '.' | ',' | undefined;
  readonly columns: CsvColumnNames;
  readonly skipLines: number;
  readonly dateFormat: DateFormat | undefined;
  readonly zone: Zone | undefined;
  readonly symbolColumn: CsvColumn | null | undefined;
  readonly symbol: string | undefined;
  readonly hasLabel: boolean;
}

export type DateFormat = DateOrder | 'excel' | 's' | 'ms' | 'us' | 'ns';

const keys = ['label', 'timeframe', 'calendar', 'delimiter', 'decimal', 'columns', 'skipLines'];
const moreKeys = ['dateFormat', 'timeZone', 'symbolColumn', 'symbol'];
const formats: readonly DateFormat[] = ['ymd', 'dmy', 'mdy', 'ydm', 'excel', 's', 'ms', 'us', 'ns'];
const formatBound =
  "'dmy', 'mdy', 'ymd', a pattern such as 'DD/MM/YYYY', 's', 'ms', 'us', 'ns' or 'excel'";

export function csvChoices(options: Readonly<CsvOptions>): CsvChoices {
  requireKnownKeys('options', { ...requireRecord('options', options) }, [...keys, ...moreKeys]);
  const { delimiter, decimal, dateFormat, timeZone, symbolColumn, symbol, skipLines } = options;
  return {
    delimiter:
      delimiter === undefined
        ? undefined
        : requireOneOf<CsvDelimiter>('delimiter', delimiter, [',', ';', '\t', '|']),
    decimal:
      decimal === undefined ? undefined : requireOneOf<'.' | ','>('decimal', decimal, ['.', ',']),
    columns: columnNames(options.columns ?? {}),
    skipLines: skipLines === undefined ? 0 : requireInteger('skipLines', skipLines, 0),
    dateFormat: dateFormat === undefined ? undefined : formatOf(dateFormat),
    zone: timeZone === undefined ? undefined : zoneOfOption(timeZone),
    symbolColumn: symbolColumn == null ? symbolColumn : column('symbolColumn', symbolColumn),
    symbol: symbol === undefined ? undefined : requireText('symbol', symbol),
    hasLabel: options.label !== undefined,
  };
}

function columnNames(given: Readonly<CsvColumnNames>): CsvColumnNames {
  const names = requireRecord('columns', given);
  requireKnownKeys('columns', { ...names }, barFields);
  for (const [field, value] of Object.entries(names)) {
    if (field === 'volume' && value === null) continue;
    if (field !== 'time' || !Array.isArray(value)) column(`columns.${field}`, value);
    else if (value.length < 1 || value.length > 2) {
      throw new ConfigError('columns.time', 'one column, or a date and a time of day', value);
    } else for (const one of value) column('columns.time', one);
  }
  return given;
}

function column(path: string, value: unknown): CsvColumn {
  if (typeof value === 'string') return value;
  if (Number.isSafeInteger(value) && (value as number) >= 0) return value as number;
  throw new ConfigError(path, 'a title, or a place counted from 0', value);
}

/** A word as it is, or the order in which a pattern such as `%d.%m.%Y` names its parts. */
function formatOf(given: string): DateFormat {
  if (typeof given !== 'string') throw new ConfigError('dateFormat', formatBound, given);
  if (formats.includes(given as DateFormat)) return given as DateFormat;
  const [date = ''] = given.toLowerCase().split(/[^a-z]*h/);
  const order = ['y', 'm', 'd']
    .filter((letter) => date.includes(letter))
    .sort((a, b) => date.indexOf(a) - date.indexOf(b))
    .join('');
  if (formats.includes(order as DateFormat)) return order as DateFormat;
  throw new ConfigError('dateFormat', formatBound, given);
}

const clocks = "an offset such as 'UTC-5' or '+05:30', a table of transitions, or one of";

/** Clocks that go by a shipped zone, by the abbreviations of their names. */
const abbreviations: Readonly<Record<string, ZoneName>> = {
  ET: 'America/New_York',
  EST: 'America/New_York',
  EDT: 'America/New_York',
  CET: 'Europe/Berlin',
  CEST: 'Europe/Berlin',
  BST: 'Europe/London',
  JST: 'Asia/Tokyo',
  HKT: 'Asia/Hong_Kong',
  AEST: 'Australia/Sydney',
};

function zoneMeant(typed: string): string {
  const zone = abbreviations[typed.toUpperCase()];
  return zone === undefined ? didYouMean(typed, zoneNames) : ` (did you mean '${zone}'?)`;
}

/** A shipped zone, a table, or a fixed offset such as `UTC-5`, `GMT+2` or `+05:30`. */
function zoneOfOption(value: string | Zone): Zone {
  const fixed =
    typeof value === 'string'
      ? /^(?:UTC|GMT)?\s?([+-])(\d{1,2})(?::?(\d\d))?$/i.exec(value.trim())
      : null;
  if (typeof value === 'string' && fixed === null && !zoneNames.includes(value as ZoneName)) {
    const known = zoneNames.map((name) => `'${name}'`).join(', ');
    throw new ConfigError('timeZone', `${clocks} ${known}${zoneMeant(value)}`, value);
  }
  if (fixed === null) return zoneOf(value as ZoneName, 'timeZone');
  const minutes = Number(fixed[2]) * 60 + Number(fixed[3] ?? 0);
  if (minutes > 15 * 60) throw new ConfigError('timeZone', 'at most 15 hours from UTC', value);
  const offsetMs = (fixed[1] === '-' ? -minutes : minutes) * 60_000;
  return { name: value as string, transitions: [[0, offsetMs]] };
}
