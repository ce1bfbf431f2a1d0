import { defineConfig, type ViteUserConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.js';

// Tests share modules: the library keeps no state in them, and loading it for each file took a third
// of the whole run.
const shared = { setupFiles: ['test/setup.ts'], pool: 'threads' as const, isolate: false };

/**
 * Three projects by the ending of a test's file: `test` takes seconds (`npm test`), `gate` holds
 * slower laws and figures (`npm run test:gate`), `nightly` takes minutes to hours.
 */
const config: ViteUserConfig = defineConfig({
  test: {
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [project('test', 60_000), project('gate', 600_000), project('nightly', 7_200_000)],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      reporter: ['text-summary', 'json-summary'],
      thresholds: { lines: 95, branches: 95 },
    },
  },
});

function project(name: string, testTimeout: number) {
  const full = process.env['CASES'] === 'full' ? 10 : 1;
  return {
    test: { ...shared, name, include: [`test/**/*.${name}.ts`], testTimeout: testTimeout * full },
  };
}

export default config;
