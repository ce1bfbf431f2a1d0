// The page: a synthetic market or CSV files through one thread, then through web workers.
import { CsvReader } from 'barwave/formats';
import type { SymbolColumns } from 'barwave/parallel';
import { compare, type Run, tableOf } from '../compare.js';
import { marketOf, type Source, syntheticMarket } from '../market.js';

const byId = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;
const form = byId<HTMLFormElement>('form');
const said = byId('said');
const progress = byId<HTMLProgressElement>('progress');
const table = byId<HTMLTableElement>('table');

const field = (name: string): string => byId<HTMLInputElement>(name).value;

async function market(): Promise<SymbolColumns> {
  const files = [...(byId<HTMLInputElement>('files').files ?? [])];
  if (files.length === 0)
    return syntheticMarket(Number(field('symbols')), Number(field('minutes')));
  const sources = files.map(async (file): Promise<Source> => {
    const reader = new CsvReader();
    reader.push(await file.text());
    return { symbol: file.name.replace(/\.\w+$/, ''), columns: reader.end().columns };
  });
  return marketOf(await Promise.all(sources));
}

function show(runs: readonly Run[], bars: number): void {
  table.replaceChildren();
  tableOf(runs, bars).forEach((cells, i) => {
    const row = table.insertRow();
    for (const text of cells) {
      const cell = document.createElement(i === 0 ? 'th' : 'td');
      cell.textContent = text;
      row.append(cell);
    }
  });
}

async function run(): Promise<void> {
  const fed = await market();
  const bars = fed.symbolAt.length;
  const runs = await compare(fed, {
    config: {
      base: field('base'),
      timeframes: field('timeframes').split(','),
      risk: { minConfidence: 0.02 },
      portfolio: { maxExposureRatio: 2 },
    },
    counts: [0, ...field('workers').split(',').map(Number)],
    worker: () => new Worker('lanes.js', { type: 'module' }),
    progress(workers, done) {
      progress.value = done / bars;
      said.textContent = `${workers} workers: ${done} of ${bars} bars`;
    },
  });
  show(runs, bars);
  said.textContent = `${runs[0]!.trades} decisions to trade, the same every way`;
}

function start(): void {
  run().catch((error: Error) => {
    said.textContent = error.message;
  });
}

byId<HTMLInputElement>('workers').value = String(navigator.hardwareConcurrency);
form.addEventListener('submit', (event) => {
  event.preventDefault();
  start();
});
start();
