import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnsOf } from '../../src/bars/columns.js';
import { type CsvBars, CsvReader, fromCsv, sortBars, toCsv } from '../../src/formats/index.js';
import { leastMs } from '../clock.js';

const sp500 = readFileSync(
  new URL('../../node_modules/vega-datasets/data/sp500-2000.csv', import.meta.url),
  'utf8',
);

const utc = (...parts: [number, number, number?, number?, number?]): number =>
  Date.UTC(parts[0], parts[1] - 1, parts[2] ?? 1, parts[3] ?? 0, parts[4] ?? 0);

const closes = (read: CsvBars): number[] => [...read.columns.close];

/** The reason and line of each error. */
const faults = (read: CsvBars): string[] => read.errors.map((e) => `${e.line} ${e.reason}`);

describe('fromCsv', () => {
  test('reads the 5,105 bars of the S&P 500, adjusted close left alone', () => {
    const { columns, errors, rows } = fromCsv(sp500);
    expect([rows, errors.length, columns.time.length]).toEqual([5105, 0, 5105]);
    expect([columns.time[0], columns.time[5104]]).toEqual([utc(2000, 1, 3), utc(2020, 4, 17)]);
    expect([columns.open[0], columns.close[5104]]).toEqual([1469.25, 2874.560059]);
    expect(columns.volume[5104]).toBe(5792140000);
  });

  test('finds columns whatever their case, order and spelling', () => {
    const { columns } = fromCsv('Vol, CLOSE ,L,h,"Open",extra,Open_Time\n9,3,1,4,2,x,2000-01-03\n');
    expect(Object.values(columns).map((c) => c[0])).toEqual([utc(2000, 1, 3), 2, 4, 1, 3, 9]);
  });

  test('has the bars as records, too, made once, with symbols where there are several', () => {
    const read = fromCsv(sp500);
    expect(columnsOf(read.bars)).toEqual(read.columns);
    expect(read.bars).toBe(read.bars);
    expect(Object.keys(read)).not.toContain('bars');
    const text = 'time,symbol,open,high,low,close\n2000-01-03,A,1,1,1,1\n2000-01-03,B,2,2,2,2\n';
    const { bars } = fromCsv(text, { symbolColumn: 'symbol' });
    expect(bars.map(({ symbol, close }) => [symbol, close])).toEqual([
      ['A', 1],
      ['B', 2],
    ]);
    expect(fromCsv('nothing of the kind').bars).toEqual([]);
  });

  test('takes named columns where they are asked for', () => {
    const text = 'date,open,high,low,close,adjclose\n2000-01-03,1,4,1,2,3\n';
    expect(closes(fromCsv(text, { columns: { close: 'Adj Close' } }))).toEqual([3]);
    expect(faults(fromCsv(text, { columns: { close: 'last' } }))).toEqual(['1 missing-column']);
    expect(faults(fromCsv(text, { columns: { volume: 'size' } }))).toEqual(['1 missing-column']);
  });

  test('reads a date beside a time of day as one, and a semicolon as delimiter', () => {
    const text = 'Date;Time;Open;High;Low;Close\n2011-01-04;09:30;1;1;1;1\n';
    expect(fromCsv(text, { timeZone: 'UTC' }).columns.time[0]).toBe(utc(2011, 1, 4, 9, 30));
  });

  test('quotes, line ends of both kinds, blank lines, a byte order mark, no line end at the end', () => {
    const text =
      '\uFEFF"time","note, ""so""\nsaid",open,high,low,close\r\n' +
      '"Jan 3, 2000","a\n""b""",1,"2",1,1\r\n\r\n\n2000-01-04,,1,2,1,1';
    const { columns, errors, rows } = fromCsv(text);
    expect([errors, rows]).toEqual([[], 2]);
    expect([...columns.time]).toEqual([utc(2000, 1, 3), utc(2000, 1, 4)]);
  });

  test('a doubled quote is one, within quotes', () => {
    const text = 'time,open,high,low,"the ""last"""\n2000-01-03,1,4,1,3\n';
    expect(closes(fromCsv(text, { columns: { close: 'the "last"' } }))).toEqual([3]);
    const read = fromCsv('time,open,high,low,close\n"so ""be"" it",1,1,1,1\n');
    expect(read.errors[0]!.text).toBe('so "be" it');
  });

  test('a row without a price is an error; a blank volume is 0 and said, and so is none at all', () => {
    const read = fromCsv('time,open,high,low,close\n2000-01-03, ,NaN,null,1\n2000-01-04,1,1,1,-\n');
    expect(read.errors.map(({ reason, field }) => `${reason} ${field}`)).toEqual([
      'missing-price open',
      'missing-price close',
    ]);
    const none = fromCsv('time,open,high,low,close\n2000-01-03,1,1,1,1');
    expect(none.columns.volume[0]).toBe(0);
    expect(none.notes).toContain('no column of volume: the volume is 0');
    const blank = fromCsv(
      'time,open,high,low,close,volume\n2000-01-03,1,1,1,1,\n2000-01-04,1,1,1,1,5',
    );
    expect([...blank.columns.volume]).toEqual([0, 5]);
    expect(blank.notes).toContain('no volume in 1 row: it is 0 there');
  });

  test('each row that cannot be read is an error with its line; the others go on', () => {
    const text = [
      'time,open,high,low,close,volume',
      '2000-01-03,1,1,1,1,1',
      'tomorrow,1,1,1,1,1',
      '2000-01-05,1,1',
      '2000-01-06,"1\n",1,high,1,1',
      '2000-02-30,1,1,1,1,1',
      '2000-01-07,1,1,1,7,1',
      '2000-01-08,"1,1,1,1,1',
      '2000-01-09,1,1,1,1,1',
    ].join('\n');
    const read = fromCsv(text);
    expect(closes(read)).toEqual([1, 7, 1]);
    expect(faults(read)).toEqual([
      '3 unreadable-time',
      '4 missing-cells',
      '5 unreadable-number',
      '7 unreadable-time',
      '9 unclosed-quote',
    ]);
    expect(read.errors[2]!.text).toBe('high');
    expect(read.rows).toBe(8);
  });

  test('a header that lacks a field, or no text at all, is one error', () => {
    const read = fromCsv('date,price\nJan 1 2000,1394.46\n');
    expect(read.errors).toEqual([read.refusal]);
    expect(read.refusal).toMatchObject({
      line: 1,
      reason: 'missing-column',
      text: 'open',
      field: 'open',
      option: 'columns.open',
    });
    expect(read.columns.time.length).toBe(0);
    expect(faults(fromCsv(''))).toEqual(['1 missing-column']);
  });

  test('times labelled by close are moved to the open', () => {
    const text = 'time,open,high,low,close\n2000-01-03 09:35,1,1,1,1\n';
    const { columns } = fromCsv(text, { label: 'close', timeframe: '5m', timeZone: 'UTC' });
    expect(columns.time[0]).toBe(utc(2000, 1, 3, 9, 30));
    expect(() => fromCsv(text, { label: 'close' })).toThrow(/timeframe must be .*, got undefined/);
    expect(() => fromCsv(text, { label: 'end' as 'open' })).toThrow(/label must be one of/);
    expect(() => fromCsv(text, { lable: 'open' } as object)).toThrow(/did you mean 'label'/);
    expect(() => fromCsv(text, { columns: { cloze: 'x' } as object })).toThrow(/'close'/);
    expect(() => fromCsv(text, { delimiter: ' ' as ',' })).toThrow(/delimiter/);
  });
});

