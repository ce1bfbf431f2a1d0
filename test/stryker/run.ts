// npx tsx test/stryker/run.ts ROOM [FILE…]: Stryker 9.6 over a room of src/, or some of its files, against
// the room's own tests; takes minutes a file, hours a room. Prints the score and every survivor.
//
// Stryker is no dependency: it brings 150 packages. It is fetched once, beside the others, and unsaved.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const version = '9.6.1';
const [room, ...files] = process.argv.slice(2);
if (room === undefined || !existsSync(`src/${room}`)) {
  throw new Error('usage: npx tsx test/stryker/run.ts ROOM [FILE…], e.g. risk size.ts');
}
const missing = files.filter((file) => !existsSync(`src/${room}/${file}`));
if (missing.length > 0) throw new Error(`not in src/${room}: ${missing.join(', ')}`);
if (!existsSync('node_modules/.bin/stryker')) {
  const packages = ['core', 'vitest-runner'].map((name) => `@stryker-mutator/${name}@${version}`);
  const flags = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund'];
  execFileSync('npm', ['install', ...flags, ...packages], { stdio: 'inherit' });
}

// Within the repository: Stryker copies it, configuration and all, for each worker.
const folder = mkdtempSync(resolve('.stryker-'));
try {
  const vitest = join(folder, 'vitest.config.ts');
  writeFileSync(
    vitest,
    `import { defineConfig } from 'vitest/config';
export default defineConfig({
  test: { setupFiles: ['test/setup.ts'], include: ['test/${room}/**/*.test.ts'], testTimeout: 120000 },
});
`,
  );
  const mutate =
    files.length === 0 ? [`src/${room}/**/*.ts`] : files.map((f) => `src/${room}/${f}`);
  const configuration = join(folder, 'stryker.json');
  writeFileSync(
    configuration,
    JSON.stringify({
      testRunner: 'vitest',
      plugins: ['@stryker-mutator/vitest-runner'],
      vitest: { configFile: vitest },
      mutate: [...mutate, `!src/${room}/index.ts`],
      coverageAnalysis: 'perTest',
      // Text and numbers that are made once, while a file loads, are seen by every test: too slow.
      ignoreStatic: true,
      concurrency: Number(process.env['STRYKER_WORKERS'] ?? 2),
      timeoutMS: 60_000,
      tempDirName: mkdtempSync(join(tmpdir(), 'stryker-')),
      reporters: ['clear-text'],
      clearTextReporter: { reportTests: false, allowColor: false },
    }),
  );
  execFileSync('npx', ['stryker', 'run', configuration], { stdio: 'inherit' });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
