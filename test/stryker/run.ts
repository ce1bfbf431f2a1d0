// npx tsx test/stryker/run.ts ROOM [FILE…]: Stryker 9.6 over a room of src/, or some of its files, against
// the room's own tests; takes minutes a file, hours a room. Prints the score and every survivor.
// STRYKER_SHARE=.1 draws one line in ten by STRYKER_SEED and mutates what stands within these lines: the
// score of a sample. What spans lines (whole bodies, mostly killed) is not drawn.
// STRYKER_TESTS='lane*,streams/**' runs only the room's tests of these names: what they kill is killed; what
// they leave alive has still to be run against the others.
//
// Stryker is no dependency: it brings 150 packages. It is fetched once, beside the others, and unsaved.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

/** `path`, or the ranges of its lines that are drawn. */
function drawn(path: string): string[] {
  const share = Number(process.env['STRYKER_SHARE'] ?? 1);
  if (share >= 1) return [path];
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .map((_, i) => i + 1);
  return lines.filter((line) => chance(`${path}:${line}`) < share).map((n) => `${path}:${n}-${n}`);
}

/** A number of [0, 1) that depends on `text` and the seed alone. */
function chance(text: string): number {
  const digest = createHash('sha256')
    .update(`${process.env['STRYKER_SEED'] ?? 1} ${text}`)
    .digest();
  return digest.readUInt32BE() / 2 ** 32;
}

/** What tests a room beside its own folder: the laws have their own mutants at the top. */
const elsewhere: Readonly<Record<string, readonly string[]>> = {
  testing: ['laws', 'own-code', 'doors', 'every-door'].map((name) => `test/${name}.test.ts`),
};
const named = process.env['STRYKER_TESTS']?.split(',') ?? ['**/*'];
const tests = [...named.map((name) => `test/${room}/${name}.test.ts`), ...(elsewhere[room] ?? [])];

/** Tests that read sources, which Stryker rewrites. */
const readsSource = ['test/pipeline/surface.test.ts', 'test/wavelet/present-kernel.test.ts'];

// Within the repository: Stryker copies it, configuration and all, for each worker.
const folder = mkdtempSync(resolve('.stryker-'));
try {
  const vitest = join(folder, 'vitest.config.ts');
  writeFileSync(
    vitest,
    `import { defineConfig } from 'vitest/config';
export default defineConfig({
  test: {
    setupFiles: ['test/setup.ts', 'test/stryker/setup.ts'],
    isolate: false,
    include: ${JSON.stringify(tests)},
    exclude: ${JSON.stringify(readsSource)},
    testTimeout: 600000,
  },
});
`,
  );
  const all = readdirSync(`src/${room}`, { recursive: true, encoding: 'utf8' });
  const chosen =
    files.length > 0 ? files : all.filter((f) => f.endsWith('.ts') && f !== 'index.ts');
  const mutate = chosen.flatMap((file) => drawn(`src/${room}/${file}`));
  const configuration = join(folder, 'stryker.json');
  writeFileSync(
    configuration,
    JSON.stringify({
      testRunner: 'vitest',
      plugins: ['@stryker-mutator/vitest-runner'],
      vitest: { configFile: vitest },
      mutate,
      coverageAnalysis: 'perTest',
      // Text and numbers that are made once, while a file loads, are seen by every test: too slow.
      ignoreStatic: true,
      concurrency: Number(process.env['STRYKER_WORKERS'] ?? 2),
      timeoutMS: 20_000,
      dryRunTimeoutMinutes: 60,
      tempDirName: mkdtempSync(join(tmpdir(), 'stryker-')),
      reporters: ['clear-text'],
      clearTextReporter: { reportTests: false, allowColor: false },
    }),
  );
  execFileSync('npx', ['stryker', 'run', configuration], { stdio: 'inherit' });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
