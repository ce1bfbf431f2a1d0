// A CSV file of any size, read in pieces, with progress, through a pipeline.
// tsx examples/replay-csv.ts bars.csv
import { createReadStream, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Decision, Pipeline, presets } from 'barwave';
import { barAt } from 'barwave/bars';
import { CsvReader } from 'barwave/formats';

const sp500 = new URL('../node_modules/vega-datasets/data/sp500-2000.csv', import.meta.url);
const path = process.argv[2] ?? fileURLToPath(sp500);

const reader = new CsvReader();
const total = statSync(path).size;
let read = 0;
for await (const piece of createReadStream(path, { encoding: 'utf8' })) {
  reader.push(piece);
  read += Buffer.byteLength(piece);
  console.log(`read ${Math.round((100 * read) / total)} %, ${reader.rows} rows`);
}
const { columns, errors } = reader.end();
for (const { line, reason, text } of errors.slice(0, 5))
  console.log(`line ${line}: ${reason} ${text}`);

const pipeline = new Pipeline({
  ...presets.usEquities,
  base: '1d',
  timeframes: ['1d', '1w'],
  symbol: 'SPX',
  equity: 100_000,
});
const length = columns.time.length;
const trades: Decision[] = [];
for (let i = 0; i < length; i++) {
  const { decision } = pipeline.update(barAt(columns, i));
  if (decision !== undefined && decision.action !== 'hold') trades.push(decision);
  if ((i + 1) % 1000 === 0 || i + 1 === length) {
    console.log(`replayed ${i + 1} of ${length} bars, ${trades.length} decisions to trade`);
  }
}
for (const { time, action, side, quantity, price, stop } of trades.slice(-3)) {
  const day = new Date(time).toISOString().slice(0, 10);
  const at = `at ${price.toFixed(2)}, stop ${stop.toFixed(2)}`;
  console.log(`${day} ${action} ${side} ${quantity} ${at}`);
}
