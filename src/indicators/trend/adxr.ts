import { HlcOperator } from '../../bars/hlc-operator.js';
import { notNegative } from '../../core/invariants.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given } from '../../core/parameters.js';
import { type DelayState, delayInit, delayStep } from '../../statistics/delay.js';
import {
  type AdxDesign,
  type AdxState,
  adxDesign,
  adxInit,
  adxStep,
  requireOneBar,
} from './adx-step.js';

export interface AdxrParameters {
  /** Bars in Wilder's sums and means. */
  readonly period: number;
}

export type AdxrState = { adx: AdxState; past: DelayState };

const adxrInit = ({ period }: AdxrParameters): AdxrState => ({
  adx: adxInit(),
  past: delayInit(period - 1),
});

/**
 * Average directional movement rating: the mean of the ADX and that of period − 1 bars before.
 *
 *   ADXR = (ADX + ADX of period − 1 bars ago) / 2
 *
 * @param period  integer ≥ 2. Usual: 14.
 * @input   bar: high, low, close; degree 0
 * @output  0 … 100
 * @warmUp  3·period − 1
 * @undefined where either ADX is
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1); period + 9 numbers
 * @source  J. W. Wilder, New Concepts in Technical Trading Systems (1978), section IV; TA-Lib
 * @example
 * const bar = (high: number, low: number, close: number) => ({ time: 0, open: close, high, low, close, volume: 1 });
 * const rating = new Adxr(2);
 * const bars = [bar(12, 10, 11), bar(14, 11, 13), bar(16, 12, 14), bar(15, 8, 10), bar(16, 9, 12)];
 * bars.map((b) => rating.update(b)).at(-1); // 56.212121212121204
 */
export class Adxr extends HlcOperator<number, AdxrParameters, AdxrState> {
  static readonly kind: Kind<'adxr', AdxrParameters> = {
    name: 'adxr',
    version: 1,
    title: 'Average directional movement rating',
    aliases: ['averageDirectionalMovementRating'],
    reads: 'bar',
    parameters: { period: bars(14, 2) },
    outputs: { value: { degree: {}, range: [0, 100] } },
    pane: 'own',
    invariants: {
      __proto__: null,
      'adx.movement.range': notNegative,
      'adx.movement.plus': { of: 'adx.movement.range', ratio: 1 },
      'adx.movement.minus': { of: 'adx.movement.range', ratio: 1 },
      'adx.mean.mean': [0, 100],
      past: [0, 100],
    },
    warmUp: ({ period }) => 3 * period - 1,
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ period }) => 18 * period,
    lateStart: 'a movement in neither direction has no dx to absorb',
  };

  readonly #design: AdxDesign;
  readonly #lines = new Float64Array(4);

  constructor(parameters?: Given<AdxrParameters>) {
    super(Adxr.kind, parameters, adxrInit);
    const { period } = this.parameters;
    this.#design = adxDesign({ period, adxPeriod: 0, seed: 'wilder' });
  }

  protected override revive(state: AdxrState): void {
    requireOneBar(state.adx, 'state.kernel.adx');
  }

  protected step(
    high: number,
    low: number,
    close: number,
    out: Float64Array,
    at: number,
    keep: boolean,
  ): void {
    const { adx, past } = this.state;
    adxStep(adx, high, low, close, this.#design, this.#lines, 0, keep);
    const now = this.#lines[0]!;
    out[at] = (now + delayStep(past, now, keep)) / 2;
  }
}
