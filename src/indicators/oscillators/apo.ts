import type { Kind } from '../../core/kind.js';
import { bars, type Given, oneOf } from '../../core/parameters.js';
import { ValueOperator } from '../../core/value-operator.js';
import {
  type ExponentialMeanDesign,
  type ExponentialMeanState,
  emaDesign,
  exponentialMeanInit,
  exponentialMeanStep,
} from '../../statistics/exponential-mean.js';
import { requireFaster } from './require-faster.js';

export interface ApoParameters {
  readonly fastPeriod: number;
  readonly slowPeriod: number;
  /** How each EMA starts: from the mean of its first inputs, or from the first alone. */
  readonly seed: 'sma' | 'first';
}

export interface ApoDesign {
  readonly fast: ExponentialMeanDesign;
  readonly slow: ExponentialMeanDesign;
}

export function apoDesign({ fastPeriod, slowPeriod, seed }: ApoParameters): ApoDesign {
  return { fast: emaDesign(fastPeriod, seed), slow: emaDesign(slowPeriod, seed) };
}

export type ApoState = { fast: ExponentialMeanState; slow: ExponentialMeanState };

export const apoInit = (): ApoState => ({
  fast: exponentialMeanInit(),
  slow: exponentialMeanInit(),
});

export function apoStep(state: ApoState, x: number, design: ApoDesign, keep: boolean): number {
  const fast = exponentialMeanStep(state.fast, x, design.fast, keep);
  return fast - exponentialMeanStep(state.slow, x, design.slow, keep);
}

/**
 * Absolute price oscillator: a fast mean less a slow one, MACD without its signal.
 *
 *   APO = EMA_fast(x) − EMA_slow(x)
 *
 * TA-Lib's APO takes simple means unless told otherwise.
 *
 * @param fastPeriod  integer ≥ 1, below slowPeriod. Usual: 12.
 * @param slowPeriod  integer ≥ 1. Usual: 26.
 * @param seed        'sma' (default; TradingView) or 'first'
 * @input   any number; degree 1
 * @output  centred on 0
 * @warmUp  slowPeriod, whatever the seed
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1); 4 numbers
 * @example
 * const apo = new Apo({ fastPeriod: 1, slowPeriod: 2 });
 * [10, 12, 15].map((x) => apo.update(x)); // [NaN, 1, 1.333333333333334]
 */
export class Apo extends ValueOperator<number, ApoParameters, ApoState> {
  static readonly kind: Kind<'apo', ApoParameters> = {
    name: 'apo',
    version: 1,
    title: 'Absolute price oscillator',
    aliases: ['absolutePriceOscillator', 'priceOscillator', 'po'],
    reads: 'value',
    parameters: { fastPeriod: bars(12), slowPeriod: bars(26), seed: oneOf('sma', 'first') },
    outputs: { value: { degree: { price: 1 }, guides: [0] } },
    pane: 'own',
    invariants: {},
    warmUp: ({ slowPeriod }) => slowPeriod,
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ slowPeriod }) => 8 * slowPeriod,
  };

  readonly #design: ApoDesign;

  constructor(parameters?: Given<ApoParameters>) {
    super(Apo.kind, parameters, apoInit);
    requireFaster(this.parameters);
    this.#design = apoDesign(this.parameters);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    out[at] = apoStep(this.state, x, this.#design, keep);
  }
}
