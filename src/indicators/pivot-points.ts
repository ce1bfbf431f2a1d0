import { type Bar, barColumn, type Columns, loadBar, loadBarAt } from '../bars/bar.js';
import type { CalendarName } from '../bars/calendars.js';
import { Schedule } from '../bars/schedule.js';
import { type Timeframe, timeframeOf } from '../bars/timeframe.js';
import type { Kind } from '../core/kind.js';
import { areAdmissible, isAdmissible } from '../core/operator.js';
import { type Given, oneOf } from '../core/parameters.js';
import { Streaming } from '../core/streaming.js';
import { keepOutputs, refuse } from '../core/transfer.js';
import { type PivotMethod, pivotLevels } from './pivot-levels.js';

export interface PivotPointsParameters {
  /** How the levels are drawn up. */
  readonly method: PivotMethod;
  /** What the levels sum up: the day, week or month before. */
  readonly session: '1d' | '1w' | '1M';
  /** Whose days those are. */
  readonly calendar: CalendarName;
}

export interface PivotPointsValue {
  /** The pivot. */
  readonly p: number;
  /** Resistance, nearest first. */
  readonly r1: number;
  readonly r2: number;
  readonly r3: number;
  /** Support, nearest first. */
  readonly s1: number;
  readonly s2: number;
  readonly s3: number;
}

export type PivotPointsColumns = { readonly [Field in keyof PivotPointsValue]: Float64Array };

export interface PivotPointsDesign {
  readonly method: PivotMethod;
  readonly session: Timeframe;
  readonly schedule: Schedule;
}

/** The session under way, NaN before the first, and the levels that the one before it left. */
export type PivotPointsState = {
  /** When the session under way ends. */
  end: number;
  open: number;
  high: number;
  low: number;
  close: number;
  levels: Float64Array;
};

export const pivotPointsInit = (): PivotPointsState => ({
  end: Number.NaN,
  open: Number.NaN,
  high: Number.NaN,
  low: Number.NaN,
  close: Number.NaN,
  levels: new Float64Array(7).fill(Number.NaN),
});

export function pivotPointsStep(
  state: PivotPointsState,
  bar: Float64Array,
  from: number,
  design: PivotPointsDesign,
  out: Float64Array,
  at: number,
  keep: boolean,
): void {
  const { levels } = state;
  const time = bar[from + barColumn.time]!;
  const isSame = time < state.end;
  if (isSame) for (let i = 0; i < levels.length; i++) out[at + i] = levels[i]!;
  else pivotLevels(design.method, state, out, at);
  if (!keep) return;
  const high = bar[from + barColumn.high]!;
  const low = bar[from + barColumn.low]!;
  if (!isSame) {
    for (let i = 0; i < levels.length; i++) levels[i] = out[at + i]!;
    state.end = design.schedule.intervalOf(design.session, time).end;
    state.open = bar[from + barColumn.open]!;
  }
  state.high = isSame ? Math.max(state.high, high) : high;
  state.low = isSame ? Math.min(state.low, low) : low;
  state.close = bar[from + barColumn.close]!;
}

/** Whether a calendar reaches as far as `time`: a whole number of ms, as far as dates go. */
function isInstant(time: number): boolean {
  return Number.isInteger(time) && Math.abs(time) <= 8.64e15;
}

/**
 * Pivot points: levels for today from the prices of the session before.
 *
 *   classic: p = (H + L + C)/3; r1, s1 = 2p − L, 2p − H; r2, s2 = p ± (H − L);
 *   r3, s3 = H + 2(p − L), L − 2(H − p). The other methods: see `PivotMethod`.
 *
 * H, L, C (and O) are of the whole session before, so nothing is known too early and the levels
 * stand still until the session ends. A stream that begins within a session counts that one from
 * there. Weeks begin on Monday.
 *
 * @param method    'classic' (default), 'fibonacci', 'camarilla', 'woodie' or 'demark'
 * @param session   '1d' (default), '1w' or '1M'
 * @param calendar  '24/7' (default), 'fx' or 'us-equities'
 * @input   bar: time, open, high, low, close; degree 1
 * @output  `{ p, r1, r2, r3, s1, s2, s3 }`
 * @warmUp  the first bar of the second session
 * @undefined r2, r3, s2, s3 with 'demark', which has none
 * @throws {ConfigError} if a parameter is another word
 * @cost    O(1); 12 numbers
 * @source  J. Person, A Complete Guide to Technical Trading Tactics (2004)
 * @example
 * const bar = (day, open, high, low, close) =>
 *   ({ time: day * 86_400_000, open, high, low, close, volume: 1 });
 * const pivots = new PivotPoints();
 * pivots.update(bar(0, 10, 14, 10, 12)).p; // NaN
 * pivots.update(bar(1, 12, 16, 12, 16)); // { p: 12, r1: 14, r2: 16, r3: 18, s1: 10, s2: 8, s3: 6 }
 */
