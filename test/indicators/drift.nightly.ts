import { afterAll, expect, it } from 'vitest';
import { live, mortalKinds, neverNegative } from './drift.js';

// A hundred million updates of every kind, four hundred of them 1e12: about 20 minutes.
const updates = 100_000_000;
let checkpoints = 0;

it.each(mortalKinds)('%s leaves no trace of what it has forgotten', (name, Class) => {
  const life = live(Class, updates);
  checkpoints += life.checkpoints;
  expect(life.drifted).toBe('');
  expect(life.checkpoints).toBeGreaterThan(1000);
  if (neverNegative.includes(name)) expect(life.least).toBeGreaterThanOrEqual(0);
});

afterAll(() => {
  console.log(`${mortalKinds.length} kinds, ${updates} updates each, ${checkpoints} checkpoints`);
});
