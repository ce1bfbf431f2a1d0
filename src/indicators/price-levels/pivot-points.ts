import type { Bar } from '../../bars/bar.js';
import { calendarParameter } from '../../bars/calendar-parameter.js';
import { type HeedsCompleteness, saysIncomplete } from '../../bars/completeness.js';
import { TimedOhlcOperator } from '../../bars/timed-ohlc-operator.js';
import type { Kind } from '../../core/kind.js';
import { type Given, oneOf } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';
import { type SessionParameters, Sessions, sessionParameter } from '../sessions.js';
import { type PivotMethod, pivotLevels } from './pivot-levels.js';
import {
  levelNames,
  type PivotPointsState,
  type PivotPointsValue,
  pivotPointsInit,
  pivotPointsValue,
} from './pivot-points-state.js';

export interface PivotPointsParameters extends SessionParameters {
  /** How the levels are drawn up. */
  readonly method: PivotMethod;
}

export type PivotPointsColumns = ColumnsOf<PivotPointsValue>;

/**
 * Pivot points: levels for today from the prices of the session before.
 *
 *   classic: p = (H + L + C)/3; r1, s1 = 2p − L, 2p − H; r2, s2 = p ± (H − L);
 *   r3, s3 = H + 2(p − L), L − 2(H − p), and so on. The other methods: see `PivotMethod`.
 *
 * H, L, C (and O) are of the whole session before, so nothing is known too early and the levels
 * stand still until the session ends. A stream that begins within a session, or with a bar that says
 * `complete: false`, has not seen that session: the first levels are those of the first session that
 * was seen from its open. Weeks begin on Monday.
 *
 * @param method    'classic' (default), 'fibonacci', 'camarilla', 'woodie' or 'demark'
 * @param session   '1d' (default), '1w', '1M', '3M' or '12M'
 * @param calendar  as in `Vwap`: '24/7' (default), 'fx', … or your own; in a Pipeline the Pipeline's
 * @input   bar: time, open, high, low, close; degree 1
 * @output  `{ p, r1, …, r5, s1, …, s5 }`
 * @warmUp  the first bar after a session that was seen from its open; `ready` tells
 * @undefined pairs that a method does not have
 * @throws {ConfigError} if a parameter is another word, or an own calendar is not sound
 * @cost    O(1); 17 numbers
 * @source  J. Person, A Complete Guide to Technical Trading Tactics (2004)
 * @example
 * const bar = (day: number, open: number, high: number, low: number, close: number) =>
 *   ({ time: day * 86_400_000, open, high, low, close, volume: 1 });
 * const pivots = new PivotPoints();
 * pivots.update(bar(0, 10, 14, 10, 12)).p; // NaN
 * pivots.update(bar(1, 12, 16, 12, 16)).r3; // 18
 */
export class PivotPoints
  extends TimedOhlcOperator<PivotPointsValue, PivotPointsParameters, PivotPointsState>
  implements HeedsCompleteness
{
  static readonly kind: Kind<'pivotPoints', PivotPointsParameters> = {
    name: 'pivotPoints',
    version: 2,
    title: 'Pivot points',
    aliases: ['pivots', 'pivot', 'camarilla', 'woodie', 'fibPivots', 'fibonacciPivots'],
    reads: 'bar',
    parameters: {
      method: oneOf('classic', 'fibonacci', 'camarilla', 'woodie', 'demark'),
      session: sessionParameter(),
      calendar: calendarParameter(),
    },
    outputs: Object.fromEntries(levelNames.map((name) => [name, { degree: { price: 1 } }])),
    pane: 'overlay',
    invariants: { __proto__: null, whole: [0, 1, 'whole'] },
    warmUp: () => 2,
    memory: () => Number.POSITIVE_INFINITY,
    lateStart: 'a session has to have been seen from its open to its end',
  };

  readonly #sessions: Sessions;
  /** Whether the bar that comes is known to lack a part. */
  #isIncomplete = false;

  constructor(parameters?: Given<PivotPointsParameters>) {
    super(PivotPoints.kind, parameters, pivotPointsInit);
    this.#sessions = new Sessions(this.parameters);
  }

  nextIsIncomplete(is: boolean): void {
    this.#isIncomplete = is;
  }

  protected override hear(bar: Bar, out: Float64Array, keep: boolean): PivotPointsValue {
    this.#isIncomplete = saysIncomplete(bar);
    return super.hear(bar, out, keep);
  }

  protected override revive({ end }: PivotPointsState): void {
    this.#sessions.requireEnd(end, 'state.kernel.end');
  }

  protected step(
    time: number,
    open: number,
    high: number,
    low: number,
    close: number,
    out: Float64Array,
    at: number,
    keep: boolean,
  ): void {
    const { state } = this;
    const { levels } = state;
    const isSame = time < state.end;
    if (isSame || state.whole === 0)
      for (let i = 0; i < levels.length; i++) out[at + i] = levels[i]!;
    else pivotLevels(this.parameters.method, state, out, at);
    if (!keep) return;
    if (isSame) {
      state.high = Math.max(state.high, high);
      state.low = Math.min(state.low, low);
      state.close = close;
      return;
    }
    for (let i = 0; i < levels.length; i++) levels[i] = out[at + i]!;
    const { start, end } = this.#sessions.at(time);
    const isCut = Number.isNaN(state.end) && (time > start || this.#isIncomplete);
    state.whole = isCut ? 0 : 1;
    state.end = end;
    state.open = open;
    state.high = high;
    state.low = low;
    state.close = close;
  }

  protected override record(row: Float64Array): PivotPointsValue {
    return pivotPointsValue(row);
  }

  /** Whether a whole session was seen. */
  override get ready(): boolean {
    return !Number.isNaN(this.state.levels[0]);
  }
}
