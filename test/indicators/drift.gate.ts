import { afterAll, expect, it } from 'vitest';
import type { OperatorClass } from '../../src/core/operator-class.js';
import { Sma } from '../../src/indicators/moving-averages/sma.js';
import { live, mortalKinds, neverNegative } from './drift.js';

// A million updates of every kind: about 12 s. The nightly run takes a hundred million.
const updates = 1_000_000;
let checkpoints = 0;

it.each(mortalKinds)('%s leaves no trace of what it has forgotten', (name, Class) => {
  const life = live(Class, updates);
  checkpoints += life.checkpoints;
  expect(life.drifted).toBe('');
  expect(life.checkpoints).toBeGreaterThan(10);
  expect(life.spoken).toBeGreaterThan(0);
  if (neverNegative.includes(name)) expect(life.least).toBeGreaterThanOrEqual(0);
});

/** A mutant: a running sum from which what leaves is subtracted, as in most libraries. */
class RunningMean extends Sma {
  readonly #ring: Float64Array = new Float64Array(20);
  #sum = 0;
  #count = 0;

  override transfer(row: Float64Array, from: number, to: number): void {
    const slot = this.#count % 20;
    this.#sum += row[from]! - this.#ring[slot]!;
    this.#ring[slot] = row[from]!;
    this.#count += 1;
    row[to] = this.#count < 20 ? Number.NaN : this.#sum / 20;
  }
}

it('a running sum does not pass: an outlier leaves its rounding behind', () => {
  expect(live(RunningMean as unknown as OperatorClass, 200_000).drifted).toMatch(/^input 1000/);
});

afterAll(() => {
  console.log(`${mortalKinds.length} kinds, ${updates} updates each, ${checkpoints} checkpoints`);
});
