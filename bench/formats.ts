/**
 * npm run bench -- formats
 *
 * Rows a second of `fromCsv` on 300,000 rows a file, beside papaparse and d3-dsv, which give cells of
 * text (papaparse also numbers where asked): our columns are numbers and times in ms.
 * Each contestant has a turn in each round; the best round counts.
 */
import { csvParseRows, dsvFormat } from 'd3-dsv';
import Papa from 'papaparse';
import { fromCsv } from '../src/formats/index.js';

const ROWS = 300_000;
const ROUNDS = Number(process.env['ROUNDS'] ?? 5);

type Maker = (time: number, prices: readonly string[], volume: number) => string;

const files: readonly { name: string; title: string; row: Maker; options?: object }[] = [
  {
    name: 'milliseconds, commas',
    title: 'time,open,high,low,close,volume',
    row: (time, prices, volume) => `${time},${prices.join(',')},${volume}`,
  },
  {
    name: 'ISO local times, New York',
    title: 'time,open,high,low,close,volume',
    row: (time, prices, volume) =>
      `${iso(time).slice(0, 10)} ${iso(time).slice(11, 19)},${prices.join(',')},${volume}`,
    options: { timeZone: 'America/New_York' },
  },
  {
    name: 'date;time, decimal commas',
    title: 'Date;Time;Open;High;Low;Close;Volume',
    row: (time, prices, volume) => {
      const [year, month, day] = iso(time).slice(0, 10).split('-');
      const numbers = prices.join(';').replaceAll('.', ',');
      return `${day}.${month}.${year};${iso(time).slice(11, 16)};${numbers};${volume}`;
    },
    options: { timeZone: 'UTC' },
  },
];

const iso = (time: number): string => new Date(time).toISOString();

function textOf({ title, row }: (typeof files)[number]): string {
  const lines = [title];
  let close = 100;
  for (let i = 0; i < ROWS; i++) {
    const open = close;
    close += ((i * 7919) % 41) / 100 - 0.2;
    const high = Math.max(open, close) + 0.05;
    const low = Math.min(open, close) - 0.05;
    const prices = [open, high, low, close].map((price) => price.toFixed(2));
    lines.push(row(1_704_067_200_000 + i * 60_000, prices, (i * 37) % 9999));
  }
  return lines.join('\n');
}

for (const file of files) {
  const text = textOf(file);
  const delimiter = file.title.includes(';') ? ';' : ',';
  const rows = delimiter === ',' ? csvParseRows : dsvFormat(delimiter).parseRows;
  const contestants: Record<string, () => number> = {
    barwave: () => fromCsv(text, file.options ?? {}).rows,
    'papaparse, numbers': () => Papa.parse(text, { dynamicTyping: true }).data.length - 1,
    papaparse: () => Papa.parse(text).data.length - 1,
    'd3-dsv': () => rows(text).length - 1,
  };
  const best = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, run] of Object.entries(contestants)) {
      const start = performance.now();
      if (run() !== ROWS) throw new Error(`${name} did not read ${ROWS} rows`);
      const ms = performance.now() - start;
      best.set(name, Math.min(best.get(name) ?? ms, ms));
    }
  }
  const cells = [...best].map(([name, ms]) => `${name} ${(ROWS / ms / 1000).toFixed(2)} M`);
  console.log(`${file.name.padEnd(28)} rows/s: ${cells.join(' | ')}`);
}
