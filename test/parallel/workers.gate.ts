import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ownMethods } from '../../build/own-methods.js';
import { browser } from '../golden/runtimes.js';
import { saidByPage } from './workers/browser.js';
import { saidInWorkers, saidSerially } from './workers/said.js';

const minutes = 400;
const pageMinutes = 150;
const folder = mkdtempSync(join(tmpdir(), 'barwave-workers-'));
const expected = saidSerially(minutes);

beforeAll(async () => {
  const node = "import { parentPort as PARENT } from 'node:worker_threads';";
  await bundle('lanes.ts', 'lanes.mjs', { banner: { js: node }, platform: 'node' });
  await bundle('lanes.ts', 'lanes.js', {});
  await bundle('page.ts', 'page.js', { define: { MINUTES: String(pageMinutes) } });
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function bundle(entry: string, to: string, more: object): Promise<void> {
  await build({
    entryPoints: [join('test/parallel/workers', entry)],
    outfile: join(folder, to),
    format: 'esm',
    bundle: true,
    target: 'es2022',
    logLevel: 'error',
    plugins: [ownMethods()],
    ...more,
  });
}

const worker = (): Worker => new Worker(join(folder, 'lanes.mjs'));

it('two worker_threads say what one Pipeline says', async () => {
  const workers = [worker(), worker()];
  expect(await saidInWorkers(workers, minutes)).toBe(expected);
  await Promise.all(workers.map((one) => one.terminate()));
});

it('one that is killed in the middle leaves no trace', async () => {
  const workers = [worker(), worker()];
  const deaths: string[] = [];
  const options = {
    saveEveryBars: 1_000,
    onEvent: ({ type }: { readonly type: string }) => deaths.push(type),
    replace: () => {
      workers.push(worker());
      return workers.at(-1)!;
    },
  };
  const said = await saidInWorkers(workers.slice(0, 2), minutes, options, (done) => {
    if (done > 0.5) void workers[0]!.terminate();
  });
  expect(said).toBe(expected);
  expect(deaths).toEqual(['died', 'replaced']);
  await Promise.all(workers.map((one) => one.terminate()));
});

it.skipIf(browser === undefined)(
  'web workers in Chromium say the same, also if one is ended',
  async () => {
    const said = await saidByPage(browser!, folder, 300_000);
    const serial = saidSerially(pageMinutes);
    expect(said).toEqual({ calm: serial, killed: serial });
  },
);
