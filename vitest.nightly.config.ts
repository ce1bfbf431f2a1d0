import { defineConfig, type ViteUserConfig } from 'vitest/config';

/** What takes minutes to hours: `npm run test:nightly`. */
const config: ViteUserConfig = defineConfig({
  test: {
    include: ['test/**/*.nightly.ts'],
    setupFiles: ['test/setup.ts'],
    pool: 'threads',
    maxWorkers: 2,
    testTimeout: 7_200_000,
  },
});

export default config;
