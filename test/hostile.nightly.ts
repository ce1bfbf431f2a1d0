import { afterAll, expect, it } from 'vitest';
import type { Doorway } from '../src/testing/index.js';
import { HostileRun, mostMs } from './contract/hostile-run.js';
import { modules } from './contract/modules.js';
import { exportedOperators } from './contract/subjects.js';

// Ten million hostile snapshots and as many hostile calls, each draw of parameters and series with a
// seed of its own: hours. BARWAVE_HOSTILE says another number of each.

const wanted = Number(process.env['BARWAVE_HOSTILE'] ?? 10_000_000);
const operators = await exportedOperators();
const snapshots = new HostileRun();
const calls = new HostileRun();

it(`${wanted} hostile snapshots`, () => {
  for (let seed = 100; snapshots.count < wanted; seed++) {
    for (const [name, Class] of operators) snapshots.snapshots(name, Class, seed, 1);
  }
  expect(snapshots.longestMs).toBeLessThanOrEqual(mostMs);
});

it(`${wanted} hostile calls`, () => {
  for (let seed = 100; calls.count < wanted; seed++) {
    for (const [name, Class] of operators) calls.calls(name, Class, seed);
    for (const [name, make] of Object.entries(modules)) {
      calls.callsOfModule(name, make as () => Doorway, seed);
    }
  }
  expect(calls.longestMs).toBeLessThanOrEqual(mostMs);
});

afterAll(() => {
  console.log(`${snapshots.count} snapshots, ${snapshots.refused} refused: ${snapshots}`);
  console.log(`${calls.count} calls: ${calls}`);
});
