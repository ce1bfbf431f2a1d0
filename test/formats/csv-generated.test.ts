import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { expect, test } from 'vitest';
import {
  type Bar,
  type Columns,
  columnsOf,
  localTime,
  offsetAt,
  zoneOf,
} from '../../src/bars/index.js';
import { type CsvOptions, fromCsv } from '../../src/formats/index.js';
import { cases } from '../cases.js';

// Bars are written down in every combination of habits that people have, and read back. Whatever
// the combination, what is read is what was written, or the text is refused: nothing else.

const random = xoroshiro128plus(13);
const below = (n: number): number => (random.next() >>> 0) % n;
const chance = (of: number): boolean => below(of) === 0;
const pick = <T>(list: readonly T[]): T => list[below(list.length)]!;

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const zones = ['UTC', 'America/New_York', 'Europe/Berlin', 'Asia/Tokyo', 'Asia/Kolkata'] as const;
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

type Parts = { y: string; m: number; d: number; clock: string; h: number; min: string };

function partsOf(localMs: number): Parts {
  const text = new Date(localMs).toISOString();
  const [m, d] = [Number(text.slice(5, 7)), Number(text.slice(8, 10))];
  const clock = text.slice(11, 19);
  return { y: text.slice(0, 4), m, d, clock, h: Number(clock.slice(0, 2)), min: clock.slice(3, 5) };
}

const two = (x: number): string => String(x).padStart(2, '0');
const half = ({ h, min }: Parts): string => `${h % 12 || 12}:${min} ${h < 12 ? 'AM' : 'PM'}`;

/** How a date is written, and the option that says so. */
const dates: readonly (readonly [string, (p: Parts) => string])[] = [
  ['ymd', (p) => `${p.y}-${two(p.m)}-${two(p.d)}`],
  ['ymd', (p) => `${p.y}.${two(p.m)}.${two(p.d)}`],
  ['ymd', (p) => `${p.y}/${p.m}/${p.d}`],
  ['ymd', (p) => `${p.y}${two(p.m)}${two(p.d)}`],
  ['dmy', (p) => `${two(p.d)}.${two(p.m)}.${p.y}`],
  ['DD/MM/YYYY', (p) => `${two(p.d)}/${two(p.m)}/${p.y}`],
  ['mdy', (p) => `${p.m}/${p.d}/${p.y}`],
  ['MM/DD/YY', (p) => `${two(p.m)}/${two(p.d)}/${p.y.slice(2)}`],
  ['dmy', (p) => `${two(p.d)}/${two(p.m)}/${p.y.slice(2)}`],
  ['mdy', (p) => `${months[p.m - 1]} ${p.d}, ${p.y}`],
  ['dmy', (p) => `${p.d}-${months[p.m - 1]}-${p.y.slice(2)}`],
];

const clocks: readonly ((p: Parts) => string)[] = [
  (p) => p.clock,
  (p) => p.clock.slice(0, 5),
  (p) => `${p.h}:${p.min}`,
  half,
  (p) => p.clock.replaceAll(':', ''),
];

const units = { s: 1e-3, ms: 1, us: 1e3, ns: 1e6 } as const;

/** Midnight, UTC, of a Sunday on which Berlin shows the hour from two to three twice. */
function clocksGoBack(): number {
  const november = Date.UTC(1999 + below(24), 10, 1);
  return november - (new Date(november).getUTCDay() || 7) * DAY;
}

/** One series of bars, in steps of a minute, an hour or a day. */
function someBars(): { bars: Bar[]; isDaily: boolean; hasVolume: boolean } {
  const step = pick([MINUTE, 60 * MINUTE, DAY]);
  const decimals = below(5);
  const hasVolume = !chance(4);
  const start = chance(8) ? clocksGoBack() : Date.UTC(1999, 0, 1) + below(9_000) * DAY;
  let close = pick([0.85, 1.12, 47, 1_834, 43_211]);
  const bars = Array.from({ length: 1 + below(30) }, (_, i) => {
    const [a, b, c] = [below(100), below(100), below(100)].map((x) => 1 + (x - 50) / 4000);
    const open = close;
    close = open * a!;
    const high = Math.max(open, close) * (1 + Math.abs(b! - 1));
    const low = Math.min(open, close) * (1 - Math.abs(c! - 1));
    const round = (x: number): number => Number(x.toFixed(decimals));
    const volume = hasVolume ? pick([below(900), below(2_000_000), below(9_000) / 8]) : 0;
    const time = start + i * step;
    return {
      time,
      open: round(open),
      high: round(high),
      low: round(low),
      close: round(close),
      volume,
    };
  });
  return { bars, isDaily: step === DAY, hasVolume };
}

/** A number in a dialect. */
function written(x: number, decimal: string, grouping: string): string {
  const [whole, rest] = String(x).split('.') as [string, string?];
  const grouped = grouping === '' ? whole : whole.replace(/\B(?=(\d{3})+$)/g, grouping);
  return rest === undefined ? grouped : `${grouped}${decimal}${rest}`;
}

const titleSets = [
  ['Date', 'Open', 'High', 'Low', 'Close', 'Volume'],
  ['<DATE>', '<OPEN>', '<HIGH>', '<LOW>', '<CLOSE>', '<VOL>'],
  ['t', 'o', 'h', 'l', 'c', 'v'],
  ['timestamp', 'open_price', 'high_price', 'low_price', 'close_price', 'tick_volume'],
  ['Datum', 'Eröffnung', 'Hoch', 'Tief', 'Schluss', 'Volumen'],
  ['', 'SPY.Open', 'SPY.High', 'SPY.Low', 'SPY.Close', 'SPY.Volume'],
  ['', '1. open', '2. high', '3. low', '4. close', '5. volume'],
];

