// npm run test:gate: every test at its full counts, then the slower laws and figures.
import { spawnSync } from 'node:child_process';

const { status } = spawnSync(
  'npx',
  ['vitest', 'run', '--project', 'test', '--project', 'gate', ...process.argv.slice(2)],
  { stdio: 'inherit', env: { ...process.env, CASES: 'full' } },
);
process.exitCode = status ?? 1;
