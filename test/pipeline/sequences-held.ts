import { expect } from 'vitest';
import { livedAlone, livedTogether, optionsOf, stepsOf, symbols } from './sequences.js';

/** Whatever happens, each symbol says what it says alone, and every bar is counted out once. */
export function holdSequences(
  from: number,
  count: number,
  lengthOf: (seed: number) => number = () => 30,
): void {
  let failures = 0;
  let signals = 0;
  let outdated = 0;
  for (let seed = from; seed < from + count; seed++) {
    const steps = stepsOf(seed, lengthOf(seed));
    const together = livedTogether(seed, steps);
    const alone = livedAlone(seed, steps);
    expect(together.words, `seed ${seed}`).toEqual(alone.words);
    expect(together.lanes, `seed ${seed}`).toEqual(alone.lanes);
    const most = optionsOf(seed).validation?.hold ?? 0;
    for (const symbol of symbols) {
      const waiting = together.waiting[symbol]!;
      expect(Math.min(...waiting), `seed ${seed}`).toBe(0);
      expect(Math.max(...waiting), `seed ${seed}`).toBeLessThanOrEqual(most);
    }
    expect(together.outdated.unmarked, `seed ${seed}`).toBe(0);
    outdated += together.outdated.heard;
    for (const result of together.results) {
      signals += result.signals.length;
      failures += result.events.filter(({ type }) => type === 'failure').length;
    }
  }
  expect(outdated).toBeGreaterThanOrEqual(Math.floor(count / 10));
  expect(failures).toBeGreaterThan(count / 2);
  expect(signals).toBeGreaterThan(count / 2);
}
