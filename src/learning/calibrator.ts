import { requireKnownKeys, requireNumber, requireRecord } from '../core/arguments.js';
import { numberIn } from '../core/reading.js';
import {
  type CalibrationPrior,
  calibrationMap,
  type LearnedMap,
  learn,
  learnedProbability,
} from './calibration-map.js';
import { type CalibratorState, requireCalibrator } from './calibrator-state.js';
import { TrackedCalibrator } from './tracked-calibrator.js';
import { trackedInit } from './tracked-state.js';

export interface CalibratorOptions {
  /** Slope before there are outcomes: 1 takes stated probabilities at their word, 0 for a coin. Default 1. */
  readonly priorSlope?: number;
  /** Outcomes that the prior counts for; default 100. */
  readonly priorOutcomes?: number;
  /** Outcomes after which one counts half; default 5000. */
  readonly halfLifeOutcomes?: number;
  /** Trust in the map before there are outcomes; 0.001 … 1, default 1: it is believed until refuted. */
  readonly priorTrust?: number;
}

/**
 * Calibrator: learns from outcomes what a source's stated probabilities are worth.
 *
 *   logit(learned) = trust·(offset + side·sign(l) + slope·l),  l = logit(pUp) within ±logit(.99)
 *
 * The three are fitted online by Newton steps on the log loss, with a normal prior around
 * (0, 0, priorSlope) that keeps its weight as old outcomes fade. Until outcomes say otherwise a
 * source is taken at its word. A map may turn a source around that is wrong more often than right.
 * `trust` is `priorTrust` until there are outcomes. By Bayes' rule it falls to 0 where a coin would
 * have foretold them better, and rises to 1 where the map would: a source without skill ends at ½, not
 * at what chance taught its map.
 *
 * @param options  see `CalibratorOptions`
 * @input   a stated probability with its outcome, once it is known; see `DelayedLabels`
 * @output  the learned probability from before this outcome, .01 … .99
 * @undefined where the input is no outcome: NaN, and nothing is learned
 * @throws {ConfigError} if an option is out of bounds; never because of an outcome
 * @cost    O(1); 20 numbers
 * @source  J. Platt, Probabilistic outputs for support vector machines (1999), with a step at zero;
 *          A. P. Dawid, Statistical theory: the prequential approach (1984)
 * @example
 * const calibrator = new Calibrator();
 * calibrator.probability(0.6).toFixed(2); // '0.60'
 * for (let i = 0; i < 2000; i++) calibrator.update({ pUp: 0.6, outcome: i % 2 });
 * calibrator.probability(0.6).toFixed(2); // '0.50'
 * calibrator.record.isSkilled; // false
 */
export class Calibrator extends TrackedCalibrator<CalibratorState> {
  readonly #prior: CalibrationPrior;

  constructor(options: CalibratorOptions = {}) {
    const known = ['priorSlope', 'priorOutcomes', 'halfLifeOutcomes', 'priorTrust'] as const;
    requireKnownKeys('', requireRecord('options', options), known);
    const slope = requireNumber('priorSlope', options.priorSlope ?? 1, -10, 10);
    const outcomes = requireNumber('priorOutcomes', options.priorOutcomes ?? 100, 1, 1e6);
    const halfLife = requireNumber('halfLifeOutcomes', options.halfLifeOutcomes ?? 5000, 10, 1e9);
    const priorTrust = requireNumber('priorTrust', options.priorTrust ?? 1, 0.001, 1);
    // An outcome at even odds has curvature ¼; the slope's is that of stated log-odds of ±.22.
    const weight = outcomes / 4;
    const prior: CalibrationPrior = { slope, weights: [weight, weight, weight * 0.05] };
    const earned = priorTrust === 1 ? '' : `,${priorTrust}`;
    const id = `calibrator(${slope},${outcomes},${halfLife}${earned})`;
    super(id, halfLife, () => ({ map: calibrationMap(prior), ...trackedInit(priorTrust) }));
    this.#prior = prior;
  }

  /** The three numbers of the map as it stands, each times the trust in it. */
  get map(): LearnedMap {
    return this.mapBeside(0);
  }

  /** The same with the rest of the trust in `known` log-odds. */
  mapBeside(known: number): LearnedMap {
    return this.#trusted(this.trust, numberIn(known));
  }

  #trusted(trust: number, known: number): LearnedMap {
    const { offset, side, slope } = this.state.map;
    const ofOffset = trust * offset + (1 - trust) * known;
    return { offset: ofOffset, side: trust * side, slope: trust * slope };
  }

  protected mapped(stated: number, trust: number, known: number): number {
    return learnedProbability(this.#trusted(trust, known), stated);
  }

  protected learn(stated: number, outcome: number, memory: number): void {
    learn(this.state.map, stated, outcome, this.#prior, memory);
  }

  protected revive(state: CalibratorState): void {
    requireCalibrator(state, this.#prior);
  }
}
