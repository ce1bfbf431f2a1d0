import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

// A file of 66 MB through a heap of 48 MB: no command holds the text of a file.

const folder = mkdtempSync(join(tmpdir(), 'barwave-cli-'));
const long = join(folder, 'long.csv');
const rows = 1_500_000;

beforeAll(() => {
  writeFileSync(long, 'time,open,high,low,close,volume\n');
  for (let at = 0; at < rows; at += 50_000) {
    const lines = Array.from({ length: 50_000 }, (_, i) => {
      const open = 100 + ((7919 * (at + i)) % 1000) / 100;
      const cells = [open, open + 1, open - 1, open + 0.5].map((x) => x.toFixed(2));
      return `${1_577_836_800_000 + 60_000 * (at + i)},${cells.join()},${5 + (i % 9)}\n`;
    });
    appendFileSync(long, lines.join(''));
  }
  spawnSync('npm', ['run', 'cli', '--', 'catalog', 'rsi']); // builds what the others run
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each([
  [['validate', long], `${rows} bars of 1m; Excellent`, 0],
  [['resample', long, '--to', '1d'], '\n2022-11-06T00:00:00.000Z,', 1 + Math.floor(rows / 1440)],
  [['indicators', long, 'rsi'], '\n2022-11-07T15:59:00.000Z,', 1 + rows],
  [['denoise', long, '--delay', '1'], '\n2022-11-07T15:59:00.000Z,', 1 + rows],
])('%j', { timeout: 300_000 }, (args, text, count) => {
  const main = ['tsx', '--tsconfig', 'examples/cli/tsconfig.json', 'examples/cli/main.ts'];
  const { status, stdout, stderr } = spawnSync('npx', [...main, ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: { ...process.env, NODE_OPTIONS: '--max-old-space-size=48' },
  });
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toContain(text);
  if (count > 0) expect(stdout.trimEnd().split('\n')).toHaveLength(count);
});
