import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'tsup';
import { expect, it } from 'vitest';
import { ownMethods } from '../build/own-methods.js';

// Bytes per update of scalar operators, each in a process of its own, on built code: what a test
// runner or a loader puts in between would allocate by itself.
it('the scalar operators of every day allocate nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'barwave-allocation-'));
  try {
    await build({
      entry: { measure: 'test/allocation/measure.ts' },
      outDir: folder,
      format: 'esm',
      target: 'es2022',
      outExtension: () => ({ js: '.mjs' }),
      silent: true,
      config: false,
      esbuildPlugins: [ownMethods()],
    });
    const measure = (...given: string[]) => {
      const args = ['--expose-gc', join(folder, 'measure.mjs'), ...given];
      return JSON.parse(execFileSync('node', args, { encoding: 'utf8' }));
    };
    const count: number = measure();
    expect(count).toBeGreaterThan(20);
    const measured: { id: string; bytes: number }[] = Array.from({ length: count }, (_, i) =>
      measure(String(i)),
    );
    console.log(measured.map(({ id, bytes }) => `${id} ${bytes.toFixed(2)} B`).join(', '));
    expect(measured.filter(({ bytes }) => !(bytes < 1))).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
