import { exp } from '../core/exp.js';
import { log } from '../core/log.js';
import { type Given, real } from '../core/parameters.js';
import { misfit } from '../core/state.js';
import { Learner, type LearnerKind } from './learner.js';

export type HedgeParameters = {
  readonly width: number;
  readonly rate: number;
  readonly share: number;
  readonly horizonBars: number;
};

export type HedgeState = { count: number; readonly weights: Float64Array };

/**
 * Hedge with fixed share: weights for several forecasters by their losses, never far from anew.
 *
 *   w ← (1 − share)·w·e^(−rate·loss) / Z + share / width
 *
 * Whatever the losses, those of the mixture exceed those of any sequence of forecasters that
 * changes m times within T rounds by at most
 *
 *   (ln width + m·ln(width / share) − (T − m − 1)·ln(1 − share)) / rate + rate·T / 8
 *
 * @param width        forecasters; integer 1 … 1000; default 2
 * @param rate         0 … 10; 0, the default, is √(8·ln width / horizonBars)
 * @param share        of the weights that is dealt out evenly at each round, 0 … 1; default .001
 * @param horizonBars  rounds that the default rate is best for; integer 1 … 1e6; default 1000
 * @input   the losses of one round, clipped to 0 … 1; NaN for a forecaster that said nothing, whose
 *          weight stays what it was
 * @output  the loss of the mixture: the mean of the losses by the weights before
 * @undefined where the input is not `width` numbers, or none is finite: NaN, and nothing is learned
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(width); 2·width numbers
 * @source  M. Herbster, M. K. Warmuth, Tracking the best expert (1998); N. Cesa-Bianchi, G. Lugosi,
 *          Prediction, Learning, and Games (2006), 5.2
 * @example
 * const hedge = new Hedge({ width: 2, rate: 0.5 });
 * for (let i = 0; i < 30; i++) hedge.update([0.2, 0.9]);
 * hedge.weights[0] > 0.99; // true
 */
export class Hedge extends Learner<ArrayLike<number>, HedgeParameters, HedgeState> {
  static readonly kind: LearnerKind<HedgeParameters, HedgeState> = {
    name: 'hedge',
    version: 1,
    parameters: {
      width: { type: 'integer', min: 1, max: 1000, default: 2 },
      rate: real(0, 0, 10),
      share: real(0.001, 0, 1),
      horizonBars: { type: 'integer', min: 1, max: 1_000_000, default: 1000 },
    },
    init: ({ width }) => ({ count: 0, weights: new Float64Array(width).fill(1 / width) }),
    invariants: ({ width, share }) =>
      ({ __proto__: null, weights: [(share / width) * 0.999, 1.001] }) as const,
  };

  /** What the weights fall by at a loss of 1, as an exponent. */
  readonly rate: number;
  readonly #losses: Float64Array;

  constructor(parameters?: Given<HedgeParameters>) {
    super(Hedge.kind, parameters);
    const { width, rate, horizonBars } = this.parameters;
    this.rate = rate > 0 ? rate : Math.sqrt((8 * log(width)) / horizonBars);
    this.#losses = new Float64Array(width);
  }

  update(losses: ArrayLike<number>): number {
    const mixed = this.#read(losses);
    if (Number.isNaN(mixed)) return Number.NaN;
    const { weights } = this.state;
    const { share, width } = this.parameters;
    let before = 0;
    let after = 0;
    for (let i = 0; i < weights.length; i++) {
      const loss = this.#losses[i]!;
      if (Number.isNaN(loss)) continue;
      before += weights[i]!;
      weights[i] = weights[i]! * exp(-this.rate * loss);
      after += weights[i]!;
    }
    for (let i = 0; i < weights.length; i++) {
      const kept = Number.isNaN(this.#losses[i]!) ? 1 : before / after;
      weights[i] = (1 - share) * (weights[i]! * kept) + share / width;
    }
    this.state.count += 1;
    return mixed;
  }

  peek(losses: ArrayLike<number>): number {
    return this.#read(losses);
  }

  /** The weights for the next round, which add up to 1; a copy. */
  get weights(): Float64Array {
    return this.state.weights.slice();
  }

  /** The mean of `values` by the weights, over those that are not NaN; NaN where all are. */
  mix(values: ArrayLike<number>): number {
    const { weights } = this.state;
    let sum = 0;
    let weight = 0;
    for (let i = 0; i < weights.length; i++) {
      const value = values[i]!;
      if (Number.isNaN(value)) continue;
      sum += weights[i]! * value;
      weight += weights[i]!;
    }
    return sum / weight;
  }

  protected override revive({ weights }: HedgeState): void {
    const sum = weights.reduce((total, weight) => total + weight, 0);
    if (!(Math.abs(sum - 1) < 1e-6)) throw misfit('state.weights', 'do not add up to 1');
  }

  /** The losses, clipped, into this round's, each read once; the loss of the mixture. */
  #read(losses: ArrayLike<number>): number {
    const own = this.#losses;
    try {
      if (losses.length !== own.length) return Number.NaN;
      for (let i = 0; i < own.length; i++) {
        const loss: unknown = losses[i];
        if (typeof loss !== 'number') return Number.NaN;
        own[i] = Number.isFinite(loss) ? Math.min(1, Math.max(0, loss)) : Number.NaN;
      }
    } catch {
      return Number.NaN;
    }
    return this.mix(own);
  }
}
