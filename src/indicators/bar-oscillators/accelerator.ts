import { HlOperator } from '../../bars/hl-operator.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given } from '../../core/parameters.js';
import { type WindowSumState, windowSumInit, windowSumStep } from '../../statistics/window-sum.js';
import {
  type AwesomeOscillatorState,
  awesomeOscillatorInit,
  meansApart,
} from './awesome-oscillator.js';

export interface AcceleratorParameters {
  /** Bars in the fast mean. */
  readonly fastPeriod: number;
  /** Bars in the slow mean. */
  readonly slowPeriod: number;
  /** Differences in the mean that is taken off. */
  readonly signalPeriod: number;
}

export type AcceleratorState = AwesomeOscillatorState & { signal: WindowSumState };

const acceleratorInit = (p: AcceleratorParameters): AcceleratorState => ({
  ...awesomeOscillatorInit(p),
  signal: windowSumInit(p.signalPeriod),
});

/**
 * Accelerator oscillator: the awesome oscillator less its own moving average.
 *
 *   AO = sma(hl2, fastPeriod) − sma(hl2, slowPeriod),  value = AO − sma(AO, signalPeriod)
 *
 * @param fastPeriod    integer ≥ 1. Usual: 5.
 * @param slowPeriod    integer ≥ 1. Usual: 34.
 * @param signalPeriod  integer ≥ 1. Usual: 5.
 * @input   bar: high, low; degree 1
 * @output  centred on 0
 * @warmUp  the larger of the first two + signalPeriod − 1
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1) amortised, O(period) once a lap; the three periods in numbers
 * @source  B. Williams, New Trading Dimensions (1998)
 * @example
 * const bar = (high: number, low: number, close: number) => ({ time: 0, open: close, high, low, close, volume: 1 });
 * const accelerator = new Accelerator({ fastPeriod: 1, slowPeriod: 2, signalPeriod: 2 });
 * [bar(12, 10, 11), bar(14, 12, 13), bar(18, 16, 17)].map((b) => accelerator.update(b)); // [NaN, NaN, 0.5]
 */
export class Accelerator extends HlOperator<number, AcceleratorParameters, AcceleratorState> {
  static readonly kind: Kind<'accelerator', AcceleratorParameters> = {
    name: 'accelerator',
    version: 1,
    title: 'Accelerator oscillator',
    aliases: ['ac', 'acceleratorOscillator'],
    reads: 'bar',
    parameters: { fastPeriod: bars(5), slowPeriod: bars(34), signalPeriod: bars(5) },
    outputs: { value: { degree: { price: 1 }, guides: [0] } },
    pane: 'own',
    invariants: {},
    warmUp: (p) => Math.max(p.fastPeriod, p.slowPeriod) + p.signalPeriod - 1,
    memory: (p) => Math.max(p.fastPeriod, p.slowPeriod) + p.signalPeriod - 1,
  };

  constructor(parameters?: Given<AcceleratorParameters>) {
    super(Accelerator.kind, parameters, acceleratorInit);
  }

  protected step(high: number, low: number, out: Float64Array, at: number, keep: boolean): void {
    const { fast, slow, signal } = this.state;
    const line = meansApart(fast, slow, (high + low) / 2, keep);
    out[at] = line - windowSumStep(signal, line, keep) / signal.lap.length;
  }
}
