// npx tsx docs/make/patterns.ts: writes the table of docs/patterns.md anew, from the patterns.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { CandlestickPatterns, candlePatterns, lookbackOf } from '../../src/patterns/index.js';

const file = 'docs/patterns.md';
const marks = ['<!-- table -->\n', '<!-- /table -->'] as const;

/** The page as it stands and as it should. */
export function patternsPage(): { readonly committed: string; readonly generated: string } {
  const { parameters } = new CandlestickPatterns();
  const rows = candlePatterns.map((pattern) => {
    const { name, talib, sentence } = pattern;
    return `| \`${name}\` | ${talib} | ${1 + lookbackOf(pattern, parameters)} | ${sentence} |`;
  });
  const head = ['| pattern | TA-Lib | warm-up | in words |', '|---|---|---|---|'];
  const committed = readFileSync(file, 'utf8');
  const [before, rest = ''] = committed.split(marks[0]);
  const after = rest.split(marks[1])[1];
  const table = [...head, ...rows].join('\n');
  return { committed, generated: `${before}${marks[0]}\n${table}\n\n${marks[1]}${after}` };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(file, patternsPage().generated);
}
