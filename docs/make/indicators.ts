// npx tsx docs/make/indicators.ts: writes what follows from the kinds and their entries anew: the
// tables of docs/indicators.md and docs/conventions.md, and the list of their types in src/.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Kind, Output } from '../../src/core/kind.js';
import type { AnyParameter } from '../../src/core/parameters.js';
import { catalog } from '../../src/indicators/catalog.js';
import type { KindName } from '../../src/indicators/set/spec.js';
import { kindTypes } from './kind-types.js';
import { entries, sections } from './kinds/index.js';
import type { Entry, Section } from './kinds/section.js';
import { pageWith, type Written } from './written.js';

export function writtenFiles(): Written[] {
  return [
    pageWith(table(), 'docs/indicators.md'),
    pageWith(sections.filter(hasConventions).map(conventions).join('\n\n'), 'docs/conventions.md'),
    list('src/indicators/index.ts', kindTypes()),
  ];
}

/** The same source with `made` below its mark. */
function list(file: string, made: string): Written {
  const mark =
    '// Written by docs/make/indicators.ts: what the files of the kinds name for their users.\n';
  const committed = readFileSync(file, 'utf8');
  return { file, committed, generated: `${committed.split(mark)[0]}${mark}\n${made}` };
}

function lines(heads: string, rows: readonly (readonly string[])[]): string {
  const names = heads.split('|');
  const all = [names, names.map(() => '---'), ...rows.map((cells) => cells.map(escaped))];
  return all.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function hasConventions({ kinds }: Section): boolean {
  return Object.values(kinds).some(({ formula }) => formula !== undefined);
}

function conventions({ title, note, kinds }: Section, index: number): string {
  const rows = Object.entries(kinds)
    .filter(([, { formula }]) => formula !== undefined)
    .map(([name, { formula = none, warmUp = none, others = none, source = none }]) => [
      `\`${name}\``,
      formula,
      warmUp,
      others,
      source,
    ]);
  const heads = 'kind|formula and undefined|warm-up|other libraries|source';
  const head = `## ${index + 1}. ${title}\n\n`;
  return `${head}${note === undefined ? '' : `${note}\n\n`}${lines(heads, rows)}`;
}

const none = '–';

function table(): string {
  const heads =
    'kind|title|parameters|outputs|range|warm-up|settle|gap|undefined|cost|TradingView|TA-Lib';
  return lines(heads, (Object.keys(catalog) as KindName[]).sort().map(cellsOf));
}

/** The entry of a kind, or the sentence that says where to write one. */
export function entryOf(name: string): Entry {
  const entry = entries.get(name);
  if (entry !== undefined) return entry;
  throw new Error(
    `'${name}' has no entry: say its formula, warm-up and whom it matches in a file of docs/make/kinds/`,
  );
}

function cellsOf(name: KindName): string[] {
  const kind: Kind = catalog[name];
  const docstring = docstrings().get(name) ?? '';
  const match = entryOf(name);
  const outputs = Object.entries(kind.outputs);
  return [
    `\`${name}\``,
    kind.title,
    Object.entries(parametersOf(kind)).map(parameterText).join(', ') || none,
    outputs.map(([output]) => output).join(', '),
    rangesText(outputs),
    String(kind.warmUp(defaultsOf(kind))),
    match.settle ?? settleText(kind),
    gapText(kind),
    tag(docstring, 'undefined') ?? none,
    tag(docstring, 'cost') ?? none,
    match.tradingView ?? none,
    match.taLib ?? none,
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
  const texts = outputs.map(([, { range }]) => range?.map(bound).join(' … ') ?? none);
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
  if (Number.isFinite(kind.memory(defaults))) return 'exact';
  if (kind.settle !== undefined) return String(kind.settle(defaults));
  throw new Error(`${kind.name}: say in its entry in docs/make/kinds/ when it settles`);
}

/** No kind knows of gaps; those that read the time begin anew by it. */
function gapText(kind: Kind): string {
  return byTime.includes(kind.name) ? 'continue, anew by time' : 'continue';
}

/** Kinds that read the time of a bar: sessions, days and anchors begin by it. */
const byTime: readonly string[] = [
  'vwap',
  'vwapBands',
  'anchoredVwap',
  'pivotPoints',
  'volumeProfile',
  'cvd',
];

let found: Map<string, string> | undefined;

/** The docstring of each kind's class, by the kind's name. */
function docstrings(): Map<string, string> {
  if (found !== undefined) return found;
  found = new Map();
  for (const room of ['src/indicators', 'src/statistics']) {
    const files = readdirSync(room, { recursive: true, encoding: 'utf8' });
    for (const file of files.filter((entry) => entry.endsWith('.ts'))) {
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
  for (const { file, generated } of writtenFiles()) writeFileSync(file, generated);
}
