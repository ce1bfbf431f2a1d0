import {
  requireInteger,
  requireKnownKeys,
  requireNumber,
  requireRecord,
} from '../core/arguments.js';
import { logOddsOf, probabilityOf } from '../statistics/log-odds.js';
import { IsotonicNodes } from './isotonic-nodes.js';
import { type IsotonicState, requireIsotonic } from './isotonic-state.js';
import { TrackedCalibrator } from './tracked-calibrator.js';
import { trackedInit } from './tracked-state.js';

export interface IsotonicCalibratorOptions {
  /** Nodes of the map over log-odds from 1 to 99 %; 3 to 400, default 41. */
  readonly nodes?: number;
  /** Outcomes for which each node is taken at its word; default 10. */
  readonly priorOutcomes?: number;
  /** Outcomes after which one counts half; default 5000. */
  readonly halfLifeOutcomes?: number;
}

/**
 * Isotonic calibrator: learns from outcomes what stated probabilities are worth, of whatever form that
 * is, as long as a higher one never means less.
 *
 *   logit(learned) = trust · logit(m(pUp)),  m non-decreasing, nearest to the outcomes by squares
 *
 * An outcome counts for the two nodes around what was stated; pooling adjacent violators makes the
 * map of them, and between nodes it is a line. Old outcomes fade, and each node's own word takes their
 * place. `trust` is as in `Calibrator`, whose map of three numbers needs fewer outcomes, and can turn a
 * source around; this one leaves a source that is wrong more often than right at ½.
 *
 * @param options  see `IsotonicCalibratorOptions`
 * @input   a stated probability with its outcome, once it is known; see `DelayedLabels`
 * @output  the learned probability from before this outcome, .01 … .99
 * @undefined where the input is no outcome: NaN, and nothing is learned
 * @throws {ConfigError} if an option is out of bounds; never because of an outcome
 * @cost    O(nodes); two numbers a node
 * @source  B. Zadrozny, C. Elkan, Transforming classifier scores into accurate multiclass
 *          probability estimates (2002)
 * @example
 * const calibrator = new IsotonicCalibrator();
 * calibrator.probability(0.6).toFixed(2); // '0.60'
 * for (let i = 0; i < 2000; i++) calibrator.update({ pUp: 0.6, outcome: i % 4 === 0 ? 0 : 1 });
 * calibrator.probability(0.6).toFixed(2); // '0.75'
 */
export class IsotonicCalibrator extends TrackedCalibrator<IsotonicState> {
  readonly #nodes: IsotonicNodes;
  /** Of each node, as the counts have it. */
  readonly #fitted: Float64Array;
  readonly #priorOutcomes: number;

  constructor(options: IsotonicCalibratorOptions = {}) {
    const known = ['nodes', 'priorOutcomes', 'halfLifeOutcomes'] as const;
    requireKnownKeys('', requireRecord('options', options), known);
    const count = requireInteger('nodes', options.nodes ?? 41, 3, 400);
    const prior = requireNumber('priorOutcomes', options.priorOutcomes ?? 10, 0.1, 1e6);
    const halfLife = requireNumber('halfLifeOutcomes', options.halfLifeOutcomes ?? 5000, 10, 1e9);
    const nodes = new IsotonicNodes(count, prior);
    const id = `isotonic-calibrator(${count},${prior},${halfLife})`;
    super(id, halfLife, () => ({ counts: nodes.initial(), ...trackedInit(1) }));
    this.#nodes = nodes;
    this.#priorOutcomes = prior;
    this.#fitted = new Float64Array(count);
    this.#fit(this.state);
  }

  /** The map without the trust in it: what each of `stated` is worth, never falling; copies. */
  get map(): { readonly stated: Float64Array; readonly learned: Float64Array } {
    return { stated: this.#nodes.stated.slice(), learned: this.#fitted.slice() };
  }

  protected mapped(stated: number, trust: number, known: number): number {
    const ofMap = logOddsOf(this.#nodes.read(this.#fitted, stated));
    return probabilityOf(trust * ofMap + (1 - trust) * known);
  }

  protected learn(stated: number, outcome: number, memory: number): void {
    this.#nodes.add(this.state.counts, stated, outcome, memory);
    this.#fit(this.state);
  }

  protected revive(state: IsotonicState): void {
    requireIsotonic(state, this.#priorOutcomes);
    this.#fit(state);
  }

  #fit({ counts }: IsotonicState): void {
    this.#nodes.fit(this.#fitted, counts);
  }
}
