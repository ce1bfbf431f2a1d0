import { HlcOperator } from '../../bars/hlc-operator.js';
import type { Kind } from '../../core/kind.js';
import type { Given } from '../../core/parameters.js';
import { type DelayState, delayInit, delayStep } from '../../statistics/delay.js';

/** `counted` by the countdown, signed by its `way`; `eighth` is the close of its eighth bar. */
export type TdCountdownState = {
  run: number;
  way: number;
  counted: number;
  eighth: number;
  closes: DelayState;
  highs: DelayState;
  lows: DelayState;
};

const tdCountdownInit = (): TdCountdownState => ({
  run: 0,
  way: 0,
  counted: 0,
  eighth: 0,
  closes: delayInit(4),
  highs: delayInit(2),
  lows: delayInit(2),
});

const warmUp = 13;

/**
 * TD sequential, countdown: after a setup of nine, the bars that go on the same way, up to thirteen.
 *
 *   a setup: nine closes in a row above (below) the close of four before, as in `TdSequential`
 *   after it a bar counts that closes at or above the high (at or below the low) of two before; the
 *   bar of the ninth close may be the first
 *   the thirteenth waits until its high (low) is at or above (at or below) the close of the eighth
 *
 * Positive after a setup of rising closes. A setup of the other way ends a countdown, one of the same
 * way leaves it alone; after 13 it is 0 until the next setup.
 *
 * @input   bar: high, low, close; degree 0
 * @output  −13 … 13
 * @warmUp  13
 * @cost    O(1); 15 numbers
 * @source  T. DeMark, The New Science of Technical Analysis (1994)
 * @example
 * const bar = (close: number) => ({ time: 0, open: close, high: close, low: close, close, volume: 1 });
 * const countdown = new TdCountdown();
 * Array.from({ length: 15 }, (_, i) => countdown.update(bar(i)))[14]; // 3
 */
export class TdCountdown extends HlcOperator<number, object, TdCountdownState> {
  static readonly kind: Kind<'tdCountdown', object> = {
    name: 'tdCountdown',
    version: 1,
    title: 'TD sequential, countdown',
    aliases: ['tdCombo', 'sequentialCountdown'],
    reads: 'bar',
    parameters: {},
    outputs: { value: { degree: {}, range: [-13, 13], guides: [-13, 13] } },
    pane: 'own',
    invariants: {
      __proto__: null,
      run: [-9, 9, 'whole'],
      way: [-1, 1, 'whole'],
      counted: [-13, 13, 'whole'],
    },
    warmUp: () => warmUp,
    memory: () => Number.POSITIVE_INFINITY,
  };

  constructor(parameters?: Given<object>) {
    super(TdCountdown.kind, parameters, tdCountdownInit);
  }

  protected step(
    high: number,
    low: number,
    close: number,
    out: Float64Array,
    at: number,
    keep: boolean,
  ): void {
    const { state } = this;
    const change = Math.sign(close - delayStep(state.closes, close, keep));
    const highBefore = delayStep(state.highs, high, keep);
    const lowBefore = delayStep(state.lows, low, keep);
    const goesOn = change * state.run > 0 && Math.abs(state.run) < 9;
    const run = Number.isNaN(change) ? 0 : (goesOn ? state.run : 0) + change;
    const isOver = Math.abs(state.counted) === 13;
    const wayBefore = isOver ? 0 : state.way;
    const isNew = Math.abs(run) === 9 && change !== wayBefore;
    const way = isNew ? change : wayBefore;
    let count = isNew || isOver ? 0 : state.counted;
    const isCounted = way > 0 ? close >= highBefore : way < 0 && close <= lowBefore;
    const isHeld = way > 0 ? high < state.eighth : low > state.eighth;
    if (isCounted && !(Math.abs(count) === 12 && isHeld)) count += way;
    out[at] = this.absorbed + 1 < warmUp ? Number.NaN : count;
    if (!keep) return;
    if (Math.abs(count) === 8 && isCounted) state.eighth = close;
    state.run = run;
    state.way = way;
    state.counted = count;
  }
}
