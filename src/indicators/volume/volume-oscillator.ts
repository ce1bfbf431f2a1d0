import { VolumeOperator } from '../../bars/volume-operator.js';
import { notNegative } from '../../core/invariants.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given } from '../../core/parameters.js';
import { ratio } from '../../statistics/ratio.js';
import { type WindowSumState, windowSumInit, windowSumStep } from '../../statistics/window-sum.js';

export interface VolumeOscillatorParameters {
  /** Bars in the fast mean. */
  readonly fastPeriod: number;
  /** Bars in the slow mean. */
  readonly slowPeriod: number;
}

export type VolumeOscillatorState = { fast: WindowSumState; slow: WindowSumState };

const volumeOscillatorInit = (p: VolumeOscillatorParameters): VolumeOscillatorState => ({
  fast: windowSumInit(p.fastPeriod),
  slow: windowSumInit(p.slowPeriod),
});

/**
 * Volume oscillator: how far a fast mean of volume is from a slow one, in percent of that.
 *
 *   value = 100·(sma(volume, fastPeriod) − sma(volume, slowPeriod)) / sma(volume, slowPeriod)
 *
 * With exponential means it is `pvo`.
 *
 * @param fastPeriod  integer ≥ 1. Usual: 5.
 * @param slowPeriod  integer ≥ 1. Usual: 10.
 * @input   bar: volume; degree 0
 * @output  percent, centred on 0
 * @warmUp  the larger period
 * @undefined while the slow mean is 0
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1) amortised, O(period) once a lap; both periods in numbers
 * @source  S. B. Achelis, Technical Analysis from A to Z (1995)
 * @example
 * const bar = (close: number, volume: number) => ({ time: 0, open: close, high: close, low: close, close, volume });
 * const oscillator = new VolumeOscillator({ fastPeriod: 1, slowPeriod: 2 });
 * [bar(10, 1), bar(11, 3)].map((b) => oscillator.update(b)); // [NaN, 50]
 */
export class VolumeOscillator extends VolumeOperator<
  number,
  VolumeOscillatorParameters,
  VolumeOscillatorState
> {
  static readonly kind: Kind<'volumeOscillator', VolumeOscillatorParameters> = {
    name: 'volumeOscillator',
    version: 1,
    title: 'Volume oscillator',
    aliases: ['vosc', 'vo'],
    reads: 'bar',
    parameters: { fastPeriod: bars(5), slowPeriod: bars(10) },
    outputs: { value: { degree: {}, guides: [0] } },
    pane: 'own',
    invariants: { __proto__: null, fast: notNegative, slow: notNegative },
    warmUp: (p) => Math.max(p.fastPeriod, p.slowPeriod),
    memory: (p) => Math.max(p.fastPeriod, p.slowPeriod),
  };

  constructor(parameters?: Given<VolumeOscillatorParameters>) {
    super(VolumeOscillator.kind, parameters, volumeOscillatorInit);
  }

  protected step(volume: number, out: Float64Array, at: number, keep: boolean): void {
    const { fast, slow } = this.state;
    const usual = windowSumStep(slow, volume, keep) / slow.lap.length;
    const recent = windowSumStep(fast, volume, keep) / fast.lap.length;
    out[at] = 100 * ratio(recent - usual, usual);
  }
}
