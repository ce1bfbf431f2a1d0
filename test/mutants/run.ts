// npx tsx test/mutants/run.ts [ROOM…]: puts each mistake of the catalogue into the library, runs the
// tests that must notice it, and prints a table by room. Ends with 1 if a mutant is left alive.
import { mkdtempSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { createVitest } from 'vitest/node';
import { bundleMutant } from './bundle.js';
import { mutants } from './catalogue.js';
import type { PlacedMutant } from './mutant.js';
import { Watch } from './watch.js';

/** A mutant, and the test that failed first; none if it is alive. */
type Fate = PlacedMutant & { readonly noticedBy: string | undefined };

const wanted = process.argv.slice(2);
const tried = mutants.filter(({ room }) => wanted.length === 0 || wanted.includes(room));
const started = performance.now();
// Here the dependencies are found.
const folder = mkdtempSync(resolve('node_modules/.mutants-'));
try {
  await Promise.all(tried.map((mutant, i) => bundleMutant(mutant, `${folder}/${i}`)));
  print(await fates());
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** One run over all mutants: each bundle has a library of its own, so they share workers. */
async function fates(): Promise<Fate[]> {
  const vitest = await createVitest('test', {
    config: false,
    watch: false,
    reporters: [new Watch((module) => tried[placeOf(module.moduleId)]!)],
    include: [`${folder}/**/*.test.mjs`],
    exclude: [],
    isolate: false,
    pool: 'threads',
    maxWorkers: 2,
    testTimeout: 60_000,
    setupFiles: ['test/setup.ts', 'test/mutants/first-failure.ts'],
  });
  const tests = await vitest.globTestSpecifications();
  const { testModules } = await vitest.runTestSpecifications(tests);
  const noticed = new Map<number, string>();
  for (const module of testModules) {
    const place = placeOf(module.moduleId);
    const [failed] = module.children.allTests('failed');
    const [error] = module.errors();
    if (failed !== undefined) noticed.set(place, failed.fullName);
    else if (error !== undefined) noticed.set(place, `loading: ${error.message}`);
  }
  await vitest.close();
  return tried.map((mutant, i) => ({ ...mutant, noticedBy: noticed.get(i) }));
}

/** Which of the mutants a bundle is of. */
function placeOf(moduleId: string): number {
  return Number(moduleId.slice(folder.length + 1).split('/')[0]);
}

function print(all: readonly Fate[]): void {
  const rooms = [...new Set(all.map(({ room }) => room))];
  console.log('| room | mutants | killed |\n|---|---|---|');
  for (const room of rooms) {
    const here = all.filter((mutant) => mutant.room === room);
    console.log(`| ${room} | ${here.length} | ${here.filter(isKilled).length} |`);
  }
  const alive = all.filter((mutant) => !isKilled(mutant));
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(`${all.length} mutants, ${all.length - alive.length} killed, in ${seconds} s`);
  for (const { file, what } of alive) console.log(`alive: ${file}: ${what}`);
  // Failing tests are wanted here, but the runner has marked the process as failed for them.
  process.exitCode = alive.length > 0 ? 1 : 0;
}

function isKilled({ noticedBy }: Fate): boolean {
  return noticedBy !== undefined;
}
