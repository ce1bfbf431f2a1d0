import { Random } from '../denoise/random.js';

/** What several voices have to say of one event, and what came of it. */
export interface Event {
  readonly outcome: 0 | 1;
  /** Honest log-odds of up of each voice alone. */
  readonly logOdds: Float64Array;
  /** Log-odds of up by all of them: Bayes' rule, which knows how alike they are. */
  readonly oracle: number;
}

export interface VoiceOptions {
  /** Correlation of the voices' noise; 0 … 1, below 1. */
  readonly rho: number;
  /** What each voice's evidence counts for, beside a fresh one's. */
  readonly weights: readonly number[];
  /** Distance of the two outcomes in deviations of a fresh voice's noise. */
  readonly skill: number;
  readonly seed: number;
}

/**
 * Events of even odds that correlated voices speak of. A fresh voice is a forecaster that sees the
 * outcome through Gaussian noise and states honest log-odds, of mean ±skill²/2 and deviation skill.
 * One that counts for w repeats what it said when it was fresh, of which w still holds.
 */
export function* honestVoices({
  rho,
  weights,
  skill,
  seed,
}: VoiceOptions): Generator<Event, never> {
  const random = new Random(seed);
  const count = weights.length;
  const all = weights.reduce((sum, w) => sum + w, 0);
  for (;;) {
    const outcome = random.unit() < 0.5 ? 1 : 0;
    const shared = random.gauss();
    const logOdds = Float64Array.from(weights, (w) => {
      const noise = Math.sqrt(rho) * shared + Math.sqrt(1 - rho) * random.gauss();
      return ((outcome * 2 - 1) * (w * skill * skill)) / 2 + skill * noise;
    });
    // The inverse of an equicorrelated matrix, by Sherman and Morrison.
    const oracle = logOdds.reduce((sum, l, i) => {
      return sum + ((weights[i]! - (rho * all) / (1 + (count - 1) * rho)) / (1 - rho)) * l;
    }, 0);
    yield { outcome, logOdds, oracle };
  }
}
