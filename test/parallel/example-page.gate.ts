import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { browser } from '../golden/runtimes.js';
import { saidByPage } from './workers/browser.js';

const folder = mkdtempSync(join(tmpdir(), 'barwave-parallel-page-'));

/** Sends back what the page says in the end, and its table. */
const listener = `
new MutationObserver(() => {
  const said = document.getElementById('said').textContent;
  if (/ bars$/.test(said)) return;
  const rows = [...document.querySelectorAll('tr')].map((row) => row.cells[0].textContent);
  fetch('said', { method: 'POST', body: JSON.stringify({ said, rows }) });
}).observe(document.getElementById('said'), { childList: true });
`;

beforeAll(() => {
  execFileSync('node', ['examples/parallel/page/build.mjs', folder]);
  writeFileSync(join(folder, 'listener.js'), listener);
  appendFileSync(join(folder, 'index.html'), '<script src="listener.js"></script>');
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('the page of the example has types that hold', () => {
  execFileSync('npx', ['tsc', '-p', 'examples/parallel/page']);
}, 300_000);

it.skipIf(browser === undefined)(
  'web workers and one thread decide the same on the page',
  async () => {
    const page = await saidByPage(browser!, folder, 120_000);
    expect(page).toMatchObject({
      said: expect.stringMatching(/^[1-9]\d* decisions to trade, the same every way$/),
      rows: ['', 'before: one thread', expect.stringMatching(/^after: \d+ workers$/)],
    });
  },
  300_000,
);
