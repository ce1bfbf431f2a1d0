import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { given } from '../examples/cli/options.js';
import { readBars } from '../examples/demo/read-bars.js';
import { readOptions } from '../examples/demo/read-options.js';

// Files as the command line and the demo read them.

const folder = mkdtempSync(join(tmpdir(), 'barwave-read-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const titles = 'time,open,high,low,close,volume';
const day = (i: number) => new Date(Date.UTC(2024, 0, i)).toISOString();
const row = (i: number) => `${day(i)},10,12,9,${10 + (i % 2)},5`;

function fileOf(lines: readonly string[]): string {
  const path = join(folder, 'bars.csv');
  writeFileSync(path, lines.join('\n'));
  return path;
}

it('tells the first rows that are no bars, and that rows were out of order', () => {
  const broken = ['x', 'y', 'z', 'u', 'v', 'w', 's'].map((word) => `${word},1,2,1,2,5`);
  const file = readBars(fileOf([titles, row(1), row(2), titles, row(4), row(3), ...broken]));
  expect(file.columns.time).toHaveLength(4);
  expect(file.unreadable).toBe(8);
  expect(file.remarks).toHaveLength(7);
  expect(file.remarks[0]).toBe(
    'line 4: unreadable time: time; the titles again, as where files were joined',
  );
  expect(file.remarks.slice(-2)).toEqual([
    'and 3 rows more',
    'rows were out of order: the bars are sorted by time',
  ]);
  expect(readBars(fileOf([titles, row(1), row(2), row(3)])).remarks).toEqual([]);
});

it('reads one of several symbols; where there is one only, the symbol is a name', () => {
  const rows = [1, 2, 3].flatMap((i) => [`A,${row(i)}`, `B,${row(i).replace(',12,', ',13,')}`]);
  const path = fileOf([`symbol,${titles}`, ...rows]);
  expect(() => readBars(path)).toThrow(/set --symbol 'A' to read its rows$/);
  expect([...readBars(path, { symbol: 'B' }).columns.high]).toEqual([13, 13, 13]);
  expect(() => readBars(path, { symbol: 'a' })).toThrow('no row is of a; 6 are of other symbols');
  const one = fileOf([titles, row(1), row(2), row(3)]);
  expect(readBars(one, { symbol: 'BTC' }).columns.time).toHaveLength(3);
});

it('an option that there is not is answered with the nearest', () => {
  expect(() => given(['--timezone', 'UTC'], readOptions)).toThrow(
    /'--timezone' \(did you mean 'timeZone'\?\); known are --timeZone /,
  );
});
