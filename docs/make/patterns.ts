// npx tsx docs/make/patterns.ts: writes the table of docs/patterns.md anew, from the patterns.
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { CandlestickPatterns, candlePatterns, lookbackOf } from '../../src/patterns/index.js';
import { pageWith, type Written } from './written.js';

/** The page as it stands and as it should. */
export function patternsPage(): Written {
  const { parameters } = new CandlestickPatterns();
  const rows = candlePatterns.map((pattern) => {
    const { name, talib, sentence } = pattern;
    return `| \`${name}\` | ${talib} | ${1 + lookbackOf(pattern, parameters)} | ${sentence} |`;
  });
  const head = ['| pattern | TA-Lib | warm-up | in words |', '|---|---|---|---|'];
  return pageWith([...head, ...rows].join('\n'), 'docs/patterns.md');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { file, generated } = patternsPage();
  writeFileSync(file, generated);
}
