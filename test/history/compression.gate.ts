import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { barFields, type Columns, emptyColumns, sliceColumns } from '../../src/bars/index.js';
import { decodeBars, encodeBars } from '../../src/history/index.js';

const folder = process.env['BARWAVE_DATA'] ?? '../shared/data';
/** Files with a time, four prices and a volume in each row; the `si_` ones are edge cases of a few hundred bars. */
const names = existsSync(folder)
  ? readdirSync(folder).filter(
      (name) => /^(lean|pyalgo|yndx).*\.csv\.gz$/.test(name) && !/factors/.test(name),
    )
  : [];
/** Bytes a bar at most, where a figure was set beforehand. */
const most: Readonly<Record<string, number>> = {
  pyalgo_nt_spy_minute_2011_1m: 3.6,
  lean_spy_1s: 2.5,
  lean_oanda_eurusd_1s_bid: 1.35,
};
const table: string[] = [];

test.runIf(names.length === 0)(`${folder}: not present`, () => {});

test.each(names)('%s: below xz on ticks, and blocks cost at most a tenth more', (name) => {
  const columns = load(join(folder, name));
  const bars = columns.time.length;
  const started = process.cpuUsage();
  const bytes = encodeBars(columns);
  const encodeUs = process.cpuUsage(started).user / bars;
  const between = process.cpuUsage();
  const decoded = decodeBars(bytes);
  const decodeUs = process.cpuUsage(between).user / bars;
  for (const field of barFields) {
    expect(columns[field].every((value, i) => Object.is(value, decoded[field][i]))).toBe(true);
  }

  let blocks = 0;
  for (let i = 0; i < bars; i += 4096) {
    blocks += encodeBars(sliceColumns(columns, i, Math.min(i + 4096, bars))).length;
  }
  const xz = xzBytes(columns);
  const title = name.replace('.csv.gz', '');
  table.push(
    [
      title.padEnd(32),
      ...[bytes.length, blocks, xz].map((size) => (size / bars).toFixed(3).padStart(7)),
      (xz / bytes.length).toFixed(2).padStart(6),
      encodeUs.toFixed(1).padStart(7),
      decodeUs.toFixed(1).padStart(7),
    ].join(' '),
  );
  expect(bytes.length).toBeLessThan(xz);
  expect(blocks).toBeLessThanOrEqual(1.1 * bytes.length);
  expect(bytes.length / bars).toBeLessThanOrEqual(most[title] ?? Number.POSITIVE_INFINITY);
});

afterAll(() => {
  if (table.length === 0) return;
  const head = 'bytes a bar                        whole  blocks   xz -9e  xz/whole  µs in  µs out';
  console.log([head, ...table].join('\n'));
});

function load(path: string): Columns {
  const rows = gunzipSync(readFileSync(path)).toString().trim().split('\n').slice(1);
  const columns = emptyColumns(rows.length);
  for (const [i, row] of rows.entries()) {
    for (const [j, cell] of row.split(',').entries()) columns[barFields[j]!][i] = Number(cell);
  }
  return columns;
}

/**
 * What `xz -9e` makes of the best simple form: each column in ticks, as the difference that the
 * encoder codes too, zigzag, its bytes apart, highest first.
 */
function xzBytes(columns: Columns): number {
  const time = ticks([columns.time])[0]!;
  const [open, high, low, close] = ticks([columns.open, columns.high, columns.low, columns.close]);
  const [volume] = ticks([columns.volume]);
  const step = time.reduce((unit, t, i) => gcd(unit, i === 0 ? 0 : Math.abs(t - time[i - 1]!)), 0);
  const differences = [
    time.map((t, i) => (i === 0 ? 0 : (t - time[i - 1]!) / step)),
    open!.map((o, i) => o - (close![i - 1] ?? 0)),
    high!.map((h, i) => h - Math.max(open![i]!, close![i]!)),
    low!.map((l, i) => Math.min(open![i]!, close![i]!) - l),
    close!.map((c, i) => c - open![i]!),
    volume!,
  ];
  const found = spawnSync('xz', ['-9e', '-c'], {
    input: Buffer.concat(differences.map(bytesApart)),
    maxBuffer: 1 << 28,
  });
  if (found.status !== 0) throw new Error('this comparison needs xz');
  return found.stdout.length;
}

function bytesApart(values: readonly number[]): Buffer {
  const rows = values.map((value) => (value < 0 ? -2 * value - 1 : 2 * value));
  const width = Math.max(1, Math.ceil(Math.log2(rows.reduce((a, b) => Math.max(a, b), 0) + 1) / 8));
  const bytes = Buffer.alloc(width * rows.length);
  for (let place = 0; place < width; place++) {
    const unit = 256 ** (width - 1 - place);
    for (const [i, row] of rows.entries())
      bytes[place * rows.length + i] = Math.floor(row / unit) % 256;
  }
  return bytes;
}

function ticks(columns: readonly Float64Array[]): number[][] {
  for (let scale = 1; ; scale *= 10) {
    const counts = columns.map((column) => Array.from(column, (x) => Math.round(x * scale)));
    if (columns.every((column, c) => column.every((x, i) => counts[c]![i]! / scale === x)))
      return counts;
  }
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}
