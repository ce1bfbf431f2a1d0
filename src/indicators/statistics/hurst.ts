import { notNegative } from '../../core/invariants.js';
import type { Kind } from '../../core/kind.js';
import { log } from '../../core/log.js';
import { logRatio } from '../../core/log-ratio.js';
import { bars, type Given } from '../../core/parameters.js';
import { powerOfTwo } from '../../core/power-of-two.js';
import { ValueOperator } from '../../core/value-operator.js';
import { type DelayState, delayInit, delayStep } from '../../statistics/delay.js';
import { type WindowSumState, windowSumInit, windowSumStep } from '../../statistics/window-sum.js';

export interface HurstParameters {
  /** Moves of each lag in the window. */
  readonly period: number;
  /** How many lags: 1, 2, 4 and so on. */
  readonly lags: number;
}

/** The inputs back to the longest lag, and for each lag the squares of its last moves. */
export type HurstState = { past: DelayState; squares: readonly WindowSumState[] };

const longestLag = (lags: number): number => powerOfTwo(lags - 1);

const hurstInit = ({ period, lags }: HurstParameters): HurstState => ({
  past: delayInit(longestLag(lags)),
  squares: Array.from({ length: lags }, () => windowSumInit(period)),
});

/**
 * Hurst exponent: whether moves go on or turn back. Half for a random walk, above it in trends, below
 * where prices return.
 *
 *   v_τ = mean of ln(x / x_τ)² over `period` moves, τ = 1, 2, 4, …, 2^(lags − 1)
 *   H = half the slope of log₂ v_τ on log₂ τ, by least squares
 *
 * A drift counts as moves that go on. Of a random walk H has a standard deviation of about 0.08 with
 * the usual parameters, so that a single value within 0.15 of a half says nothing. The
 * rescaled range (Stock.Indicators’ GetHurst) is another estimator, biased upward in short windows;
 * `WaveletEnergy` says a third.
 *
 * @param period  moves in the window; integer ≥ 1. Usual: 100.
 * @param lags    2 … 12. Usual: 5, up to 16 inputs.
 * @input   price, any positive unit; degree 0
 * @output  up to about 1; below 0 where prices do little but return
 * @warmUp  2^(lags − 1) + period
 * @undefined while a lag has not moved; a move to or from a price ≤ 0 is not absorbed
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(lags) amortised; period·lags + 2^(lags − 1) numbers; `lags` logarithms of ratios and as
 *   many more
 * @source  G. Matheron’s variogram; T. Gneiting & M. Schlather, Stochastic models that separate
 *   fractal dimension and the Hurst effect, SIAM Review 46 (2004)
 * @example
 * const hurst = new Hurst({ period: 3, lags: 2 });
 * const prices = [100, 110, 100, 110, 121, 133.1];
 * prices.map((x) => hurst.update(x)).map((h) => h.toFixed(3)).slice(4); // ['0.208', '0.708']
 */
export class Hurst extends ValueOperator<number, HurstParameters, HurstState> {
  static readonly kind: Kind<'hurst', HurstParameters> = {
    name: 'hurst',
    version: 1,
    title: 'Hurst exponent',
    aliases: ['hurstExponent'],
    reads: 'value',
    parameters: { period: bars(100), lags: { type: 'integer', min: 2, max: 12, default: 5 } },
    outputs: { value: { degree: {}, guides: [0.5] } },
    pane: 'own',
    invariants: { __proto__: null, squares: notNegative },
    warmUp: ({ period, lags }) => longestLag(lags) + period,
    memory: () => Number.POSITIVE_INFINITY,
    lateStart: 'a move to or from a price of 0 or below is undefined and not absorbed',
  };

  /** What each lag’s logarithm weighs in H; they add up to 0. */
  readonly #weights: Float64Array;

  constructor(parameters?: Given<HurstParameters>) {
    super(Hurst.kind, parameters, hurstInit);
    const { lags } = this.parameters;
    const fromMean = Float64Array.from({ length: lags }, (_, i) => i - (lags - 1) / 2);
    const spread = fromMean.reduce((sum, d) => sum + d * d, 0);
    this.#weights = fromMean.map((d) => d / (2 * spread * log(2)));
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const { past, squares } = this.state;
    const { ring, slot } = past;
    let exponent = 0;
    for (let i = 0, lag = 1; i < squares.length; i++, lag *= 2) {
      const from = slot - lag;
      const before = ring[from < 0 ? from + ring.length : from]!;
      const move = x > 0 && before > 0 ? logRatio(x, before) : Number.NaN;
      const sum = windowSumStep(squares[i]!, move * move, keep);
      exponent += sum > 0 ? this.#weights[i]! * log(sum) : Number.NaN;
    }
    delayStep(past, x, keep);
    out[at] = exponent;
  }
}
