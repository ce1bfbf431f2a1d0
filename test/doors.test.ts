import { afterAll, describe, expect, it } from 'vitest';
import { OperatorShell } from '../src/core/operator-shell.js';
import { type Doorway, holdDoor, lawsOfDoors } from '../src/testing/index.js';
import { exportedModules, modules } from './contract/modules.js';
import { pendingDoors } from './contract/pending-doors.js';
import { seriesOf } from './contract/series.js';
import { exportedOperators, parametersFor } from './contract/subjects.js';

// Whatever comes through a door is taken for a plain input, or refused as NaN is. Everything that
// is exported and has an `update` is here; what does not hold yet is listed, and the list shrinks.

const operators = await exportedOperators();
const held: string[] = [];
const broken: string[] = [];

/** Hold `name` to the law; what is pending may break it, and is named at the end. */
function door(name: string, isPending: boolean, hold: () => void): void {
  it(name, () => {
    try {
      hold();
      held.push(name);
    } catch (error) {
      broken.push(name);
      if (!isPending) throw error;
    }
  });
}

describe('operators', () => {
  for (const [name, Class] of operators) {
    const subject = { Class, parameters: parametersFor(Class, 1) };
    door(name, !(Class.prototype instanceof OperatorShell), () => {
      for (const law of Object.values(lawsOfDoors)) {
        law(subject, seriesOf(Class.kind.reads, 'lively', 11, 200));
      }
    });
  }
});

describe('modules', () => {
  const bars = seriesOf('bar', 'lively', 12, 24);
  for (const [name, make] of Object.entries(modules)) {
    door(name, pendingDoors.includes(name), () => {
      holdDoor(make as () => Doorway, bars, (output) => JSON.stringify(output) ?? '');
    });
  }
});

it('no module is forgotten', async () => {
  expect(await exportedModules()).toEqual(Object.keys(modules).sort());
});

afterAll(() => {
  console.log(`doors held: ${held.length}: ${held.join(', ')}`);
  console.log(`doors pending: ${broken.length}: ${broken.join(', ') || 'none'}`);
});
