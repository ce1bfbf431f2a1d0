import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { indicatorPage } from '../../docs/make/indicator-table.js';
import { catalog } from '../../src/indicators/catalog.js';

it('docs/indicators.md says what the catalogue says (npx tsx docs/make/indicator-table.ts)', () => {
  const { committed, generated } = indicatorPage();
  expect(committed).toBe(generated);
  expect(committed.match(/^\| `/gm)?.length).toBeGreaterThanOrEqual(85);
});

it('the conventions speak of every kind, and of no other', () => {
  const rows = ['docs/conventions.md', 'docs/statistics.md'].flatMap((page) =>
    [...readFileSync(page, 'utf8').matchAll(/^\| (`\w+`(?:(?:, | \/ )`\w+`)*) \|/gm)].flatMap(
      (row) => row[1]!.replaceAll('`', '').split(/, | \/ /),
    ),
  );
  const spoken = new Set(rows);
  for (const kind of Object.keys(catalog)) expect(spoken, kind).toContain(kind);
  for (const kind of rows) expect(Object.keys(catalog)).toContain(kind);
});
