import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

/** The example in a process of its own, which finds `python3` in these folders, or nowhere. */
function parity(path: string) {
  const tsx = 'node_modules/tsx/dist/cli.mjs';
  const { status, stdout } = spawnSync(process.execPath, [tsx, 'examples/parity.ts'], {
    encoding: 'utf8',
    env: { ...process.env, PATH: path },
  });
  return { status, stdout };
}

it('Python and barwave say the same of one file, or the example says that there is no Python', () => {
  const { status, stdout } = parity(process.env['PATH'] ?? '');
  if (stdout.includes('Nothing to compare with')) console.log('no pandas here: not compared');
  else expect(stdout).toMatch(/pandas [\d.]+, PyWavelets [\d.]+: no difference/);
  expect(status).toBe(0);
});
