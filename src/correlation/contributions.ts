import type { Voice } from './heard.js';
import type { CorrelatorDesign } from './options.js';
import { ageOf, partsOf, weightOf } from './tally.js';

/** One signal's part in a composite. */
export interface Contribution {
  readonly id: string;
  readonly timeframe: string;
  readonly strategy: string;
  readonly pUp: number;
  readonly weight: number;
  /** What it adds to the log-odds of the composite; they add up to those of `pUp`. */
  readonly logOdds: number;
  /** Its part in what moves the composite either way: |logOdds| as a share of all, 0 … 1. */
  readonly share: number;
  readonly horizonMs: number;
  /** Bars of its timeframe since it was said. */
  readonly ageBars: number;
}

/** The voices that count, each with its weight. */
export function contributionsOf(
  design: CorrelatorDesign,
  voices: readonly Voice[],
  now: number,
  rho: number,
): Contribution[] {
  const contributions: Contribution[] = [];
  const parts = partsOf(design, voices, now, rho);
  let all = 0;
  for (let i = 0; i < parts.length; i++) all += Math.abs(parts[i]!);
  for (let i = 0; i < voices.length; i++) {
    const voice = voices[i]!;
    const ageBars = ageOf(design, i, voice, now);
    if (Number.isNaN(ageBars)) continue;
    const source = design.sources[i]!;
    const logOdds = parts[i]!;
    contributions.push({
      id: voice.id,
      timeframe: source.timeframe.name,
      strategy: source.strategy,
      pUp: voice.pUp,
      weight: weightOf(design, i, ageBars),
      logOdds,
      share: all > 0 ? Math.abs(logOdds) / all : 0,
      horizonMs: voice.horizonMs,
      ageBars,
    });
  }
  return contributions;
}
