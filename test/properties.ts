// npm run test:properties -- --seed 7 --runs 50: the contract with other draws, and more of them.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    runs: { type: 'string', default: '20' },
  },
});
const files = ['test/contract.test.ts', 'test/laws.test.ts'];
const { status } = spawnSync('npx', ['vitest', 'run', '--project', 'test', ...files], {
  stdio: 'inherit',
  env: { ...process.env, BARWAVE_SEED: values.seed, BARWAVE_RUNS: values.runs },
});
process.exitCode = status ?? 1;
