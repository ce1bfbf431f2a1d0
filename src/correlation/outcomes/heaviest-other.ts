import type { Voice } from '../heard.js';
import type { CorrelatorDesign } from '../options.js';
import { ageOf, weightOf } from '../tally.js';

/** Of all voices that count but that of `source`, the heaviest, then the first; −1 if there is none. */
export function heaviestOther(
  design: CorrelatorDesign,
  voices: readonly Voice[],
  source: number,
  now: number,
): number {
  let heaviest = -1;
  let most = 0;
  for (let i = 0; i < voices.length; i++) {
    const ageBars = i === source ? Number.NaN : ageOf(design, i, voices[i]!, now);
    const weight = Number.isNaN(ageBars) ? 0 : weightOf(design, i, ageBars);
    if (!(weight > most)) continue;
    heaviest = i;
    most = weight;
  }
  return heaviest;
}
