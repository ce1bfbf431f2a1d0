import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { decoderCases } from './decoder-cases.js';

interface Measured {
  readonly inputBytes: number;
  readonly outcome: string;
  /** Bytes that an accepted input keeps, or that a refused one had made when it was refused. */
  readonly retained: number;
  readonly ms: number;
}

const megabyte = 1_000_000;

// Each case is a process of its own with 256 MB, at the default budget of a million values.
it.each(Object.entries(decoderCases))('%s', (name, { isAccepted }) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      ...['--max-old-space-size=256', '--expose-gc', '--import', 'tsx'],
      ...['test/core/decoder-memory.ts', name],
    ],
    { encoding: 'utf8' },
  );
  expect(status, stderr).toBe(0);
  const { inputBytes, outcome, retained, ms }: Measured = JSON.parse(stdout);
  const inMegabytes = (bytes: number) => (bytes / megabyte).toFixed(1).padStart(6);
  console.log(
    `${name.padEnd(60)} ${inMegabytes(inputBytes)} MB in, ${inMegabytes(retained)} MB kept, ${ms.toFixed(0).padStart(5)} ms: ${outcome}`,
  );
  expect(outcome === 'accepted').toBe(isAccepted);
  expect(retained).toBeLessThanOrEqual(
    isAccepted ? 24 * inputBytes + 4 * megabyte : 2 * inputBytes + megabyte,
  );
});
