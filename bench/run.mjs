/**
 * npm run bench                     every room
 * npm run bench -- indicators       one room: bench/indicators.ts
 * npm run bench -- targets          what was asked for beside what is measured, into docs/performance.md
 * npm run bench -- gate             twenty rows beside C and peers, against bench/results/gate.json
 * npm run bench -- baseline         every kind and the wavelets, before (--release, default v0.1.0) and now
 * npm run bench -- modules          every kind, of the package as CommonJS and as ES modules
 * npm run bench -- compare A B      two result files, row by row
 *
 * Options: --rounds N, --only TEXT (rows whose name holds it; baseline and modules take several, as
 * ema,vwap), --date YYYY-MM-DD (default today),
 * --release TAG (a room is measured as that release's package has it), --bound X and --accept (gate),
 * --slice 2/4 (baseline and modules: the second quarter of the kinds).
 *
 * What is measured is the package: built, packed and unpacked. Results are kept by release in
 * bench/results/, those of the working tree as `unreleased`.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compare } from './compare.mjs';
import { runBundled } from './harness/bundle.mjs';
import { packageOfRelease, packageOfTree } from './harness/package.mjs';

const here = import.meta.dirname;
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    date: { type: 'string', default: new Date().toISOString().slice(0, 10) },
    rounds: { type: 'string' },
    only: { type: 'string', default: '' },
    release: { type: 'string' },
    bound: { type: 'string', default: '1.25' },
    accept: { type: 'boolean', default: false },
    slice: { type: 'string', default: '1/1' },
  },
});
const settings = { DATE: options.date, ONLY: options.only };
const [command, ...others] = positionals;

if (command === 'compare') compare(...others);
else if (command === 'gate') await gate();
else if (command === 'baseline') await baseline();
else if (command === 'modules') await modules();
else await measureRooms(positionals.length > 0 ? positionals : everyRoom());

async function measureRooms(rooms) {
  const { release } = options;
  for (const room of rooms) {
    if (existsSync(join(here, `${room}.ts`))) continue;
    console.error(`no room '${room}'; there are: ${everyRoom().join(', ')}`);
    process.exit(1);
  }
  const PACKAGE = release === undefined ? packageOfTree() : packageOfRelease(release);
  const RELEASE = release?.replace(/^v/, '') ?? 'unreleased';
  const ROUNDS = options.rounds ?? '25';
  for (const room of rooms) {
    await runBundled(join(here, `${room}.ts`), { ...settings, PACKAGE, RELEASE, ROUNDS });
  }
}

function everyRoom() {
  return readdirSync(here)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.slice(0, -3));
}

async function gate() {
  const { bound, accept, rounds: ROUNDS = '9' } = options;
  const own = { PACKAGE: packageOfTree(), ROUNDS, BOUND: bound, ACCEPT: accept ? 'yes' : '' };
  await runBundled(join(here, 'gate/gate.ts'), { ...settings, ...own });
}

async function baseline() {
  const { release = 'v0.1.0' } = options;
  await compareKinds(packageOfRelease(release), 'js', packageOfTree(), 'time before / time now');
}

async function modules() {
  const folder = packageOfTree();
  await compareKinds(folder, 'cjs', folder, 'time as CommonJS / time as ES modules');
}

/** Every kind and the wavelets, by the rooms of one package, `.js` or `.cjs`, and by the modules of another. */
async function compareKinds(folder, extension, now, WORDS) {
  const { rounds: ROUNDS = '5', slice: SLICE } = options;
  const own = { BEFORE: folder, EXTENSION: extension, PACKAGE: now, ROUNDS, SLICE, WORDS };
  await runBundled(join(here, 'baseline/baseline.ts'), { ...settings, ...own });
}
