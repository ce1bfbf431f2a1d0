import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { expect, it } from 'vitest';
import { documentOf } from './browser-page.js';
import { browser } from './golden/runtimes.js';

it('the playground is one small program, with types that hold', () => {
  execFileSync('node', ['examples/playground/build.mjs']);
  execFileSync('npx', ['tsc', '-p', 'examples/playground']);
  expect(statSync('site/playground/main.js').size).toBeLessThan(400_000);
});

it.skipIf(browser === undefined)(
  'the playground draws in a browser without inline code',
  async () => {
    const page = await documentOf('site/playground', ['--timeout=20000']);
    expect(page).toContain('400 bars');
    expect(page.match(/<canvas/g)).toHaveLength(2); // prices with the average, and the RSI
  },
);
