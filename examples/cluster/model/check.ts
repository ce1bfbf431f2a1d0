/**
 * npm run model: every interleaving of two workers and three messages (Spin, Debian package `spin`).
 * The commit as it is has to hold; each seeded fault has to be found.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What FAULT n is in commit.pml, and whether all holds nevertheless. */
const cases: readonly (readonly [fault: number, what: string, holds: boolean])[] = [
  [0, 'the commit as it is', true],
  [20, 'it asks for the token alone', true],
  [21, 'it asks for the offset alone', true],
  [22, 'it asks for the lease alone, in the same step', true],
  [1, 'it asks for nothing', false],
  [2, 'the token does not rise with a new owner', false],
  [3, 'a new owner does not restore the snapshot', false],
  [4, 'it asks in one step and writes in another', false],
  [5, 'the worker asks for its lease, then writes', false],
  [6, 'the state is read before the token rises', false],
  [7, 'state and offset are written before the outputs', false],
  [8, 'outputs are written before state and offset', false],
  [9, 'the state is left out', false],
  [10, 'the offset is left out', false],
  [11, 'the input is trimmed by one too many, as by a length', false],
];

const compiler = ['cc', 'gcc'].find((name) => spawnSync(name, ['--version']).status === 0);
if (spawnSync('spin', ['-V']).status !== 0 || compiler === undefined) {
  console.log('spin or a C compiler is not there: the model was not checked');
  process.exit(0);
}
const folder = mkdtempSync(join(tmpdir(), 'barwave-model-'));
try {
  for (const [fault, what, holds] of cases) check(fault, what, holds);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function check(fault: number, what: string, holds: boolean): void {
  const model = join(import.meta.dirname, 'commit.pml');
  const options = { cwd: folder, encoding: 'utf8', timeout: 120_000 } as const;
  execFileSync('spin', ['-a', `-DFAULT=${fault}`, model], options);
  execFileSync(compiler!, ['-O1', '-w', '-DSAFETY', '-DNOREDUCE', '-o', 'pan', 'pan.c'], options);
  const said = execFileSync('./pan', ['-m100000'], options);
  const errors = Number(/errors: (\d+)/.exec(said)?.[1] ?? Number.NaN);
  const isWhole = !said.includes('max search depth too small');
  const states = /(\d+) states, stored/.exec(said)?.[1];
  const isRight = holds ? errors === 0 && isWhole : errors > 0;
  const found = errors === 0 ? `holds, in ${states} states` : `found: ${whyOf(said)}`;
  console.log(`${isRight ? 'ok    ' : 'FAILED'} ${what}: ${found}`);
  if (!isRight) process.exitCode = 1;
}

function whyOf(said: string): string {
  const why = /pan:1: (.*?)(?: \(at depth \d+\))?\n/.exec(said)?.[1] ?? '';
  if (why.includes('said[m]')) return 'an output is said twice';
  if (why.includes('isWrong')) return 'what is said is not what one process says';
  if (why.includes('lastId')) return 'the offset does not reach the end';
  return why === 'invalid end state' ? 'a message is lost, and all wait for it' : why;
}
