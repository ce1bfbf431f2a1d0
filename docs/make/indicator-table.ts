// npx tsx docs/make/indicator-table.ts: writes the table of docs/indicators.md anew.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Kind, Output } from '../../src/core/kind.js';
import type { AnyParameter } from '../../src/core/parameters.js';
import { catalog } from '../../src/indicators/catalog.js';
import type { KindName } from '../../src/indicators/spec.js';
import { chartMatches } from './chart-matches.js';

const page = 'docs/indicators.md';
const marks = ['<!-- table -->\n', '<!-- /table -->'] as const;

/** The page as it stands, and as it should: the same words with the table of the catalogue. */
export function indicatorPage(): { readonly committed: string; readonly generated: string } {
  const committed = readFileSync(page, 'utf8');
  const [before, rest = ''] = committed.split(marks[0]);
  const after = rest.split(marks[1])[1];
  return { committed, generated: `${before}${marks[0]}\n${table()}\n\n${marks[1]}${after}` };
}

function table(): string {
  const heads =
    'kind|title|parameters|outputs|range|warm-up|settle|undefined|cost|TradingView|TA-Lib';
  const rows = (Object.keys(catalog) as KindName[])
    .sort()
    .map((name) => cellsOf(name).map(escaped));
  const lines = [heads.split('|'), heads.split('|').map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function cellsOf(name: KindName): string[] {
  const kind: Kind = catalog[name];
  const docstring = docstrings().get(name) ?? '';
  const match = chartMatches[name];
  const outputs = Object.entries(kind.outputs);
  return [
    `\`${name}\``,
    kind.title,
    Object.entries(parametersOf(kind)).map(parameterText).join(', ') || '–',
    outputs.map(([output]) => output).join(', '),
    rangesText(outputs),
    String(kind.warmUp(defaultsOf(kind))),
    match.settle ?? settleText(kind),
    tag(docstring, 'undefined') ?? '–',
    tag(docstring, 'cost') ?? '–',
    match.tradingView,
    match.taLib,
  ];
}

function parametersOf(kind: Kind): Readonly<Record<string, AnyParameter>> {
  return kind.parameters as Readonly<Record<string, AnyParameter>>;
}

function defaultsOf(kind: Kind): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(parametersOf(kind)).map(([name, parameter]) => [name, parameter.default]),
  );
}

function parameterText([name, parameter]: readonly [string, AnyParameter]): string {
  if (parameter.type === 'word') return `${name} ${parameter.words.join(' / ')}`;
  const least = parameter.type === 'integer' && parameter.min > 1 ? ` (≥ ${parameter.min})` : '';
  return `${name} ${parameter.default}${least}`;
}

/** One range for all outputs that have it; `–` for outputs without bounds. */
function rangesText(outputs: readonly (readonly [string, Output])[]): string {
  const texts = outputs.map(([, { range }]) => range?.map(bound).join(' … ') ?? '–');
  if (new Set(texts).size === 1) return texts[0]!;
  const bounded = outputs.map(([name], i) => `${name} ${texts[i]}`);
  return bounded.filter((text) => !text.endsWith('–')).join(', ');
}

function bound(x: number): string {
  if (!Number.isFinite(x)) return x > 0 ? '∞' : '−∞';
  return String(x).replace('-', '−');
}

function settleText(kind: Kind): string {
  const defaults = defaultsOf(kind);
  if (kind.settle !== undefined) return String(kind.settle(defaults));
  if (Number.isFinite(kind.memory(defaults))) return 'exact';
  throw new Error(`${kind.name}: say in chart-matches.ts when it settles`);
}

let found: Map<string, string> | undefined;

/** The docstring of each kind's class, by the kind's name. */
function docstrings(): Map<string, string> {
  if (found !== undefined) return found;
  found = new Map();
  for (const room of ['src/indicators', 'src/statistics']) {
    for (const file of readdirSync(room).filter((entry) => entry.endsWith('.ts'))) {
      const text = readFileSync(`${room}/${file}`, 'utf8');
      const name = /readonly kind: Kind<\s*'(\w+)'/.exec(text)?.[1];
      const before = text.slice(0, text.search(/^export class /m));
      if (name !== undefined) found.set(name, before.slice(before.lastIndexOf('/**')));
    }
  }
  return found;
}

/** What a docstring says under `@name`, its lines joined. */
function tag(docstring: string, name: string): string | undefined {
  const text = new RegExp(`@${name}\\s+([\\s\\S]*?)\\n \\*(?: @|/)`).exec(docstring)?.[1];
  return text?.replace(/\s*\n \*\s*/g, ' ');
}

function escaped(cell: string): string {
  return cell.replaceAll('|', '\\|');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(page, indicatorPage().generated);
}
