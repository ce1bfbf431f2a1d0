import { calendarParameter } from '../../bars/calendar-parameter.js';
import { TimedHlcvOperator } from '../../bars/timed-hlcv-operator.js';
import { notNegative } from '../../core/invariants.js';
import type { Kind } from '../../core/kind.js';
import { type Given, real } from '../../core/parameters.js';
import { ratio } from '../../statistics/ratio.js';
import { type SessionParameters, Sessions } from '../sessions.js';

export interface RelativeVolumeParameters {
  /** Sessions before this one whose mean it is compared with. */
  readonly sessions: number;
  /** Minutes of a bar: a session is cut into slots of so many. */
  readonly barMinutes: number;
  /** Whose sessions they are; in a set or Pipeline theirs unless told otherwise. */
  readonly calendar: SessionParameters['calendar'];
}

/** The longest session that has slots: a civil day on which clocks go back. */
const LONGEST_MINUTES = 25 * 60;

export type RelativeVolumeState = {
  /** When the session under way opened and ends, ms; NaN until there is one. */
  start: number;
  end: number;
  /** For each slot the volumes of its last `sessions + 1` sessions, the newest first. */
  volumes: Float64Array;
  /** For each slot the end of the session that it was last heard in. */
  ends: Float64Array;
};

function relativeVolumeInit(p: RelativeVolumeParameters): RelativeVolumeState {
  const slots = Math.ceil(LONGEST_MINUTES / p.barMinutes);
  return {
    start: Number.NaN,
    end: Number.NaN,
    volumes: new Float64Array(slots * (p.sessions + 1)).fill(Number.NaN),
    ends: new Float64Array(slots).fill(Number.NaN),
  };
}

/**
 * Relative volume at the time of day: how many times the usual volume of this time has come.
 *
 *   value = volume / mean(volume at this time of the last `sessions` sessions that had a bar then)
 *
 * Volume is high at every open and low at every noon, so that a mean of the last bars says little
 * of it. Times are counted from the session's open, so that summer time moves none; bars of one slot
 * add up. Each time of day has sessions of its own: a half day leaves out what it lacks.
 *
 * @param sessions    1 … 60. Usual: 10.
 * @param barMinutes  minutes of a bar, 1 … 1440. Usual: 15.
 * @param calendar    as in `Vwap`: '24/7' (default), 'fx', … or your own; in a Pipeline the Pipeline's
 * @input   bar: time, high, low, close, volume; degree 0
 * @output  ≥ 0; 1 is the usual
 * @warmUp  the first bar at a time that `sessions` sessions before had
 * @undefined until then, outside of sessions, and where the mean is 0
 * @throws {ConfigError} if a parameter is out of bounds, or an own calendar is not sound
 * @cost    O(sessions); (sessions + 2)·1500 / barMinutes numbers; the calendar is asked once a session
 * @source  TradingView, Relative Volume at Time, mode `Regular`
 * @example
 * const bar = (time: number, volume: number) => ({ time, open: 1, high: 1, low: 1, close: 1, volume });
 * const relative = new RelativeVolume({ sessions: 1, barMinutes: 60 });
 * relative.update(bar(0, 10)); // NaN
 * relative.update(bar(86_400_000, 25)); // 2.5
 */
export class RelativeVolume extends TimedHlcvOperator<
  number,
  RelativeVolumeParameters,
  RelativeVolumeState
> {
  static readonly kind: Kind<'relativeVolume', RelativeVolumeParameters> = {
    name: 'relativeVolume',
    version: 1,
    title: 'Relative volume at the time of day',
    aliases: ['relativeVolumeAtTime', 'rvat', 'rvol'],
    reads: 'bar',
    parameters: {
      sessions: { type: 'integer', min: 1, max: 60, default: 10 },
      barMinutes: real(15, 1, 1440),
      calendar: calendarParameter(),
    },
    outputs: { value: { degree: {}, guides: [1] } },
    pane: 'own',
    invariants: { __proto__: null, volumes: notNegative },
    warmUp: ({ sessions }) => sessions + 1,
    memory: () => Number.POSITIVE_INFINITY,
    lateStart: 'so many sessions have to have had a bar at that time',
  };

  readonly #sessions: Sessions;
  readonly #slotMs: number;

  constructor(parameters?: Given<RelativeVolumeParameters>) {
    super(RelativeVolume.kind, parameters, relativeVolumeInit);
    const { calendar, barMinutes } = this.parameters;
    this.#sessions = new Sessions({ calendar, session: '1d' });
    this.#slotMs = barMinutes * 60_000;
  }

  protected override revive({ start, end }: RelativeVolumeState): void {
    this.#sessions.requireSpan(start, end, 'state.kernel');
  }

  protected step(
    time: number,
    _high: number,
    _low: number,
    _close: number,
    volume: number,
    out: Float64Array,
    at: number,
    keep: boolean,
  ): void {
    const { state } = this;
    let { start, end } = state;
    if (!(time >= start && time < end)) {
      ({ start, end } = this.#sessions.at(time));
      if (keep) state.start = start;
      if (keep) state.end = end;
    }
    const slot = Math.floor((time - start) / this.#slotMs);
    const isWithin = slot >= 0 && slot < state.ends.length;
    out[at] = isWithin ? this.#beside(slot, end, volume, keep) : Number.NaN;
  }

  /** `volume` over the mean of the slot's sessions before the one that ends at `end`. */
  #beside(slot: number, end: number, volume: number, keep: boolean): number {
    const { volumes, ends } = this.state;
    const { sessions } = this.parameters;
    const newest = slot * (sessions + 1);
    const isFirst = ends[slot] !== end;
    const now = isFirst ? volume : volumes[newest]! + volume;
    const past = isFirst ? newest : newest + 1;
    let sum = 0;
    for (let i = past; i < past + sessions; i++) sum += volumes[i]!;
    if (keep) {
      if (isFirst) volumes.copyWithin(newest + 1, newest, newest + sessions);
      volumes[newest] = now;
      ends[slot] = end;
    }
    return ratio(now, sum / sessions);
  }
}
