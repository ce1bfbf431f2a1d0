import type { Given } from '../core/parameters.js';
import { misfit } from '../core/state.js';
import { sortedWindowRevive } from '../statistics/sorted-window.js';
import { type Cause, causesOf } from './causes.js';
import {
  type FeatureAnomalyParameters,
  type FeatureAnomalyState,
  featureAnomalyKind,
} from './feature-anomaly-kind.js';
import { readFeatures } from './feature-row.js';
import { learnScale, onScale } from './feature-scale.js';
import { Learner, type LearnerKind } from './learner.js';
import type { QuantileDesign } from './quantile-design.js';
import { levelOf, quantileStep, requireTracker } from './quantile-tracker.js';
import { udLeverage, udObserve, udObserveOne, udScale } from './ud-factors.js';

/** How a row of features stands beside those before. */
export interface Anomaly {
  /** Squared Mahalanobis distance beside the level that `rate` of rows exceed. */
  readonly score: number;
  /** Whether it is above 1. */
  readonly isAnomaly: boolean;
  /** Features, by place, that make up four fifths of the distance, the largest share first. */
  readonly causes: readonly Cause[];
}

/**
 * Anomalies of a row of features: a robust Mahalanobis distance, kept online.
 *
 *   zᵢ = (xᵢ − meanᵢ) / sizeᵢ;  d² = n·zᵀPz,  P = (Σ λ^age·w·zzᵀ + I)⁻¹;  w = min(1, level / d²)
 *
 * The level is followed so that a share `rate` of rows exceed it, whatever they are distributed
 * like; a row above it weighs less in means, sizes and P, so outliers do not hide their like. A row
 * that breaks how features go together stands out although each feature by itself is usual.
 *
 * @param width       features; integer 1 … 1000; default 1
 * @param rate        of alarms; 1e-5 … .5; default .001
 * @param forgetting  λ, the weight of a row beside the next one; .9 … .99999; default .999
 * @input   a row of features within ±1e30
 * @output  the score: d² beside its level
 * @undefined for the first 130 + 2·width rows: NaN; where the input is no row nothing is learned
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(width²); width²/2 + 6·width + 1000 numbers
 * @source  P. C. Mahalanobis, On the generalised distance in statistics (1936); R. A. Maronna,
 *          Robust M-estimators of multivariate location and scatter (1976), for the weights
 * @example
 * const anomaly = new FeatureAnomaly({ width: 2, rate: 0.01 });
 * for (let i = 0; i < 999; i++) anomaly.update([Math.sin(i), Math.sin(i) + 0.1 * Math.sin(9 * i * i)]);
 * anomaly.judge([0.9, 0.9]).isAnomaly; // false
 * anomaly.judge([0.9, -0.9]).isAnomaly; // true
 */
export class FeatureAnomaly extends Learner<
  ArrayLike<number>,
  FeatureAnomalyParameters,
  FeatureAnomalyState
> {
  static readonly kind: LearnerKind<FeatureAnomalyParameters, FeatureAnomalyState> =
    featureAnomalyKind;

  readonly #design: QuantileDesign;
  readonly #x: Float64Array;
  readonly #z: Float64Array;
  readonly #work: { readonly f: Float64Array; readonly along: Float64Array };

  constructor(parameters?: Given<FeatureAnomalyParameters>) {
    super(FeatureAnomaly.kind, parameters);
    const { width, rate } = this.parameters;
    this.#design = { method: 'tracker', miss: rate, rate: 0.05, fewest: 100, overlap: 1 };
    this.#x = new Float64Array(width);
    this.#z = new Float64Array(width);
    this.#work = { f: new Float64Array(width), along: new Float64Array(width) };
  }

  update(features: ArrayLike<number>): number {
    if (!readFeatures(features, this.parameters.width, this.#x)) return Number.NaN;
    const distance = this.#distance();
    const level = levelOf(this.state.quantile, this.#design);
    this.#learn(distance, distance > level ? level / distance : 1);
    if (this.state.count > settled(this.parameters.width)) {
      const missed = Number.isNaN(level) ? level : Number(distance > level);
      quantileStep(this.state.quantile, distance, missed, this.#design);
    }
    return distance / Math.max(level, leastLevel);
  }

  peek(features: ArrayLike<number>): number {
    if (!readFeatures(features, this.parameters.width, this.#x)) return Number.NaN;
    return this.#distance() / Math.max(levelOf(this.state.quantile, this.#design), leastLevel);
  }

  /** The score of `features` and what made it; nothing is learned. */
  judge(features: ArrayLike<number>): Anomaly {
    const score = this.peek(features);
    if (!(score > 1)) return { score, isAnomaly: false, causes: [] };
    return { score, isAnomaly: true, causes: causesOf(this.state.factors, this.#z) };
  }

  /** d² of the row that was read, its features on their scale in `#z`. */
  #distance(): number {
    const { scale, factors, weight } = this.state;
    onScale(scale, this.#x, this.#z, mostSizes);
    return Math.max(1, weight) * udLeverage(factors, this.#z, this.#work.f);
  }

  #learn(distance: number, share: number): void {
    const { state } = this;
    const { forgetting, width } = this.parameters;
    const { factors } = state;
    if (distance > 0 && share > 0) {
      udObserve(factors, this.#work.f, this.#work.along, forgetting / share);
    }
    udScale(factors, 1 / forgetting);
    udObserveOne(factors, state.count % width, this.#work, 1 / (width * (1 - forgetting)));
    state.weight = forgetting * state.weight + share;
    learnScale(state.scale, this.#x, state.weight > 0 ? share / state.weight : 0);
    state.count += 1;
  }

  protected override revive({ quantile, count }: FeatureAnomalyState): void {
    requireTracker(quantile, this.#design, 'state.quantile');
    const due = Math.max(0, count - settled(this.parameters.width));
    if (quantile.scoreCount !== due) throw misfit('state.quantile.scoreCount', 'and count differ');
    sortedWindowRevive(quantile.scores);
  }
}

/** Rows before the scale of features is good enough for a distance. */
function settled(width: number): number {
  return 30 + 2 * width;
}

/** Rows that are all alike are at no distance, and exceed no level. */
const leastLevel = 1e-12;

/** A feature further off is taken to be so far off. */
const mostSizes = 1e6;
