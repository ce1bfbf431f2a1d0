import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Bar } from '../src/bars/bar.js';
import { seriesOf } from './contract/series.js';
import { docstringExamples, markdownExamples, run } from './documentation.js';
import { importsFor, roomNames, strictErrors } from './strict-types.js';

// Every @example and every `ts` block in the docs is compiled under `strict` and run.

// What an example may use without making it first: a minute of bars each, and their closes.
const minuteBars = seriesOf('bar', 'lively', 1, 400) as Bar[];
const closes = minuteBars.map(({ close }) => close);
const lent = `
  import type { Bar } from 'barwave/bars';
  declare const minuteBars: Bar[];
  declare const closes: number[];`;
const scope: Record<string, unknown> = { minuteBars, closes };
const rooms = new Map<string, readonly string[]>();
for (const room of roomNames()) {
  const exported = await import(`../src/${room}/index.ts`);
  Object.assign(scope, exported);
  rooms.set(room, Object.keys(exported));
}

const docstrings = docstringExamples();
const blocks = markdownExamples();
const examples = [...docstrings, ...blocks];

it('there are examples', () => {
  expect(examples.length).toBeGreaterThan(20);
});

it.each(examples.map((example) => [example.title, example.code]))('%s', async (_title, code) => {
  await run(code!, scope);
});

it('every example compiles under strict', () => {
  // A docstring may use what its room exports; a page imports what it uses.
  const whole = [
    ...docstrings.map((example) => {
      return { ...example, code: `${importsFor(example.code, rooms)}\n${example.code}` };
    }),
    ...blocks,
  ];
  const found = strictErrors(whole, lent);
  const faults = whole.flatMap(({ title }, i) => found[i]!.map((error) => `${title}: ${error}`));
  expect(faults).toEqual([]);
}, 300_000); // a compiler, which coverage slows down

it('no cell of a table has code within code', () => {
  const pages = readdirSync('docs').filter((name) => name.endsWith('.md'));
  const rows = pages.flatMap((name) => readFileSync(`docs/${name}`, 'utf8').split('\n'));
  expect(rows.filter((row) => row.startsWith('|') && row.includes('``'))).toEqual([]);
});
