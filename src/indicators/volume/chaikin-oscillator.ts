import { HlcvOperator } from '../../bars/hlcv-operator.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given, oneOf } from '../../core/parameters.js';
import {
  type ExponentialMeanDesign,
  type ExponentialMeanState,
  emaDesign,
  exponentialMeanInit,
  exponentialMeanStep,
} from '../../statistics/exponential-mean.js';
import { requireFaster } from '../oscillators/require-faster.js';
import { type AdlState, adlInit, adlStep } from './adl.js';
import { moneyFlow } from './money-flow.js';

export interface ChaikinOscillatorParameters {
  readonly fastPeriod: number;
  readonly slowPeriod: number;
  /** How each EMA starts: from the mean of its first inputs, or from the first alone. */
  readonly seed: 'sma' | 'first';
}

interface ChaikinDesign {
  readonly fast: ExponentialMeanDesign;
  readonly slow: ExponentialMeanDesign;
}

export type ChaikinOscillatorState = {
  line: AdlState;
  fast: ExponentialMeanState;
  slow: ExponentialMeanState;
};

export const chaikinOscillatorInit = (): ChaikinOscillatorState => ({
  line: adlInit(),
  fast: exponentialMeanInit(),
  slow: exponentialMeanInit(),
});

/**
 * Chaikin oscillator: whether accumulation is gathering pace; MACD of the accumulation line.
 *
 *   EMA_fast(ADL) − EMA_slow(ADL)
 *
 * Each EMA is seeded with the mean of its first inputs (TradingView); TA-Lib is `seed: 'first'`.
 *
 * @param fastPeriod  integer ≥ 1, below slowPeriod. Usual: 3.
 * @param slowPeriod  integer ≥ 1. Usual: 10.
 * @param seed        'sma' (default) or 'first'
 * @input   bar: high, low, close, volume; degree 1 in volume
 * @output  centred on 0
 * @warmUp  slowPeriod
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1); 5 numbers
 * @source  M. Chaikin; S. Achelis, Technical Analysis from A to Z (1995)
 * @example
 * const bar = (high: number, low: number, close: number, volume: number) => ({ time: 0, open: low, high, low, close, volume });
 * const chaikin = new ChaikinOscillator({ fastPeriod: 1, slowPeriod: 2 });
 * [bar(12, 8, 12, 5), bar(12, 8, 9, 6)].map((b) => chaikin.update(b)); // [NaN, -1.5]
 */
export class ChaikinOscillator extends HlcvOperator<
  number,
  ChaikinOscillatorParameters,
  ChaikinOscillatorState
> {
  static readonly kind: Kind<'chaikinOscillator', ChaikinOscillatorParameters> = {
    name: 'chaikinOscillator',
    version: 1,
    title: 'Chaikin oscillator',
    aliases: ['adosc', 'chaikin', 'chaikinOsc', 'cho'],
    reads: 'bar',
    parameters: { fastPeriod: bars(3), slowPeriod: bars(10), seed: oneOf('sma', 'first') },
    outputs: { value: { degree: { volume: 1 }, guides: [0] } },
    pane: 'own',
    invariants: {},
    warmUp: ({ slowPeriod }) => slowPeriod,
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ slowPeriod }) => 8 * slowPeriod,
  };

  readonly #design: ChaikinDesign;

  constructor(parameters?: Given<ChaikinOscillatorParameters>) {
    super(ChaikinOscillator.kind, parameters, chaikinOscillatorInit);
    requireFaster(this.parameters);
    const { fastPeriod, slowPeriod, seed } = this.parameters;
    this.#design = { fast: emaDesign(fastPeriod, seed), slow: emaDesign(slowPeriod, seed) };
  }

  protected step(
    high: number,
    low: number,
    close: number,
    volume: number,
    out: Float64Array,
    at: number,
    keep: boolean,
  ): void {
    const { state } = this;
    const flow = moneyFlow(high, low, close, volume);
    const design = this.#design;
    const line = adlStep(state.line, flow, keep);
    const fast = exponentialMeanStep(state.fast, line, design.fast, keep);
    const slow = exponentialMeanStep(state.slow, line, design.slow, keep);
    out[at] = fast - slow;
  }
}
