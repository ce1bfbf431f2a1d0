import { notNegative } from '../../core/invariants.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given } from '../../core/parameters.js';
import { ValueOperator } from '../../core/value-operator.js';
import {
  type ExponentialMeanDesign,
  type ExponentialMeanState,
  emaDesign,
  exponentialMeanInit,
  exponentialMeanStep,
  wilderDesign,
} from '../../statistics/exponential-mean.js';
import { type WindowSumState, windowSumInit, windowSumStep } from '../../statistics/window-sum.js';
import { type RsiState, rsiInit, rsiStep } from './rsi.js';

export interface DerivativeOscillatorParameters {
  /** Changes in the RSI. */
  readonly rsiPeriod: number;
  /** RSIs in the first EMA. */
  readonly smooth1: number;
  /** First EMAs in the second. */
  readonly smooth2: number;
  /** Second EMAs in the mean taken off. */
  readonly signalPeriod: number;
}

export type DerivativeOscillatorState = {
  rsi: RsiState;
  once: ExponentialMeanState;
  twice: ExponentialMeanState;
  mean: WindowSumState;
};

const derivativeOscillatorInit = ({
  signalPeriod,
}: DerivativeOscillatorParameters): DerivativeOscillatorState => ({
  rsi: rsiInit(),
  once: exponentialMeanInit(),
  twice: exponentialMeanInit(),
  mean: windowSumInit(signalPeriod),
});

/**
 * Derivative oscillator: a doubly smoothed RSI less its own moving average.
 *
 *   s = ema(ema(RSI(x, rsiPeriod), smooth1), smooth2),  value = s − sma(s, signalPeriod)
 *
 * @param rsiPeriod     integer ≥ 1. Usual: 14.
 * @param smooth1       integer ≥ 1. Usual: 5.
 * @param smooth2       integer ≥ 1. Usual: 3.
 * @param signalPeriod  integer ≥ 1. Usual: 9.
 * @input   any number; degree 0
 * @output  −100 … 100
 * @warmUp  rsiPeriod + smooth1 + smooth2 + signalPeriod − 2
 * @undefined while the RSI is, which no mean absorbs
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1) amortised, O(signalPeriod) once a lap; signalPeriod + 9 numbers
 * @source  C. Brown, Technical Analysis for the Trading Professional (1999)
 * @example
 * const oscillator = new DerivativeOscillator({ rsiPeriod: 1, smooth1: 1, smooth2: 1, signalPeriod: 2 });
 * [10, 12, 11].map((x) => oscillator.update(x)); // [NaN, NaN, -50]
 */
export class DerivativeOscillator extends ValueOperator<
  number,
  DerivativeOscillatorParameters,
  DerivativeOscillatorState
> {
  static readonly kind: Kind<'derivativeOscillator', DerivativeOscillatorParameters> = {
    name: 'derivativeOscillator',
    version: 1,
    title: 'Derivative oscillator',
    reads: 'value',
    parameters: { rsiPeriod: bars(14), smooth1: bars(5), smooth2: bars(3), signalPeriod: bars(9) },
    outputs: { value: { degree: {}, range: [-100, 100], guides: [0] } },
    pane: 'own',
    invariants: {
      __proto__: null,
      'rsi.gain': notNegative,
      'rsi.loss': notNegative,
      once: [0, 100],
      twice: [0, 100],
      mean: [0, 100],
    },
    warmUp: (p) => p.rsiPeriod + p.smooth1 + p.smooth2 + p.signalPeriod - 2,
    memory: () => Number.POSITIVE_INFINITY,
    settle: (p) => 16 * p.rsiPeriod + 8 * (p.smooth1 + p.smooth2) + p.signalPeriod,
    lateStart: 'an RSI of a flat market is not absorbed',
  };

  readonly #design: readonly ExponentialMeanDesign[];

  constructor(parameters?: Given<DerivativeOscillatorParameters>) {
    super(DerivativeOscillator.kind, parameters, derivativeOscillatorInit);
    const { rsiPeriod, smooth1, smooth2 } = this.parameters;
    this.#design = [wilderDesign(rsiPeriod), emaDesign(smooth1), emaDesign(smooth2)];
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const { state } = this;
    const design = this.#design;
    rsiStep(state.rsi, x, design[0]!, out, at, keep);
    for (let i = 1; i < 3; i++) {
      const mean = i === 1 ? state.once : state.twice;
      out[at] = exponentialMeanStep(mean, out[at]!, design[i]!, keep);
    }
    out[at] = out[at]! - windowSumStep(state.mean, out[at]!, keep) / state.mean.lap.length;
  }
}
