import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { entryOf, writtenFiles } from '../../docs/make/indicators.js';
import { entries } from '../../docs/make/kinds/index.js';
import type { OperatorClass } from '../../src/core/operator-class.js';
import { catalog } from '../../src/indicators/catalog.js';
import * as operators from '../../src/indicators/operators.js';
import { referenceFor } from '../contract/references.js';

// An indicator is one file, one line, one reference, one entry; whatever of these is forgotten, a
// sentence says what to add where.

it('a file of src/indicators that defines a kind is a line of operators.ts', () => {
  const listed = readFileSync('src/indicators/operators.ts', 'utf8');
  const files = readdirSync('src/indicators', { recursive: true, encoding: 'utf8' });
  const forgotten = files
    .filter((name) => name.endsWith('.ts'))
    .flatMap((file) => {
      const text = readFileSync(`src/indicators/${file}`, 'utf8');
      const [, Class] = /^export class (\w+)[\s\S]*static readonly kind/m.exec(text) ?? [];
      const line = `export { ${Class} } from './${file.replace(/\.ts$/, '.js')}';`;
      if (Class === undefined || listed.includes(line)) return [];
      return [`${file} is in no list: add "${line}" to src/indicators/operators.ts`];
    });
  expect(forgotten).toEqual([]);
});

it('every kind has a reference', () => {
  const forgotten = Object.values(operators as unknown as Record<string, OperatorClass>).flatMap(
    (Class) => {
      const { name } = Class.kind;
      if (referenceFor(Class, new Class().parameters as never) !== undefined) return [];
      return [`'${name}' has no reference: export a function ${name} from test/reference/index.ts`];
    },
  );
  expect(forgotten).toEqual([]);
});

it('every kind has an entry, and every entry a kind', () => {
  for (const kind of Object.keys(catalog)) expect(() => entryOf(kind)).not.toThrow();
  for (const kind of entries.keys()) expect(Object.keys(catalog)).toContain(kind);
});

it('pages and lists say what the catalogue and the entries say', () => {
  const stale = writtenFiles().filter(({ committed, generated }) => committed !== generated);
  const todo = 'is not what the kinds say: run npx tsx docs/make/indicators.ts';
  expect(stale.map(({ file }) => `${file} ${todo}`)).toEqual([]);
});

it('the conventions speak of every kind, and of no other', () => {
  const rows = ['docs/conventions.md', 'docs/statistics.md'].flatMap((page) =>
    [...readFileSync(page, 'utf8').matchAll(/^\| (`\w+`(?:(?:, | \/ )`\w+`)*) \|/gm)].flatMap(
      (row) => row[1]!.replaceAll('`', '').split(/, | \/ /),
    ),
  );
  const spoken = new Set(rows);
  for (const kind of Object.keys(catalog)) {
    const todo = `give its entry in docs/make/kinds/ a formula, or docs/statistics.md a row`;
    expect(spoken.has(kind) ? [] : [`'${kind}' has no formula: ${todo}`]).toEqual([]);
  }
  for (const kind of rows) expect(Object.keys(catalog)).toContain(kind);
});
