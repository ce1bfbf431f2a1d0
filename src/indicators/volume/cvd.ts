import { calendarParameter } from '../../bars/calendar-parameter.js';
import { TimedHlcvOperator } from '../../bars/timed-hlcv-operator.js';
import type { Kind } from '../../core/kind.js';
import { type Given, oneOf } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';
import { type SessionParameters, Sessions, sessionParameter } from '../sessions.js';
import { moneyFlow } from './money-flow.js';

export interface CvdParameters extends SessionParameters {
  /** By what a bar's volume is divided between buyers and sellers. */
  readonly rule: 'place' | 'change';
}

export interface CvdValue {
  /** What is taken for bought less what is taken for sold, in this bar. */
  readonly delta: number;
  /** The sum of `delta` since the session opened. */
  readonly cvd: number;
}

export type CvdColumns = ColumnsOf<CvdValue>;

/** The session under way ends at `end`, ms; `end` and `last`, the last close, are NaN at first. */
export type CvdState = { end: number; last: number; total: number };

const cvdInit = (): CvdState => ({ end: Number.NaN, last: Number.NaN, total: 0 });

/**
 * Cumulative volume delta, from bars: what was bought less what was sold since the session opened, as
 * far as bars can tell.
 *
 *   'place':  delta = volume · ((close − low) − (high − close)) / (high − low), 0 where high = low
 *   'change': delta = volume, −volume or 0 as the close is above, below or at the one before
 *   cvd = Σ delta
 *
 * True delta needs the side of every trade; TradingView's estimates it by 'change' over bars of a shorter
 * timeframe. Feed short bars.
 *
 * @param rule      'place' (default; of the close in its bar) or 'change' (the tick rule on closes)
 * @param calendar  as in `Vwap`
 * @param session   '1d' (default), '1w', '1M', '3M' or '12M', as in `Vwap`
 * @input   bar: time, high, low, close, volume; degree 1 in volume
 * @output  `{ delta, cvd }`
 * @warmUp  1
 * @throws {ConfigError} if a parameter is another word, or an own calendar is not sound
 * @cost    O(1); 3 numbers
 * @example
 * const bar = (high: number, low: number, close: number) => ({ time: 0, open: low, high, low, close, volume: 8 });
 * const cvd = new Cvd();
 * [bar(14, 10, 13), bar(14, 10, 10)].map((b) => cvd.update(b).cvd); // [4, -4]
 */
export class Cvd extends TimedHlcvOperator<CvdValue, CvdParameters, CvdState> {
  static readonly kind: Kind<'cvd', CvdParameters> = {
    name: 'cvd',
    version: 1,
    title: 'Cumulative volume delta, from bars',
    aliases: ['cumulativeVolumeDelta', 'volumeDelta', 'delta'],
    reads: 'bar',
    parameters: {
      rule: oneOf('place', 'change'),
      calendar: calendarParameter(),
      session: sessionParameter(),
    },
    outputs: { delta: { degree: { volume: 1 } }, cvd: { degree: { volume: 1 } } },
    pane: 'own',
    invariants: {},
    warmUp: () => 1,
    memory: () => Number.POSITIVE_INFINITY,
  };

  readonly #sessions: Sessions;

  constructor(parameters?: Given<CvdParameters>) {
    super(Cvd.kind, parameters, cvdInit);
    this.#sessions = new Sessions(this.parameters);
  }

  protected override revive({ end }: CvdState): void {
    this.#sessions.requireEnd(end, 'state.kernel.end');
  }

  protected step(
    time: number,
    high: number,
    low: number,
    close: number,
    volume: number,
    out: Float64Array,
    at: number,
    keep: boolean,
  ): void {
    const { state } = this;
    const isSame = time < state.end;
    const change = Number.isNaN(state.last) ? 0 : Math.sign(close - state.last);
    const isByPlace = this.parameters.rule === 'place';
    const delta = isByPlace ? moneyFlow(high, low, close, volume) : change * volume;
    const total = isSame ? state.total + delta : delta;
    out[at] = delta;
    out[at + 1] = total;
    if (!keep) return;
    state.last = close;
    state.total = total;
    if (!isSame) state.end = this.#sessions.at(time).end;
  }

  protected override record(row: Float64Array): CvdValue {
    return { delta: row[0]!, cvd: row[1]! };
  }
}
