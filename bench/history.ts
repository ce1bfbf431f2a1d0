/**
 * npm run bench -- history
 *
 * What encoding and decoding a bar costs once compiled, in CPU time, the best of as many runs as
 * 250,000 bars take and at least three, and how many bytes are left: on made-up bars
 * with decimals as feeds have them, and on the files of BARWAVE_DATA where it is set.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { barFields, type Columns, emptyColumns } from '../src/bars/index.js';
import { decodeBars, encodeBars } from '../src/history/index.js';
import { makeMarket } from './harness/market.js';

const folder = process.env['BARWAVE_DATA'] ?? '';

console.log('bars                                number   bytes a bar   µs in   µs out');
line('made up, two decimals', decimals(makeMarket(50_000).columns));
if (folder !== '' && existsSync(folder)) {
  const names = readdirSync(folder).filter((name) => /^(lean|pyalgo|yndx).*\.csv\.gz$/.test(name));
  for (const name of names) {
    if (!name.includes('factors')) line(name.replace('.csv.gz', ''), load(join(folder, name)));
  }
}

function line(title: string, columns: Columns): void {
  const { length } = columns.time;
  let bytes = encodeBars(columns);
  const encoding = bestUs(length, () => {
    bytes = encodeBars(columns);
  });
  const decoding = bestUs(length, () => decodeBars(bytes));
  const figures = [
    `${length}`,
    (bytes.length / length).toFixed(3),
    encoding.toFixed(2),
    decoding.toFixed(2),
  ];
  console.log(`${title.padEnd(32)}${figures.map((figure) => figure.padStart(10)).join('')}`);
}

function bestUs(bars: number, run: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < Math.max(3, 250_000 / bars); i++) {
    const started = process.cpuUsage();
    run();
    best = Math.min(best, process.cpuUsage(started).user / bars);
  }
  return best;
}

function decimals(columns: Columns): Columns {
  const rounded = { ...columns };
  for (const field of ['open', 'high', 'low', 'close'] as const) {
    rounded[field] = columns[field].map((price) => Math.round(price * 100) / 100);
  }
  return rounded;
}

function load(path: string): Columns {
  const rows = gunzipSync(readFileSync(path)).toString().trim().split('\n').slice(1);
  const columns = emptyColumns(rows.length);
  for (const [i, row] of rows.entries()) {
    for (const [j, cell] of row.split(',').entries()) columns[barFields[j]!][i] = Number(cell);
  }
  return columns;
}