describe('CsvReader', () => {
  test('gives the same however the text is cut', () => {
    const cell = fc.constantFrom('', '1', '2.5', '"3"', '"a""b"', '"\r\n"', 'x', '2000-01-03', '"');
    const row = fc.array(cell, { minLength: 1, maxLength: 7 }).map((cells) => cells.join(','));
    const body = fc.array(row, { maxLength: 8 });
    fc.assert(
      fc.property(body, fc.constantFrom('\n', '\r\n'), fc.nat(12), (rows, lineEnd, step) => {
        const text = ['time,open,high,low,close', ...rows].join(lineEnd);
        const reader = new CsvReader();
        for (let at = 0; at < text.length; at += step + 1)
          reader.push(text.slice(at, at + step + 1));
        const whole = fromCsv(text);
        expect(reader.end()).toEqual(whole);
        expect(whole.rows).toBe(whole.columns.time.length + whole.errors.length);
      }),
    );
  });

  test('says how far it is', () => {
    const reader = new CsvReader();
    reader.push('time,open,high,low,close\n2000-01-03,1,1,1,1\n2000-01-04,1');
    expect(reader.rows).toBe(0); // what is recognised depends on more of the text than that
    reader.push(`,1,1,1\n${'2000-01-05,1,1,1,1\n'.repeat(2000)}2000`);
    expect(reader.rows).toBe(2002);
  });

  test('needs time in proportion to the text, quotes or not', () => {
    const textOf = (quotes: number) => `time,open,high,low,close\n"${'""'.repeat(quotes)}`;
    const whole = (quotes: number) => () => {
      expect(faults(fromCsv(textOf(quotes)))).toEqual(['2 unclosed-quote']);
    };
    const byCharacter = (quotes: number) => () => {
      const reader = new CsvReader();
      for (const character of textOf(quotes)) reader.push(character);
    };
    // Eight times the text: eight times as long, and not 64 times.
    const rise = (read: (quotes: number) => () => void) =>
      leastMs(5, read(320_000)) / leastMs(5, read(40_000));
    expect(rise(whole)).toBeLessThan(24);
    expect(rise(byCharacter)).toBeLessThan(24);
  });
});

describe('toCsv', () => {
  test('is read back bit for bit', () => {
    const number = fc
      .double({ noDefaultInfinity: true, noNaN: true })
      .filter((x) => !Object.is(x, -0));
    const time = fc.integer({ min: -60_000_000_000_000, max: 250_000_000_000_000 });
    const bar = fc.record({
      time,
      open: number,
      high: number,
      low: number,
      close: number,
      volume: number,
    });
    fc.assert(
      fc.property(fc.array(bar), (bars) => {
        const columns = columnsOf(bars);
        const read = fromCsv(toCsv(columns), { timeZone: 'UTC', symbolColumn: null });
        expect(read).toMatchObject({ columns: sortBars(columns), errors: [], rows: bars.length });
      }),
    );
  });
});
