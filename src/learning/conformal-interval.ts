import type { Kind } from '../core/kind.js';
import { PairOperator } from '../core/pair-operator.js';
import { bars, type Given, oneOf, real } from '../core/parameters.js';
import {
  type ConformalIntervalState,
  halfOf,
  intervalRevive,
  intervalState,
  intervalStep,
  lastHalf,
  stateHalf,
} from './interval-state.js';
import { type QuantileDesign, type QuantileMethod, usualRates } from './quantile-design.js';

export type ConformalIntervalParameters = {
  readonly coverage: number;
  readonly windowBars: number;
  readonly rate: number;
  readonly method: QuantileMethod;
  readonly horizonBars: number;
};

/** An interval around a prediction; NaN until there is one. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Conformal interval: around a prediction, what holds the outcome with a stated frequency, whatever
 * the errors are distributed like and however that changes.
 *
 *   score = |outcome − prediction| / scale;  interval = prediction ∓ level·lean·scale
 *   level += rate·top·(1 + .1·excess², at most 2.2)·(missed − (1 − coverage) + .001·excess)
 *
 * with top the .99 quantile of the last scores, excess the misses beyond those due, within −5 and 10,
 * lean 1 + ¼ of what excess is beyond ±2, and scale a mean of errors' sizes that follows a rise within
 * some bars, each error counting for eight scales at most. Beyond ±2 the last errors have a say too:
 * an interval is at least ¾ of the largest of 5, or at most the largest of 10 or fewer. What is stated
 * is stated before its outcome is looked at. One outlier of any size leaves no trace after some
 * hundred bars.
 *
 * Predictions further ahead than a bar are judged by the interval of their own time, and since their
 * outcomes share bars, each counts 1/horizonBars.
 *
 * @param coverage    share of outcomes within; .5 … .999; default .95
 * @param windowBars  scores that top, and ACI's quantiles, are taken of; integer ≥ 20; default 500
 * @param rate        of learning, 0 … 1; 0, the default, is .05 for `tracker`, .11 for `pid`, .02
 *                    for `aci`
 * @param method      'tracker' (default), 'aci' (adaptive conformal inference: the share of misses
 *                    aimed at is adapted) or 'pid' (a tracker with a saturating integrator)
 * @param horizonBars  bars from a prediction to its outcome; 1 … 1000; default 1
 * @input   the prediction whose outcome is known now, and what came; degree 1
 * @output  the interval that was stated for the prediction; of a width above 0
 * @warmUp  1 + horizonBars + the smaller of windowBars and 100
 * @undefined until there are so many scores; a score needs an earlier error other than 0
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(log windowBars) and moving some numbers; 2·windowBars + horizonBars numbers
 * @source  A. N. Angelopoulos, E. J. Candès, R. J. Tibshirani, Conformal PID control for time series
 *          prediction (2023); I. Gibbs, E. J. Candès, Adaptive conformal inference under
 *          distribution shift (2021)
 * @example
 * const interval = new ConformalInterval({ windowBars: 20 });
 * for (let i = 0; i < 60; i++) interval.update([0, Math.sin(i)]);
 * const { low, high } = interval.interval(5); // around the next prediction
 * [low > 3.5, low + high]; // [true, 10]
 */
export class ConformalInterval extends PairOperator<
  Interval,
  ConformalIntervalParameters,
  ConformalIntervalState
> {
  static readonly kind: Kind<'conformalInterval', ConformalIntervalParameters> = {
    name: 'conformalInterval',
    version: 3,
    title: 'Conformal interval',
    reads: 'pair',
    parameters: {
      coverage: real(0.95, 0.5, 0.999),
      windowBars: bars(500, 20),
      rate: real(0, 0, 1),
      method: oneOf('tracker', 'aci', 'pid'),
      horizonBars: { type: 'integer', min: 1, max: 1000, default: 1 },
    },
    outputs: { low: { degree: { price: 1 } }, high: { degree: { price: 1 } } },
    pane: 'overlay',
    warmUp: ({ windowBars, horizonBars }) => 1 + horizonBars + fewestScores(windowBars),
    memory: () => Number.POSITIVE_INFINITY,
    invariants: {
      __proto__: null,
      'scale.fast': [0, 1e91],
      'scale.slow': [0, 1e91],
      'scale.latest': [0, 1e91],
      'quantile.level': [0, 1e13],
      'quantile.scores': [0, 1e12],
      'recent.sizes': [0, 1e91],
      'stated.halves': [0, 1e104],
    },
    lateStart: 'a score needs an earlier error other than 0',
  };

  readonly #design: QuantileDesign;

  constructor(parameters?: Given<ConformalIntervalParameters>) {
    super(ConformalInterval.kind, parameters, ({ windowBars, horizonBars }) =>
      intervalState(windowBars, horizonBars),
    );
    const { coverage, horizonBars, method, rate, windowBars } = this.parameters;
    this.#design = {
      method,
      miss: 1 - coverage,
      rate: rate > 0 ? rate : usualRates[method],
      fewest: fewestScores(windowBars),
      overlap: horizonBars,
    };
  }

  /** The interval around a prediction that is made now. */
  interval(prediction: number): Interval {
    const half = lastHalf(this.state.stated);
    return { low: prediction - half, high: prediction + half };
  }

  /** Take note that the prediction whose turn it is has no outcome: nothing is learned from it. */
  pass(): void {
    stateHalf(this.state.stated, halfOf(this.state, this.#design));
  }

  protected step(x: number, y: number, out: Float64Array, at: number, keep: boolean): void {
    const { halves, slot } = this.state.stated;
    const half = halves[slot]!;
    out[at] = x - half;
    out[at + 1] = x + half;
    if (keep) intervalStep(this.state, Math.abs(y - x), this.#design);
  }

  protected override record(row: Float64Array): Interval {
    return { low: row[0]!, high: row[1]! };
  }

  protected override revive(state: ConformalIntervalState): void {
    intervalRevive(state, this.#design, 'state.kernel');
  }
}

function fewestScores(windowBars: number): number {
  return Math.min(windowBars, 100);
}
