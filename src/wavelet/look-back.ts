import type { AdaptiveDesign } from './adaptive-design.js';
import { paces } from './adaptive-design.js';
import { fields, filters } from './delayed-kernel.js';
import type { DelayedState } from './delayed-state.js';

/**
 * At `row[0]` the estimate of filter `i`, of the input `delay` before, and at `row[1]` its response,
 * where the filter jumped since or was young then: read back from now or from the next jump.
 */
export function lookBackFromJump(
  { slot, records, innovations }: DelayedState,
  { delay, ring, lookBacks, row }: AdaptiveDesign,
  i: number,
): void {
  const mask = ring - 1;
  const target = slot - delay;
  const width = filters * fields;
  const own = i * fields;
  let after = 0; // inputs up to the next jump
  while (after < delay && records[(((target + after + 1) & mask) * width + own + 2) | 0] !== 1)
    after++;
  const [alpha] = paces[i]!;
  const { weights, responses } = lookBacks[i]!;
  const start = ((target & mask) * width + own) | 0;
  const age = records[(start + 2) | 0]!;
  row[1] = Math.max(responses[after]!, 1 / (age + after));
  if (age * alpha < 1) {
    // the level was a growing mean still: back step by step, with the gains there
    const wander = (alpha * alpha) / (1 - alpha); // variance of the level's steps, over the noise's
    let smoothed = records[(((target + after) & mask) * width + own) | 0]!;
    for (let k = after - 1; k >= 0; k = (k - 1) | 0) {
      const then = (((target + k) & mask) * width + own) | 0;
      const gain = Math.max(alpha, 1 / records[then + 2]!);
      const level = records[then]!;
      smoothed = level + (gain / (gain + wander)) * (smoothed - level - records[then + 1]!);
    }
    row[0] = smoothed;
    return;
  }
  let estimate = records[start]!;
  const length = Math.min(after, weights.length);
  for (let k = 0; k < length; k = (k + 1) | 0) {
    estimate += weights[k]! * innovations[2 * i * ring + ((target + k + 1) & mask)]!;
  }
  row[0] = estimate;
}
