import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

// A mistake that no test would notice: of the catalogue there is none. The table by room is printed.
it('every mutant is killed', () => {
  const { stdout, stderr, status } = spawnSync('npx', ['tsx', 'test/mutants/run.ts'], {
    encoding: 'utf8',
    env: { ...process.env, CASES: '' },
  });
  console.log(stdout);
  expect(stderr).toBe('');
  expect(stdout.split('\n').filter((line) => line.startsWith('alive: '))).toEqual([]);
  expect(stdout).toContain('mutants, ');
  expect(status).toBe(0);
}, 3_600_000);
