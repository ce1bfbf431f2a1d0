// How much there is to copy: lines of TypeScript that are neither blank nor comment, without tests (and
// the mock exchange that is one of them) and the page.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const mostLines = 2500;
const mostInFile = 150;
const root = fileURLToPath(new URL('..', import.meta.url));

function codeLines(file: string): number {
  const text = readFileSync(root + file, 'utf8').replace(/\/\*.*?\*\//gs, '');
  return text.split('\n').filter((line) => !/^\s*(\/\/.*)?$/.test(line)).length;
}

test('the service is small', () => {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !/^(node_modules|test|page)\//.test(file),
  );
  const counts = files.map((file) => codeLines(file));
  const total = counts.reduce((sum, count) => sum + count, 0);
  console.log(`${total} lines in ${files.length} files, ${Math.max(...counts)} in the longest`);
  assert.ok(total > 1000 && total <= mostLines, `${total}`);
  assert.ok(Math.max(...counts) <= mostInFile);
});
