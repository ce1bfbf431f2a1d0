import type { Kind } from '../core/kind.js';
import { PairOperator } from '../core/pair-operator.js';
import { bars, type Given, oneOf, real } from '../core/parameters.js';
import { misfit } from '../core/state.js';
import { sortedWindowRevive } from '../statistics/sorted-window.js';
import { type ErrorScale, errorScale, scaleOf, scaleStep } from './error-scale.js';
import {
  levelOf,
  type QuantileDesign,
  type QuantileMethod,
  type QuantileTracker,
  quantileStep,
  quantileTracker,
  requireTracker,
  usualRates,
} from './quantile-tracker.js';

export type ConformalIntervalParameters = {
  readonly coverage: number;
  readonly windowBars: number;
  readonly rate: number;
  readonly method: QuantileMethod;
};

export type ConformalIntervalState = { scale: ErrorScale; quantile: QuantileTracker };

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
 *   level += rate·top·(1 + .1·excess²)·(1{score > level·lean} − (1 − coverage) + .001·excess)
 *
 * with top the .99 quantile of the last scores, excess the misses beyond those due, within ±10, lean
 * 1 + ¼ of what excess is beyond ±2, and scale a mean of errors' sizes that follows a rise within
 * some bars, each error counting for eight scales at most. The interval of a prediction is stated before its outcome is looked at. One outlier of any
 * size leaves no trace after some hundred bars.
 *
 * @param coverage    share of outcomes within; .5 … .999; default .95
 * @param windowBars  scores that top, and ACI's quantiles, are taken of; integer ≥ 20; default 500
 * @param rate        of learning, 0 … 1; 0, the default, is .06 for `tracker`, .11 for `pid`, .02
 *                    for `aci`
 * @param method      'tracker' (default), 'aci' (adaptive conformal inference: the share of misses
 *                    aimed at is adapted) or 'pid' (a tracker with a saturating integrator)
 * @input   a prediction, and what came; degree 1
 * @output  the interval that was stated for the prediction; of a width above 0
 * @warmUp  2 + the smaller of windowBars and 100
 * @undefined until there are so many scores; a score needs an earlier error other than 0
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(log windowBars) and moving some numbers; 2·windowBars numbers
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
    version: 2,
    title: 'Conformal interval',
    reads: 'pair',
    parameters: {
      coverage: real(0.95, 0.5, 0.999),
      windowBars: bars(500, 20),
      rate: real(0, 0, 1),
      method: oneOf('tracker', 'aci', 'pid'),
    },
    outputs: { low: { degree: { price: 1 } }, high: { degree: { price: 1 } } },
    pane: 'overlay',
    warmUp: ({ windowBars }) => 2 + fewestScores(windowBars),
    memory: () => Number.POSITIVE_INFINITY,
    invariants: {
      __proto__: null,
      'scale.fast': [0, 1e91],
      'scale.slow': [0, 1e91],
      'scale.latest': [0, 1e91],
      'quantile.level': [0, 1e13],
      'quantile.scores': [0, 1e12],
    },
    lateStart: 'a score needs an earlier error other than 0',
  };

  readonly #design: QuantileDesign;

  constructor(parameters?: Given<ConformalIntervalParameters>) {
    super(ConformalInterval.kind, parameters, ({ windowBars }) => ({
      scale: errorScale(),
      quantile: quantileTracker(windowBars),
    }));
    const { coverage, method, rate, windowBars } = this.parameters;
    this.#design = {
      method,
      miss: 1 - coverage,
      rate: rate > 0 ? rate : usualRates[method],
      fewest: fewestScores(windowBars),
    };
  }

  /** The interval around a prediction whose outcome is not known yet. */
  interval(prediction: number): Interval {
    const half = levelOf(this.state.quantile, this.#design) * scaleOf(this.state.scale);
    return { low: prediction - half, high: prediction + half };
  }

  protected step(x: number, y: number, out: Float64Array, at: number, keep: boolean): void {
    const { scale, quantile } = this.state;
    const size = scaleOf(scale);
    const level = levelOf(quantile, this.#design);
    out[at] = x - level * size;
    out[at + 1] = x + level * size;
    if (!keep) return;
    const error = Math.abs(y - x);
    if (size > 0) quantileStep(quantile, error / size, level, this.#design);
    scaleStep(scale, error);
  }

  protected override record(row: Float64Array): Interval {
    return { low: row[0]!, high: row[1]! };
  }

  protected override revive({ scale, quantile }: ConformalIntervalState): void {
    requireTracker(quantile, this.#design, 'state.kernel.quantile');
    const { scoreCount, scores } = quantile;
    const hasScale = scaleOf(scale) > 0;
    if (hasScale !== scale.errorCount > 0)
      throw misfit('state.kernel.scale', 'and errorCount differ');
    if (!hasScale && scoreCount > 0)
      throw misfit('state.kernel.quantile', 'has scores without a scale');
    sortedWindowRevive(scores);
  }
}

function fewestScores(windowBars: number): number {
  return Math.min(windowBars, 100);
}
