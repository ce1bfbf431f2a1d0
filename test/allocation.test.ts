import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'tsup';
import { expect, it } from 'vitest';
import { ownMethods } from '../build/own-methods.js';

/**
 * Bytes that an update may take; of all others less than one. V8 does not inline the updates of
 * these kinds, so the number that they return is put on the heap, and the number that goes in;
 * `stc` puts two more there, where V8 has no room left to inline its means.
 */
const mostBytes: Readonly<Record<string, number>> = {
  SignalCorrelator: 300,
  'frama(16)': 17,
  'mfi(14)': 17,
  'vwma(20)': 17,
  'connorsRsi(3,2,100)': 33,
  'relativeVolatility(10,14)': 33,
  'stc(10,23,50,0.5)': 65,
};

// Bytes per update of scalar operators, in a process of its own, on built code: what a test runner
// or a loader puts in between would allocate by itself.
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
    // Room for what a round allocates, so that no collection hides it; and the compiler at once rather
    // than beside the program, where it can be late for all of it on a busy machine.
    const args = [
      '--no-concurrent-recompilation',
      '--expose-gc',
      '--allow-natives-syntax',
      '--min-semi-space-size=64',
      join(folder, 'measure.mjs'),
    ];
    const said = execFileSync('node', args, { encoding: 'utf8' });
    const bytes: Record<string, number> = JSON.parse(said);
    console.log(
      Object.entries(bytes)
        .map(([name, b]) => `${name} ${b.toFixed(2)} B`)
        .join(', '),
    );
    expect(Object.keys(bytes).length).toBeGreaterThan(20);
    for (const [name, b] of Object.entries(bytes)) {
      expect(`${name} ${b < (mostBytes[name] ?? 1)}`).toBe(`${name} true`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
