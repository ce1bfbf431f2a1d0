import type { Bar, Schedule, Timeframe } from '../../src/bars/index.js';

/** A parent by definition: the base bars of its interval, in the order of time. */
export type Expected = Omit<Bar, 'time'> & {
  readonly time: number;
  readonly end: number;
  readonly received: number;
  readonly vwap: number;
};

/**
 * What an aggregator should know, recomputed from the sorted set of base bars each time it is asked:
 * slow, and without a memory of what was closed.
 */
export class Model {
  clock: number = Number.NEGATIVE_INFINITY;
  readonly #bars = new Map<number, Bar>();
  readonly #schedule: Schedule;
  readonly #base: Timeframe;
  readonly #revisableBars: number;
  readonly #conflict: string;

  constructor(
    schedule: Schedule,
    base: Timeframe,
    { revisableBars, conflict }: { revisableBars: number; conflict: string },
  ) {
    this.#schedule = schedule;
    this.#base = base;
    this.#revisableBars = revisableBars;
    this.#conflict = conflict;
  }

  /** What becomes of a bar: absorbed, corrected, or the reason why not. */
  add(bar: Bar): string {
    const starts = [...this.#bars.keys()].sort((a, b) => a - b).slice(-this.#revisableBars);
    const known = this.#bars.get(bar.time);
    const oldest = starts.length < this.#revisableBars ? Number.NEGATIVE_INFINITY : starts[0]!;
    if (bar.time < oldest) return 'late';
    if (known !== undefined) {
      const isSame = ['open', 'high', 'low', 'close', 'volume'].every(
        (field) => known[field as keyof Bar] === bar[field as keyof Bar],
      );
      if (isSame || this.#conflict === 'first') return 'duplicate';
      if (this.#conflict === 'reject') return 'conflict';
    }
    const { end } = this.#schedule.intervalOf(this.#base, bar.time);
    if (starts.length === 0 || bar.time > starts.at(-1)!) this.clock = Math.max(this.clock, end);
    this.#bars.set(bar.time, bar);
    return known === undefined ? 'absorbed' : 'corrected';
  }

  get size(): number {
    return this.#bars.size;
  }

  /** Every parent of `timeframe` with a child. */
  parents(timeframe: Timeframe): Expected[] {
    const groups = new Map<number, Bar[]>();
    for (const time of [...this.#bars.keys()].sort((a, b) => a - b)) {
      const { start } = this.#schedule.intervalOf(timeframe, time);
      groups.set(start, [...(groups.get(start) ?? []), this.#bars.get(time)!]);
    }
    return [...groups].map(([time, children]) => {
      const sum = (of: (bar: Bar) => number) => children.reduce((total, bar) => total + of(bar), 0);
      const volume = sum((bar) => bar.volume);
      const turnover = sum(({ high, low, close, volume }) => ((high + low + close) / 3) * volume);
      const { close } = children.at(-1)!;
      return {
        time,
        open: children[0]!.open,
        high: Math.max(...children.map(({ high }) => high)),
        low: Math.min(...children.map(({ low }) => low)),
        close,
        volume,
        end: this.#schedule.intervalOf(timeframe, time).end,
        received: children.length,
        vwap: volume > 0 ? turnover / volume : close,
      };
    });
  }
}
