import { HlOperator } from '../../bars/hl-operator.js';
import { ConfigError } from '../../core/errors.js';
import type { Kind } from '../../core/kind.js';
import { type Given, real } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';

export interface ParabolicSarParameters {
  /** What each new extreme adds to the acceleration, and where it begins. */
  readonly step: number;
  /** The largest acceleration. */
  readonly max: number;
}

export interface ParabolicSarValue {
  /** The stop for this bar. */
  readonly value: number;
  /** 1 while the position is long, −1 while it is short. */
  readonly direction: number;
}

export type ParabolicSarColumns = ColumnsOf<ParabolicSarValue>;

/** `direction` is 0 until two bars have said which way; before, only `high` and `low` count. */
export type ParabolicSarState = {
  high: number;
  low: number;
  /** The stop for the next bar. */
  stop: number;
  /** Highest high of a long position, lowest low of a short one. */
  extreme: number;
  acceleration: number;
  direction: number;
};

const parabolicSarInit = (): ParabolicSarState => ({
  high: Number.NaN,
  low: Number.NaN,
  stop: Number.NaN,
  extreme: Number.NaN,
  acceleration: 0,
  direction: 0,
});

/** `stop`, kept out of this bar and the one before: not above their lows, or below their highs. */
function beyondBars(
  stop: number,
  isLong: boolean,
  before: ParabolicSarState,
  high: number,
  low: number,
): number {
  return isLong ? Math.min(stop, before.low, low) : Math.max(stop, before.high, high);
}

/**
 * Parabolic stop and reverse: a stop that closes in on the price the longer a trend runs.
 *
 *   stop₊₁ = stop + acceleration · (extreme − stop), not beyond the last two bars
 *   a bar that touches its stop turns the position; the new stop is the extreme of the old one
 *
 * The second bar begins the position: short if the low fell by more than the high rose, else long
 * (TA-Lib). TTR begins with a gap taken from the whole series, and clips with the bar itself.
 *
 * @param step  0 … 1: where the acceleration begins and what a new extreme adds. Usual: 0.02.
 * @param max   step … 1: the largest acceleration. Usual: 0.2.
 * @input   bar: high, low; degree 1
 * @output  `{ value, direction }`; direction is 1 or −1, of degree 0
 * @warmUp  2
 * @throws {ConfigError} if a parameter is out of bounds, or max is below step
 * @cost    O(1); 6 numbers
 * @source  J. W. Wilder, New Concepts in Technical Trading Systems (1978), section II
 * @example
 * const bar = (high: number, low: number) => ({ time: 0, open: low, high, low, close: high, volume: 1 });
 * const sar = new ParabolicSar({ step: 0.5, max: 1 });
 * const bars = [bar(12, 10), bar(14, 12), bar(18, 16), bar(13, 11)];
 * bars.map((b) => sar.update(b).value); // [NaN, 10, 10, 18]
 * sar.value.direction; // -1
 */
export class ParabolicSar extends HlOperator<
  ParabolicSarValue,
  ParabolicSarParameters,
  ParabolicSarState
> {
  static readonly kind: Kind<'parabolicSar', ParabolicSarParameters> = {
    name: 'parabolicSar',
    version: 1,
    title: 'Parabolic stop and reverse',
    aliases: ['psar', 'sar', 'parabolicStopAndReverse', 'parabolic'],
    reads: 'bar',
    parameters: { step: real(0.02, 0, 1), max: real(0.2, 0, 1) },
    outputs: {
      value: { degree: { price: 1 } },
      direction: { degree: {}, range: [-1, 1] },
    },
    pane: 'overlay',
    invariants: { __proto__: null, acceleration: [0, 1] },
    warmUp: () => 2,
    memory: () => Number.POSITIVE_INFINITY,
  };

  constructor(parameters?: Given<ParabolicSarParameters>) {
    super(ParabolicSar.kind, parameters, parabolicSarInit);
    const { step, max } = this.parameters;
    if (max < step) throw new ConfigError('max', `a number >= step, ${step}`, max);
  }

  protected step(high: number, low: number, out: Float64Array, at: number, keep: boolean): void {
    const { state } = this;
    const { step, max } = this.parameters;
    const { high: highBefore, low: lowBefore } = state;
    const isFirst = Number.isNaN(highBefore);
    const starts = state.direction === 0;
    const falls = lowBefore - low > Math.max(high - highBefore, 0);
    const wasLong = starts ? !falls : state.direction > 0;
    let stop = starts ? (wasLong ? lowBefore : highBefore) : state.stop;
    let extreme = starts ? (wasLong ? high : low) : state.extreme;
    let acceleration = starts ? step : state.acceleration;
    const turns = wasLong ? low <= stop : high >= stop;
    const isLong = wasLong !== turns;
    if (turns) {
      stop = beyondBars(extreme, isLong, state, high, low);
      extreme = isLong ? high : low;
      acceleration = step;
    } else if (isLong ? high > extreme : low < extreme) {
      extreme = isLong ? high : low;
      acceleration = Math.min(acceleration + step, max);
    }
    const direction = isLong ? 1 : -1;
    out[at] = isFirst ? Number.NaN : stop;
    out[at + 1] = isFirst ? Number.NaN : direction;
    if (keep) {
      const next = stop + acceleration * (extreme - stop);
      state.stop = beyondBars(next, isLong, state, high, low);
      state.extreme = extreme;
      state.acceleration = acceleration;
      state.direction = isFirst ? 0 : direction;
      state.high = high;
      state.low = low;
    }
  }

  protected override record(row: Float64Array): ParabolicSarValue {
    return { value: row[0]!, direction: row[1]! };
  }
}