export class PivotPoints extends Streaming<
  Bar,
  PivotPointsValue,
  PivotPointsParameters,
  PivotPointsState
> {
  static readonly kind: Kind<'pivotPoints', PivotPointsParameters> = {
    name: 'pivotPoints',
    version: 1,
    title: 'Pivot points',
    aliases: ['pivots', 'pivot'],
    reads: 'bar',
    parameters: {
      method: oneOf('classic', 'fibonacci', 'camarilla', 'woodie', 'demark'),
      session: oneOf('1d', '1w', '1M'),
      calendar: oneOf('24/7', 'fx', 'us-equities'),
    },
    outputs: {
      p: { degree: { price: 1 } },
      r1: { degree: { price: 1 } },
      r2: { degree: { price: 1 } },
      r3: { degree: { price: 1 } },
      s1: { degree: { price: 1 } },
      s2: { degree: { price: 1 } },
      s3: { degree: { price: 1 } },
    },
    pane: 'overlay',
    warmUp: () => 2,
    memory: () => Number.POSITIVE_INFINITY,
    lateStart: 'the first session has to end',
  };

  readonly #design: PivotPointsDesign;

  constructor(parameters?: Given<PivotPointsParameters>) {
    super(PivotPoints.kind, parameters, pivotPointsInit);
    const { method, session, calendar } = this.parameters;
    const schedule = new Schedule(calendar);
    this.#design = { method, session: timeframeOf(session), schedule };
  }

  update(bar: Bar): PivotPointsValue {
    return this.#through(bar, true);
  }

  peek(bar: Bar): PivotPointsValue {
    return this.#through(bar, false);
  }

  process(
    columns: Columns,
    output: PivotPointsColumns = pivotPointsColumns(columns.close.length),
  ): PivotPointsColumns {
    const { io } = this;
    for (let i = 0; i < columns.close.length; i++) {
      loadBarAt(columns, i, io);
      this.transfer(io, 0, 6, true);
      output.p[i] = io[6]!;
      output.r1[i] = io[7]!;
      output.r2[i] = io[8]!;
      output.r3[i] = io[9]!;
      output.s1[i] = io[10]!;
      output.s2[i] = io[11]!;
      output.s3[i] = io[12]!;
    }
    return output;
  }

  transfer(row: Float64Array, from: number, to: number, keep: boolean): void {
    const time = row[from + barColumn.time]!;
    const open = row[from + barColumn.open]!;
    const high = row[from + barColumn.high]!;
    const low = row[from + barColumn.low]!;
    const close = row[from + barColumn.close]!;
    if (!(isInstant(time) && areAdmissible(open, high, low) && isAdmissible(close))) {
      refuse(row, to, 7);
      return;
    }
    pivotPointsStep(this.state, row, from, this.#design, row, to, keep);
    if (!keep) return;
    this.absorbed += 1;
    keepOutputs(row, to, this.outputs);
  }

  #through(bar: Bar, keep: boolean): PivotPointsValue {
    const { io } = this;
    loadBar(bar, io);
    this.transfer(io, 0, 6, keep);
    return { p: io[6]!, r1: io[7]!, r2: io[8]!, r3: io[9]!, s1: io[10]!, s2: io[11]!, s3: io[12]! };
  }
}

export function pivotPointsColumns(length: number): PivotPointsColumns {
  return {
    p: new Float64Array(length),
    r1: new Float64Array(length),
    r2: new Float64Array(length),
    r3: new Float64Array(length),
    s1: new Float64Array(length),
    s2: new Float64Array(length),
    s3: new Float64Array(length),
  };
}
