import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

/** Mistakes that no test notices yet: who writes the test takes its line out, and the list ends empty. */
const alive: readonly string[] = [
  'core/binary-scan.ts: a claimed length is believed',
  'core/binary-scan.ts: bytes after the end are ignored',
  'indicators/volatility/atr.ts: ATR forgets the close before',
  'pipeline/accounts.ts: restored equity is forgotten',
  'pipeline/pipeline.ts: a portfolio is not restored',
  'pipeline/accounts.ts: an account of NaN trades on',
  'pipeline/frozen.ts: options may be nested without an end',
  'validation/move.ts: a move is measured from the larger price',
  'validation/rules/future.ts: a second of skew is too much',
  'validation/rules/volume-floor.ts: the least volume is too small',
  'validation/rules/stale.ts: two repeats are stale',
  'validation/rules/wick.ts: a wick is measured from one side',
  'wavelet/threshold-rule.ts: Bayes knows no signal',
];

// A mistake that no test would notice: of the catalogue, those of the list alone. The table by room
// is printed.
it('every mutant is killed but those that are listed', () => {
  const { stdout, stderr, status } = spawnSync('npx', ['tsx', 'test/mutants/run.ts'], {
    encoding: 'utf8',
    env: { ...process.env, CASES: '' },
  });
  console.log(stdout);
  const found = stdout.split('\n').filter((line) => line.startsWith('alive: '));
  expect(stderr).toBe('');
  expect(found.map((line) => line.slice('alive: '.length)).sort()).toEqual([...alive].sort());
  expect(stdout).toContain('mutants, ');
  expect(status).toBe(alive.length > 0 ? 1 : 0);
}, 3_600_000);
