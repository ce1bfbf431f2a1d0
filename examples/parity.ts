// The same file through Python (pandas, PyWavelets) and through barwave: is there a difference, and where?
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fromCsv } from 'barwave';
import { valuesOf } from './parity/values.js';

const pathOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const file = process.argv[2] ?? pathOf('../node_modules/vega-datasets/data/sp500-2000.csv');

const python = pythonSays();
if (python === undefined) {
  console.log('Nothing to compare with: this needs python3 with pandas and PyWavelets.');
} else {
  const { columns } = fromCsv(readFileSync(file, 'utf8'));
  let differences = 0;
  for (const [name, ours] of Object.entries(valuesOf(columns))) {
    const difference = firstDifference(ours, python.values[name] ?? []);
    if (difference !== undefined) differences += 1;
    const known = Array.from(ours).filter((x) => !Number.isNaN(x)).length;
    console.log(`${name.padEnd(24)}${difference ?? `${known} equal to 1e-9`}`);
  }
  console.log(
    `${python.versions}: ${differences === 0 ? 'no difference' : `${differences} differ`}`,
  );
  if (differences > 0) process.exitCode = 1;
}

interface Python {
  readonly versions: string;
  readonly values: Readonly<Record<string, readonly (number | null)[]>>;
}

function pythonSays(): Python | undefined {
  for (const command of ['python3', '/usr/bin/python3']) {
    const { stdout } = spawnSync(command, [pathOf('parity/reference.py'), file], {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    if (stdout?.startsWith('{"versions"')) return JSON.parse(stdout);
  }
  return undefined;
}

/**
 * `undefined` where all are equal to 1e-9 of their size. Values of the warm-up are not compared; after
 * it a hole differs from a number.
 */
function firstDifference(ours: ArrayLike<number>, theirs: readonly (number | null)[]) {
  if (ours.length !== theirs.length) return `${ours.length} values for ${theirs.length}`;
  const first = Array.from(ours).findIndex((x) => !Number.isNaN(x));
  if (first < 0) return 'no value here';
  for (let i = first; i < ours.length; i++) {
    const [a, b] = [ours[i]!, theirs[i] ?? Number.NaN];
    if (Number.isNaN(a) && Number.isNaN(b)) continue;
    if (Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b))) continue;
    return `first at ${i}: ${a} here, ${b} in Python`;
  }
  return undefined;
}
