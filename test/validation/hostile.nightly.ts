import { expect, it } from 'vitest';
import { hostileRun } from './hostile.js';

it('ten million hostile inputs: none throws, nothing told is not finite, half of them go on', () => {
  for (let seed = 101; seed <= 200; seed++) {
    const { inputs, thrown, notFinite, passed } = hostileRun(100_000, seed);
    expect({ seed, thrown, notFinite }).toEqual({ seed, thrown: 0, notFinite: 0 });
    expect(passed).toBeGreaterThan(inputs / 2);
  }
});
