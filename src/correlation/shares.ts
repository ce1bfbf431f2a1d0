import type { Voice } from './heard.js';
import type { CorrelatorDesign } from './options.js';
import { ageOf, partsOf } from './tally.js';

/** A signal and what it counts for in a composite. */
export interface Share {
  readonly id: string;
  /** What it adds to the log-odds of the composite. */
  readonly logOdds: number;
  /** Its part in what moves the composite either way, 0 … 1. */
  readonly share: number;
}

/** The voices that count at `now`, in their order: of `contributionsOf` what a decision names. */
export function sharesOf(
  design: CorrelatorDesign,
  voices: readonly Voice[],
  now: number,
  rho: number,
): Share[] {
  const parts = partsOf(design, voices, now, rho);
  let all = 0;
  for (const part of parts) all += Math.abs(part);
  const shares: Share[] = [];
  for (let i = 0; i < voices.length; i++) {
    if (Number.isNaN(ageOf(design, i, voices[i]!, now))) continue;
    const logOdds = parts[i]!;
    shares.push({ id: voices[i]!.id, logOdds, share: all > 0 ? Math.abs(logOdds) / all : 0 });
  }
  return shares;
}
