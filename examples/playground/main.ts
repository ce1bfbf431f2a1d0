// The page's program: a CSV in a text area becomes bars, indicators and charts, all in the browser.
import { type Columns, fromCsv } from 'barwave';
import { toUplot } from 'barwave/formats';
import { catalog, IncrementalIndicators } from 'barwave/indicators';
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import './page.css';
import { sampleCsv } from './sample.js';

const csv = document.querySelector<HTMLTextAreaElement>('#csv')!;
const kinds = document.querySelector<HTMLSelectElement>('#kinds')!;
const file = document.querySelector<HTMLInputElement>('#file')!;
const said = document.querySelector('#said')!;
const charts = document.querySelector<HTMLElement>('#charts')!;

interface Drawn {
  readonly title: string;
  readonly pane: 'overlay' | 'own';
  readonly outputs: Readonly<Record<string, { readonly guides?: readonly number[] }>>;
}

const known = catalog as Readonly<Record<string, Drawn>>;
const colours = ['#0072b2', '#d55e00', '#b8007a', '#1f9e89', '#453781', '#8a6d00'];

for (const kind of Object.keys(known).sort()) {
  const label = `${kind}: ${known[kind]!.title}`;
  kinds.add(new Option(label, kind, false, kind === 'ema' || kind === 'rsi'));
}
csv.value = sampleCsv();
csv.addEventListener('input', show);
kinds.addEventListener('change', show);
file.addEventListener('change', async () => {
  csv.value = (await file.files?.[0]?.text()) ?? csv.value;
  show();
});
show();

/** Read what is there, and draw it; what is wrong with it is said in one line. */
function show(): void {
  charts.replaceChildren();
  try {
    const { columns, errors, refusal } = fromCsv(csv.value);
    if (refusal !== undefined) {
      said.textContent = `Line ${refusal.line}: ${refusal.reason}. ${refusal.remedy}`;
      return;
    }
    const { length } = columns.time;
    said.textContent = `${length} bars${errors.length > 0 ? `, ${errors.length} rows that are none` : ''}`;
    if (length > 0) draw(columns);
  } catch (error) {
    said.textContent = String(error);
  }
}

function draw(columns: Columns): void {
  const chosen = Array.from(kinds.selectedOptions, ({ value }) => value);
  const specs = Object.fromEntries(chosen.map((kind) => [kind, { kind }]));
  const values = new IncrementalIndicators(specs as never).process(columns);
  const linesOf = (kind: string): Lines =>
    Object.fromEntries(Object.entries(values).filter(([name]) => name.split('.')[0] === kind));
  const overlays = chosen.filter((kind) => known[kind]?.pane === 'overlay').map(linesOf);
  chart(columns, Object.assign({ close: columns.close }, ...overlays), 320);
  for (const kind of chosen) {
    if (known[kind]?.pane === 'own') chart(columns, linesOf(kind), 170, guidesOf(kind));
  }
}

/** Where a reader looks for a turn: 30 and 70 of an RSI. */
function guidesOf(kind: string): number[] {
  return Object.values(known[kind]!.outputs).flatMap(({ guides = [] }) => guides);
}

type Lines = Readonly<Record<string, Float64Array>>;

function chart({ time }: Columns, lines: Lines, height: number, guides: number[] = []): void {
  const names = Object.keys(lines);
  const series = names.map((label, i) => ({
    label,
    width: 1.3,
    stroke: colours[i % colours.length]!,
  }));
  const pane = charts.appendChild(document.createElement('div'));
  const width = Math.max(280, charts.clientWidth - 16);
  const data = toUplot(time, ...Object.values(lines)) as UPlot.AlignedData;
  const axis = guides.length > 0 ? { splits: () => guides } : {};
  new UPlot({ width, height, axes: [{}, axis], series: [{}, ...series] }, data, pane);
}
