/**
 * npm run bench                     every room
 * npm run bench -- indicators       one room: bench/indicators.ts
 * npm run bench -- compare A B      two result files, row by row
 *
 * Options: --date YYYY-MM-DD (default today), --rounds N, --only TEXT (rows whose name holds it).
 *
 * The code measured is built code: each room is bundled with src/ as a user would get it, and its
 * peers stay in node_modules. A TypeScript loader in between would distort every figure.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'tsup';
import { compare } from './compare.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    date: { type: 'string', default: new Date().toISOString().slice(0, 10) },
    rounds: { type: 'string', default: '25' },
    only: { type: 'string', default: '' },
  },
});

if (positionals[0] === 'compare') {
  compare(positionals[1], positionals[2]);
} else {
  const rooms = positionals.length > 0 ? positionals : everyRoom();
  for (const room of rooms) await run(room);
}

function everyRoom() {
  return readdirSync(here)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.slice(0, -3));
}

async function run(room) {
  const entry = join(here, `${room}.ts`);
  if (!existsSync(entry)) {
    console.error(`no room '${room}'; there are: ${everyRoom().join(', ')}`);
    process.exit(1);
  }
  const outDir = join(here, 'build');
  await build({
    entry: { [room]: entry },
    outDir,
    config: false,
    format: ['esm'],
    outExtension: () => ({ js: '.mjs' }),
    target: 'es2022',
    skipNodeModulesBundle: true,
    silent: true,
  });
  const child = spawnSync(process.execPath, ['--expose-gc', join(outDir, `${room}.mjs`)], {
    stdio: 'inherit',
    env: {
      ...process.env,
      BENCH_DIRECTORY: here,
      BENCH_DATE: options.date,
      BENCH_ROUNDS: options.rounds,
      BENCH_ONLY: options.only,
    },
  });
  if (child.status !== 0) process.exit(child.status ?? 1);
}
