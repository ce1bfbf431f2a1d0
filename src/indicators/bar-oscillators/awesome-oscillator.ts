import { HlOperator } from '../../bars/hl-operator.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given } from '../../core/parameters.js';
import { type WindowSumState, windowSumInit, windowSumStep } from '../../statistics/window-sum.js';

export interface AwesomeOscillatorParameters {
  readonly fastPeriod: number;
  readonly slowPeriod: number;
}

export type AwesomeOscillatorState = { fast: WindowSumState; slow: WindowSumState };

export const awesomeOscillatorInit = (
  parameters: AwesomeOscillatorParameters,
): AwesomeOscillatorState => ({
  fast: windowSumInit(parameters.fastPeriod),
  slow: windowSumInit(parameters.slowPeriod),
});

/** The mean over the fast window less that over the slow one. */
export function meansApart(
  fast: WindowSumState,
  slow: WindowSumState,
  price: number,
  keep: boolean,
): number {
  const quick = windowSumStep(fast, price, keep) / fast.lap.length;
  return quick - windowSumStep(slow, price, keep) / slow.lap.length;
}

/**
 * Awesome oscillator: how far a fast mean of the median price stands above a slow one.
 *
 *   AO = sma((high + low)/2, fastPeriod) − sma((high + low)/2, slowPeriod)
 *
 * @param fastPeriod  integer ≥ 1. Usual: 5.
 * @param slowPeriod  integer ≥ 1. Usual: 34.
 * @input   bar: high, low; degree 1
 * @output  any number
 * @warmUp  the longer period
 * @throws {ConfigError} if a parameter is not an integer ≥ 1
 * @cost    O(1) amortised, O(period) once a lap; fastPeriod + slowPeriod numbers
 * @source  B. Williams, New Trading Dimensions (1998)
 * @example
 * const bar = (high: number, low: number) => ({ time: 0, open: low, high, low, close: high, volume: 1 });
 * const oscillator = new AwesomeOscillator({ fastPeriod: 1, slowPeriod: 2 });
 * [bar(12, 10), bar(14, 12)].map((b) => oscillator.update(b)); // [NaN, 1]
 */
export class AwesomeOscillator extends HlOperator<
  number,
  AwesomeOscillatorParameters,
  AwesomeOscillatorState
> {
  static readonly kind: Kind<'awesomeOscillator', AwesomeOscillatorParameters> = {
    name: 'awesomeOscillator',
    version: 1,
    title: 'Awesome oscillator',
    aliases: ['ao', 'awesome'],
    reads: 'bar',
    parameters: { fastPeriod: bars(5), slowPeriod: bars(34) },
    outputs: { value: { degree: { price: 1 }, guides: [0] } },
    pane: 'own',
    invariants: {},
    warmUp: ({ fastPeriod, slowPeriod }) => Math.max(fastPeriod, slowPeriod),
    memory: ({ fastPeriod, slowPeriod }) => Math.max(fastPeriod, slowPeriod),
  };

  constructor(parameters?: Given<AwesomeOscillatorParameters>) {
    super(AwesomeOscillator.kind, parameters, awesomeOscillatorInit);
  }

  protected step(high: number, low: number, out: Float64Array, at: number, keep: boolean): void {
    const { fast, slow } = this.state;
    out[at] = meansApart(fast, slow, (high + low) / 2, keep);
  }
}
