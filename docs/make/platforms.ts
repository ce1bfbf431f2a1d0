// npx tsx docs/make/platforms.ts: runs the other programs, or reads what they said, beside the kinds on
// the bars of test/data/indicators, and writes the tables of docs/platforms.md and docs/migration.md.
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { catalog } from '../../src/indicators/catalog.js';
import { indicatorts } from './platforms/indicatorts.js';
import { type Nearness, nearness, resultText } from './platforms/measure.js';
import { pandasTa } from './platforms/pandas-ta.js';
import type { Platform, Row } from './platforms/row.js';
import { stockIndicators } from './platforms/stock-indicators.js';
import { taLib } from './platforms/ta-lib.js';
import { technicalindicators } from './platforms/technicalindicators.js';
import { tradingSignals } from './platforms/trading-signals.js';
import { tradingView } from './platforms/trading-view.js';
import { tulip } from './platforms/tulip.js';
import { pageWith, type Written } from './written.js';

export const platforms: readonly Platform[] = [
  tradingView,
  taLib,
  stockIndicators,
  pandasTa,
  tulip,
  tradingSignals,
  technicalindicators,
  indicatorts,
];

interface Measured {
  readonly row: Row;
  readonly nearness: Nearness;
}

export function measured(platform: Platform): Measured[] {
  return platform.rows.map((row) => ({ row, nearness: nearness(row) }));
}

/** The kind as specs spell it, with what is done to it before it is compared. */
function hereText({ here, output, scaled }: Row): string {
  const { kind, ...options } = here as { kind: string } & Record<string, unknown>;
  const given = Object.entries(options).map(([name, value]) => `${name}: ${textOf(value)}`);
  const spec = given.length === 0 ? kind : `${kind} { ${given.join(', ')} }`;
  return `\`${spec}\`${output === undefined ? '' : `, ${output}`}${scaled === undefined ? '' : ` (${scaled[0]})`}`;
}

function textOf(value: unknown): string {
  return Array.isArray(value)
    ? `[${value.map(textOf).join(', ')}]`
    : typeof value === 'string'
      ? `'${value}'`
      : String(value);
}

function words({ row, nearness: near }: Measured): string {
  const result = resultText(near);
  return row.why === undefined || isEqual(near) ? result : `${result}: ${row.why}`;
}

const isEqual = ({ from, starts: [ours, theirs] }: Nearness): boolean =>
  from === Math.max(ours, theirs) && ours === theirs;

function tableOf(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [
    heads,
    heads.map(() => '---'),
    ...rows.map((cells) => cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' '))),
  ];
  return all.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Everything that one program says, and what says it here. */
function migration(platform: Platform): string {
  const rows = measured(platform).map((m) => [`\`${m.row.there}\``, hereText(m.row), words(m)]);
  const said = platform.said.map(({ there, here, text }) => [
    there,
    here === undefined ? '–' : `\`${here}\``,
    text,
  ]);
  return `### ${platform.name}\n\n${platform.source}.\n\n${tableOf(['there', 'here', 'result'], [...rows, ...said])}`;
}

/** What differs from the defaults, and how near that comes: the nearest of a kind's rows. */
function cellOf(all: readonly Measured[], platform: Platform, kind: string): string {
  const own = all.filter(({ row }) => row.here.kind === kind);
  if (own.length === 0) return platform.said.find(({ here }) => here === kind)?.text ?? '–';
  const worst = own.reduce((a, b) => (b.nearness.settled > a.nearness.settled ? b : a));
  const {
    kind: _,
    of: __,
    period: ___,
    ...options
  } = worst.row.here as unknown as Record<string, unknown>;
  const given = Object.entries(options).map(([name, value]) => `${name}: ${textOf(value)}`);
  const prefix = given.length === 0 ? '' : `\`${given.join(', ')}\`: `;
  const { from, settled, worst: most } = worst.nearness;
  if (Number.isNaN(from))
    return `${prefix}differs (${settled.toExponential(0)}): ${worst.row.why ?? '?'}`;
  const after = most > 1e-9 ? ` after bar ${from - 1}` : '';
  return `${prefix}${settled.toExponential(0)}${after}`;
}

function kindTable(): string {
  const all = platforms.map((platform) => [platform, measured(platform)] as const);
  const rows = Object.keys(catalog)
    .sort()
    .map((kind) => [
      `\`${kind}\``,
      ...all.map(([platform, rows_]) => cellOf(rows_, platform, kind)),
    ]);
  return tableOf(['kind', ...platforms.map(({ name }) => name)], rows);
}

/** The pages as they stand and as they should. */
export function writtenPages(): Written[] {
  return [
    pageWith(kindTable(), 'docs/platforms.md'),
    pageWith(platforms.map(migration).join('\n\n'), 'docs/migration.md'),
  ];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const { file, generated } of writtenPages()) writeFileSync(file, generated);
}
