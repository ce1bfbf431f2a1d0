import { expect, it } from 'vitest';
import type { Bar } from '../src/bars/bar.js';
import { seriesOf } from './contract/series.js';
import { docstringExamples, markdownExamples, run } from './documentation.js';
import { roomNames, strictErrors } from './strict-types.js';

// Every @example and every `ts` block in the docs is run; a block of a page also compiles under
// `strict` as it stands.

// What an example may use without making it first: a minute of bars each, and their closes.
const minuteBars = seriesOf('bar', 'lively', 1, 400) as Bar[];
const closes = minuteBars.map(({ close }) => close);
const lent = `
  import type { Bar } from 'barwave/bars';
  declare const minuteBars: Bar[];
  declare const closes: number[];`;
const scope: Record<string, unknown> = { minuteBars, closes };
for (const room of roomNames()) {
  Object.assign(scope, await import(`../src/${room}/index.ts`));
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

it('every block of a page compiles under strict, with what it imports', () => {
  const found = strictErrors(blocks, lent);
  const faults = blocks.flatMap(({ title }, i) => found[i]!.map((error) => `${title}: ${error}`));
  expect(faults).toEqual([]);
});
