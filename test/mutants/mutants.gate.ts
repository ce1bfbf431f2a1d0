import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

// A mistake that no test would notice: none of the catalogue's. The table by room is printed.
it('every mutant is killed', () => {
  const { stdout, stderr, status } = spawnSync('npx', ['tsx', 'test/mutants/run.ts'], {
    encoding: 'utf8',
    env: { ...process.env, CASES: '' },
  });
  console.log(stdout);
  expect(`${stdout.split('\n').filter((line) => line.startsWith('alive'))}${stderr}`).toBe('');
  expect(status).toBe(0);
}, 3_600_000);
