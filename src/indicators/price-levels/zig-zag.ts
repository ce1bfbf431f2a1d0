import { HlOperator } from '../../bars/hl-operator.js';
import { wholeNumber } from '../../core/invariants.js';
import type { Kind } from '../../core/kind.js';
import { type Given, real } from '../../core/parameters.js';
import { misfit } from '../../core/state.js';
import type { ColumnsOf } from '../../core/streaming.js';

export interface ZigZagParameters {
  /** How far the price has to come back from a turning point. */
  readonly percent: number;
}

export interface ZigZagValue {
  /** The turning point that this bar confirms; NaN at other bars. */
  readonly pivot: number;
  /** How many bars ago it was; NaN at other bars. */
  readonly age: number;
  /** 1 in a leg upward, −1 in one downward; NaN before the first. */
  readonly direction: number;
  /** The highest high (lowest low) of the leg under way. */
  readonly extreme: number;
}

export type ZigZagColumns = ColumnsOf<ZigZagValue>;

export type ZigZagState = {
  high: number;
  highAge: number;
  low: number;
  lowAge: number;
  direction: number;
};

const zigZagInit = (): ZigZagState => ({
  high: Number.NaN,
  highAge: 0,
  low: Number.NaN,
  lowAge: 0,
  direction: Number.NaN,
});

/**
 * ZigZag: turning points, said once the price has come back from them by some percent.
 *
 *   a high (low) is confirmed at the first bar whose low (high) is percent below (above) it
 *
 * Nothing is ever redrawn: `pivot` comes late, `age` bars after its bar. The leg under way has no pivot yet;
 * `extreme` is the best price of it so far.
 *
 * @param percent  > 0: how far the price has to come back. Usual: 5.
 * @input   bar: high, low; degree 1
 * @output  `{ pivot, age, direction, extreme }`; age in bars and direction (1 up, −1 down) of degree 0
 * @warmUp  2; pivot and age where one is confirmed
 * @undefined pivot and age at all other bars; direction until the first leg is known; where the low
 *   is ≤ 0, which is not absorbed
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1); 6 numbers
 * @source  A. A. Merrill, Filtered Waves (1977)
 * @example
 * const bar = (high: number, low: number, close: number) => ({ time: 0, open: close, high, low, close, volume: 1 });
 * const zigZag = new ZigZag(10);
 * [bar(10, 9, 10), bar(20, 19, 20), bar(17, 16, 16)].map((b) => zigZag.update(b).pivot); // [NaN, 9, 20]
 */
export class ZigZag extends HlOperator<ZigZagValue, ZigZagParameters, ZigZagState> {
  static readonly kind: Kind<'zigZag', ZigZagParameters> = {
    name: 'zigZag',
    version: 1,
    title: 'ZigZag',
    aliases: ['zigzagConfirmed', 'zz'],
    reads: 'bar',
    parameters: { percent: real(5, 1e-6, 99) },
    outputs: {
      pivot: { degree: { price: 1 } },
      age: { degree: {} },
      direction: { degree: {}, range: [-1, 1] },
      extreme: { degree: { price: 1 } },
    },
    pane: 'overlay',
    invariants: {
      __proto__: null,
      highAge: wholeNumber,
      lowAge: wholeNumber,
      direction: [-1, 1, 'whole'],
    },
    warmUp: () => 2,
    memory: () => Number.POSITIVE_INFINITY,
    lateStart: 'until the first leg is known there is no direction',
  };

  constructor(parameters?: Given<ZigZagParameters>) {
    super(ZigZag.kind, parameters, zigZagInit);
  }

  protected override revive({ high, low, direction }: ZigZagState, outputs: Float64Array): void {
    if (Number.isNaN(high) !== Number.isNaN(low)) {
      throw misfit('state.kernel.low', 'is of no bar, or the high is');
    }
    if (direction === 0) throw misfit('state.kernel.direction', 'is neither 1 nor −1');
    const told = outputs[2]!;
    const extreme = outputs[3]!;
    if (Number.isNaN(extreme)) return; // nothing is told of a bar at 0 or below
    if (Object.is(direction, told) && extreme === (direction > 0 ? high : low)) return;
    throw misfit('state.kernel', 'is of another leg than the one told last');
  }

  protected step(high: number, low: number, out: Float64Array, at: number, keep: boolean): void {
    if (!(low > 0)) {
      out.fill(Number.NaN, at, at + 4);
      return;
    }
    const { state } = this;
    const share = this.parameters.percent / 100;
    const isFirst = Number.isNaN(state.high);
    const topAge = isFirst || high > state.high ? 0 : state.highAge + 1;
    const top = topAge === 0 ? high : state.high;
    const floorAge = isFirst || low < state.low ? 0 : state.lowAge + 1;
    const floor = floorAge === 0 ? low : state.low;
    const { direction } = state;
    const falls = !(direction < 0) && topAge > 0 && top - low >= share * top;
    const rises = !falls && !(direction > 0) && floorAge > 0 && high - floor >= share * floor;
    const now = falls ? -1 : rises ? 1 : direction;
    out[at] = falls ? top : rises ? floor : Number.NaN;
    out[at + 1] = falls ? topAge : rises ? floorAge : Number.NaN;
    out[at + 2] = now;
    out[at + 3] = now > 0 ? (rises ? high : top) : falls ? low : floor;
    if (!keep) return;
    state.high = rises || falls ? high : top;
    state.highAge = rises || falls ? 0 : topAge;
    state.low = rises || falls ? low : floor;
    state.lowAge = rises || falls ? 0 : floorAge;
    state.direction = now;
  }

  protected override record(row: Float64Array): ZigZagValue {
    return { pivot: row[0]!, age: row[1]!, direction: row[2]!, extreme: row[3]! };
  }
}
