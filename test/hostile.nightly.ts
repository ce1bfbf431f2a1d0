import { afterAll, expect, it } from 'vitest';
import type { Doorway } from '../src/testing/index.js';
import { HostileRun } from './contract/hostile-run.js';
import { modules } from './contract/modules.js';
import { exportedOperators } from './contract/subjects.js';

// Ten million hostile snapshots and as many hostile calls, each draw of parameters and series with a
// seed of its own: hours. BARWAVE_HOSTILE says another number of each, BARWAVE_HOSTILE_MINUTES how long
// either may take: what is done by then is printed, and counts. BARWAVE_HOSTILE_SEED begins elsewhere.

const wanted = Number(process.env['BARWAVE_HOSTILE'] ?? 10_000_000);
const mostMinutes = Number(process.env['BARWAVE_HOSTILE_MINUTES'] ?? Number.POSITIVE_INFINITY);
const firstSeed = Number(process.env['BARWAVE_HOSTILE_SEED'] ?? 100);
const operators = await exportedOperators();
const snapshots = new HostileRun();
const calls = new HostileRun();

/** Whether `run` is to go on with another seed. */
function clockOf(run: HostileRun): () => boolean {
  const until = performance.now() + mostMinutes * 60_000;
  return () => run.count < wanted && performance.now() < until;
}

it(`${wanted} hostile snapshots`, () => {
  const goesOn = clockOf(snapshots);
  for (let seed = firstSeed; goesOn(); seed++) {
    for (const [name, Class] of operators) if (goesOn()) snapshots.snapshots(name, Class, seed, 1);
  }
  expect(snapshots.tooLong).toEqual([]);
});

it(`${wanted} hostile calls`, () => {
  const goesOn = clockOf(calls);
  for (let seed = firstSeed; goesOn(); seed++) {
    for (const [name, Class] of operators) if (goesOn()) calls.calls(name, Class, seed);
    for (const [name, make] of Object.entries(modules)) {
      if (goesOn()) calls.callsOfModule(name, make as () => Doorway, seed);
    }
  }
  expect(calls.tooLong).toEqual([]);
});

afterAll(() => {
  console.log(`${snapshots.count} snapshots, ${snapshots.refused} refused: ${snapshots}`);
  console.log(`${calls.count} calls: ${calls}`);
});
