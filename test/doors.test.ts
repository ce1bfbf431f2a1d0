import { afterAll, describe, expect, it } from 'vitest';
import type { Doorway } from '../src/testing/index.js';
import { cases } from './cases.js';
import { HostileRun, mostMs } from './contract/hostile-run.js';
import { exportedModules, modules } from './contract/modules.js';
import { exportedOperators } from './contract/subjects.js';

// Whatever comes through a door is taken for a plain input, or refused as NaN is. Everything that
// is exported and has an `update` is here.

const operators = await exportedOperators();
const held: string[] = [];

/** Hold `name` to the law. */
function door(name: string, hold: () => void): void {
  it(name, () => {
    hold();
    held.push(name);
  });
}

const isFull = cases(10) === 10;
const run = new HostileRun();

describe('operators', () => {
  for (const [name, Class] of operators) {
    door(name, () => {
      for (const seed of isFull ? [1, 2, 3, 4, 5, 6, 7, 8] : [1]) run.calls(name, Class, seed);
    });
  }
});

describe('modules', () => {
  for (const [name, make] of Object.entries(modules)) {
    door(name, () => {
      run.callsOfModule(name, make as () => Doorway, isFull ? 3 : 0);
    });
  }
});

it(`none takes longer than ${mostMs} ms`, () => {
  expect(run.count).toBeGreaterThan(10_000);
  if (isFull) expect(run.count).toBeGreaterThanOrEqual(100_000);
  expect(run.tooLong).toEqual([]);
});

it('no module is forgotten', async () => {
  expect(await exportedModules()).toEqual(Object.keys(modules).sort());
});

afterAll(() => {
  console.log(`${run.count} hostile calls: ${run}`);
  console.log(`doors held: ${held.length}: ${held.join(', ')}`);
});