interface Written {
  readonly text: string;
  readonly options: CsvOptions;
  /** Nothing is left open by the options. */
  readonly isSettled: boolean;
  /** The bars before any whose time tells which showing of an hour it is. */
  readonly untold: ReadonlySet<Bar>;
}

function writeDown(bars: readonly Bar[], isDaily: boolean, hasVolume: boolean): Written {
  const delimiter = pick([',', ',', ';', '\t', '|'] as const);
  const decimal = pick(['.', '.', ','] as const);
  const zone = pick(zones);
  const [dateFormat, date] = pick(dates);
  const clock = pick(clocks);
  const unit = pick(['s', 'ms', 'us', 'ns'] as const);
  const form = pick(
    isDaily ? (['date', 'count'] as const) : (['one', 'split', 'count', 'zoned'] as const),
  );
  const isSettled = chance(2);
  // Programs group nothing, and nobody groups by dots between bare commas: 1.834 is read there.
  const hasDecimals = bars.some(({ open, close }) => !Number.isInteger(open + close));
  const isByHand = delimiter !== ',' && form !== 'count' && form !== 'zoned';
  const other = decimal === '.' ? ',' : hasDecimals || isByHand ? '.' : '';
  const grouping = pick(['', '', other, ' ', "'"]);
  const local = (bar: Bar): Parts =>
    partsOf(bar.time + (isDaily ? 0 : offsetAt(zoneOf(zone), bar.time)));
  const times = (bar: Bar): string[] => {
    if (form === 'count')
      return [unit === 'ns' ? `${bar.time}000000` : String(bar.time * units[unit])];
    if (form === 'zoned') return [new Date(bar.time).toISOString()];
    if (form === 'date') return [date(local(bar))];
    return form === 'split'
      ? [date(local(bar)), clock(local(bar))]
      : [`${date(local(bar))} ${clock(local(bar))}`];
  };
  const number = (x: number): string => written(x, decimal, grouping);
  const isQuoted = chance(3);
  const cell = (text: string): string =>
    isQuoted || text.includes(delimiter) ? `"${text}"` : text;
  const isTitled = !chance(4);
  const extra =
    isTitled && chance(3)
      ? pick([
          ['Adj Close', '1.5'],
          ['trades', '17'],
          ['RSI', '55.25'],
        ])
      : undefined;
  const titles = pick(titleSets);
  const named = [
    titles[0]!,
    ...(form === 'split' ? ['Time'] : []),
    ...titles.slice(1, hasVolume ? 6 : 5),
  ];
  const head = [...named, ...(extra === undefined ? [] : [extra[0]!])];
  const inOrder = chance(3) ? bars.toReversed() : bars;
  const rows = inOrder.map((bar) => {
    const numbers = [bar.open, bar.high, bar.low, bar.close, ...(hasVolume ? [bar.volume] : [])];
    return [...times(bar), ...numbers.map(number), ...(extra === undefined ? [] : [extra[1]!])];
  });
  // With titles, columns may stand in any order; a date stays before its time of day.
  const order = head.map((_, i) => i);
  if (isTitled && chance(2)) order.sort(() => below(3) - 1);
  const lines = [...(isTitled ? [head] : []), ...rows].map((row) =>
    order.map((i) => cell(row[i]!)).join(delimiter),
  );
  if (isTitled && chance(4)) lines.unshift('Prices of ACME', '');
  const text = `${chance(4) ? '\uFEFF' : ''}${lines.join(chance(3) ? '\r\n' : '\n')}`;
  const isLocal = form === 'one' || form === 'split';
  const isShownTwice = (bar: Bar): boolean =>
    localTime(zoneOf(zone), bar.time + offsetAt(zoneOf(zone), bar.time)).kind === 'twice';
  const told = isLocal ? inOrder.findIndex((bar) => !isShownTwice(bar)) : 0;
  return {
    text,
    untold: new Set(told === -1 ? inOrder : inOrder.slice(0, told)),
    isSettled: isSettled && isTitled,
    options: {
      ...((isSettled || chance(2)) && isLocal && { timeZone: zone }),
      ...(isSettled && (isLocal || form === 'date') && { dateFormat }),
      ...(isSettled && { decimal }),
    },
  };
}

test('bars written in any habit are read as they were, or the text is refused', () => {
  const outcomes = { right: 0, untold: 0, refused: 0, settledButRefused: 0, wrong: 0 };
  const count = cases(10_000);
  for (let i = 0; i < count; i++) {
    const { bars, isDaily, hasVolume } = someBars();
    const { text, options, isSettled, untold } = writeDown(bars, isDaily, hasVolume);
    const read = fromCsv(text, options);
    if (read.refusal !== undefined) {
      outcomes[isSettled ? 'settledButRefused' : 'refused'] += 1;
      continue;
    }
    // A file that begins within an hour shown twice: each row of it is told, and no row is guessed.
    const isRight =
      valuesOf(read.columns) === valuesOf(columnsOf(bars.filter((bar) => !untold.has(bar)))) &&
      read.errors.length === untold.size &&
      read.errors.every(({ reason }) => reason === 'repeated-local-time');
    outcomes[!isRight ? 'wrong' : untold.size > 0 ? 'untold' : 'right'] += 1;
    if (!isRight) console.log(JSON.stringify(options), text.slice(0, 300), read.notes);
  }
  console.log(`${count} written files:`, JSON.stringify(outcomes));
  expect([outcomes.wrong, outcomes.settledButRefused]).toEqual([0, 0]);
  expect(outcomes.untold).toBeGreaterThan(0);
  expect(outcomes.right).toBeGreaterThan(0.7 * count);
});

const valuesOf = (columns: Columns): string =>
  JSON.stringify(Object.values(columns).map((column) => [...column]));
