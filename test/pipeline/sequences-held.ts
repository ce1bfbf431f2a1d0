import { expect } from 'vitest';
import { livedAlone, livedTogether, stepsOf, symbols } from './sequences.js';

/** Whatever happens, each symbol says what it says alone, and every bar is counted out once. */
export function holdSequences(from: number, count: number, length: number): void {
  let failures = 0;
  let signals = 0;
  for (let seed = from; seed < from + count; seed++) {
    const steps = stepsOf(seed, length);
    const together = livedTogether(seed, steps);
    const alone = livedAlone(seed, steps);
    expect(together.words, `seed ${seed}`).toEqual(alone.words);
    expect(together.lanes, `seed ${seed}`).toEqual(alone.lanes);
    for (const symbol of symbols) {
      const judged = together.results
        .filter((result) => result.symbol === symbol)
        .flatMap(({ bars }) => bars.map(({ disposition }) => disposition));
      const final = judged.filter((disposition) => disposition !== 'pending').length;
      const fed = steps.filter((step) => step.kind === 'bar' && step.bar.symbol === symbol).length;
      // What is refused, late or told again settles nothing that waits.
      const isWaiting = judged.lastIndexOf('pending') > judged.lastIndexOf('accepted');
      expect(fed - final, `seed ${seed}`).toBe(isWaiting ? 1 : 0);
    }
    for (const result of together.results) {
      signals += result.signals.length;
      failures += result.events.filter(({ type }) => type === 'failure').length;
    }
  }
  expect(failures).toBeGreaterThan(count / 2);
  expect(signals).toBeGreaterThan(count / 2);
}
