import { defineConfig, type ViteUserConfig } from 'vitest/config';

/** Slower laws and figures, part of the gate: `npm run test:gate`. */
const config: ViteUserConfig = defineConfig({
  test: {
    include: ['test/**/*.gate.ts'],
    setupFiles: ['test/setup.ts'],
    pool: 'threads',
    maxWorkers: 2,
    testTimeout: 600_000,
  },
});

export default config;
