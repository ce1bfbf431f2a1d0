import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Bar } from '../src/bars/bar.js';
import { seriesOf } from './contract/series.js';
import { docstringExamples, markdownExamples, run } from './documentation.js';

// An example that is not run is a rumour: every @example and every `ts` block in the docs is.

// What an example may use without making it first: a minute of bars each, and their closes.
const minuteBars = seriesOf('bar', 'lively', 1, 400) as Bar[];
const closes = minuteBars.map(({ close }) => close);
const scope: Record<string, unknown> = { minuteBars, closes };
for (const room of readdirSync('src', { withFileTypes: true })) {
  if (room.isDirectory()) Object.assign(scope, await import(`../src/${room.name}/index.ts`));
}

const examples = [...docstringExamples(), ...markdownExamples()];

it('there are examples', () => {
  expect(examples.length).toBeGreaterThan(20);
});

it.each(examples.map((example) => [example.title, example.code]))('%s', async (_title, code) => {
  await run(code!, scope);
});
