import { HlcOperator } from '../../bars/hlc-operator.js';
import { ConfigError } from '../../core/errors.js';
import type { Kind } from '../../core/kind.js';
import { type Given, oneOf, real } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';
import { type ParabolicStopState, parabolicStopInit, parabolicStopStep } from './parabolic-stop.js';

export interface ParabolicSarParameters {
  /** What each new extreme adds to the acceleration, and where it begins. */
  readonly step: number;
  /** The largest acceleration. */
  readonly max: number;
  /** How a position begins, and what a bar is held against. */
  readonly convention: 'wilder' | 'taLib' | 'tradingView';
}

export interface ParabolicSarValue {
  /** The stop for this bar. */
  readonly value: number;
  /** 1 while the position is long, −1 while it is short. */
  readonly direction: number;
}

export type ParabolicSarColumns = ColumnsOf<ParabolicSarValue>;

/**
 * Parabolic stop and reverse: a stop that closes in on the price the longer a trend runs.
 *
 *   stop₊₁ = stop + acceleration · (extreme − stop), not beyond the last two bars
 *   a bar that touches its stop turns the position; the new stop is the extreme of the old one
 *
 * The second bar begins the position: short if the low fell by more than the high rose, else long.
 * The conventions part in details, and for good where a touch is seen by one alone:
 * - 'wilder': a bar is held against the stop as clipped to the two bars before it.
 * - 'taLib': the same, but the first stop is clipped to the second bar only; equal from the first turn.
 * - 'tradingView': the second close against the first begins the position, and a bar that passes the
 *   stop before clipping turns it. On 199 bars of one test 76 differed from Wilder's.
 *
 * TTR begins with a gap taken from the whole series, and clips with the bar itself.
 *
 * @param step  0 … 1: where the acceleration begins and what a new extreme adds. Usual: 0.02.
 * @param max   step … 1: the largest acceleration. Usual: 0.2.
 * @param convention  'wilder' (default), 'taLib' or 'tradingView'
 * @input   bar: high, low, and close, which only 'tradingView' needs; degree 1
 * @output  `{ value, direction }`; direction is 1 or −1, of degree 0
 * @warmUp  2
 * @throws {ConfigError} if a parameter is out of bounds, or max is below step
 * @cost    O(1); 9 numbers
 * @source  J. W. Wilder, New Concepts in Technical Trading Systems (1978), section II
 * @example
 * const bar = (high: number, low: number) => ({ time: 0, open: low, high, low, close: high, volume: 1 });
 * const sar = new ParabolicSar({ step: 0.5, max: 1 });
 * const bars = [bar(12, 10), bar(14, 12), bar(18, 16), bar(13, 11)];
 * bars.map((b) => sar.update(b).value); // [NaN, 10, 10, 18]
 * sar.value.direction; // -1
 */
export class ParabolicSar extends HlcOperator<
  ParabolicSarValue,
  ParabolicSarParameters,
  ParabolicStopState
> {
  static readonly kind: Kind<'parabolicSar', ParabolicSarParameters> = {
    name: 'parabolicSar',
    version: 2,
    title: 'Parabolic stop and reverse',
    aliases: ['psar', 'sar', 'parabolicStopAndReverse', 'parabolic'],
    reads: 'bar',
    parameters: {
      step: real(0.02, 0, 1),
      max: real(0.2, 0, 1),
      convention: oneOf('wilder', 'taLib', 'tradingView'),
    },
    outputs: {
      value: { degree: { price: 1 } },
      direction: { degree: {}, range: [-1, 1] },
    },
    pane: 'overlay',
    invariants: { __proto__: null, acceleration: [0, 1], direction: [-1, 1, 'whole'] },
    warmUp: () => 2,
    memory: () => Number.POSITIVE_INFINITY,
  };

  constructor(parameters?: Given<ParabolicSarParameters>) {
    super(ParabolicSar.kind, parameters, parabolicStopInit);
    const { step, max } = this.parameters;
    if (max < step) throw new ConfigError('max', `a number >= step, ${step}`, max);
  }

  protected step(
    high: number,
    low: number,
    close: number,
    out: Float64Array,
    at: number,
    keep: boolean,
  ): void {
    parabolicStopStep(this.state, high, low, close, this.parameters, out, at, keep);
  }

  protected override record(row: Float64Array): ParabolicSarValue {
    return { value: row[0]!, direction: row[1]! };
  }
}
