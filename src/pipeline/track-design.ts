import type { ClosedBar } from '../bars/bar.js';
import { calendarOf } from '../bars/calendars.js';
import { Schedule } from '../bars/schedule.js';
import { type Timeframe, timeframeOf } from '../bars/timeframe.js';
import type { Row } from '../core/row.js';
import { type TradingStyle, tradingStyleOfRaw } from '../strategies/trading-style.js';
import { Checkpoint } from './checkpoint.js';
import type { PipelineConfig } from './config.js';
import type { GapOptions } from './gap-policy.js';
import { Memory } from './memory.js';
import type { MemoryDesign } from './memory-design.js';
import type { FusionOptions } from './options.js';
import type { StrategiesByRegime } from './regimes.js';
import { valuesOf } from './track-outcome.js';
import { type Seat, Workbench } from './workbench.js';

/** Tracks whose sets fit the processor's cache: they take no turns. */
const mostOwn = 16;

/** What the tracks of one timeframe share in all symbols. */
export class TrackDesign {
  readonly timeframe: string;
  readonly style: TradingStyle;
  /** Among the timeframes, from short to long. */
  readonly place: number;
  readonly fusion: Required<FusionOptions>;
  readonly gaps: Required<GapOptions>;
  readonly regimes: StrategiesByRegime;
  readonly warmUp: number;
  readonly #memory: MemoryDesign;
  readonly #base: Timeframe;
  readonly #schedule: Schedule;
  readonly #isRevisable: boolean;
  readonly #blank: readonly number[];
  #spare: Memory | undefined;
  #workbench: Workbench | undefined;
  /** Tracks that have a memory of their own. */
  #ownCount = 0;

  constructor(
    { timeframe, place }: Pick<TrackDesign, 'timeframe' | 'place'>,
    config: PipelineConfig,
    memory: MemoryDesign,
  ) {
    this.timeframe = timeframe;
    this.style = tradingStyleOfRaw(timeframeOf(timeframe), config.correlation.styles);
    this.place = place;
    this.fusion = config.fusion;
    this.gaps = config.gaps;
    this.regimes = config.regimes;
    this.warmUp = memory.warmUp;
    this.#memory = memory;
    this.#blank = Array.from(memory.row.values);
    this.#base = timeframeOf(config.base);
    this.#schedule = new Schedule(calendarOf(config.calendar));
    this.#isRevisable = config.revisableBars > 0;
  }

  /** The values of `row`, detached. */
  valuesOf(row: Row): readonly number[] {
    return valuesOf(row.values, this.#blank);
  }

  /** Where a track without a memory gets one. */
  seat(): Seat {
    if (!this.#memory.isShareable || this.#ownCount < mostOwn) {
      this.#ownCount += 1;
      return { memory: this.memory() };
    }
    this.#workbench ??= new Workbench(this.memory());
    return this.#workbench.seat();
  }

  /** A memory without memories. */
  memory(): Memory {
    return new Memory(this.timeframe, this.#memory);
  }

  /** Whether a memory is numbers alone, so that a copy of it is all of it. */
  get isPacked(): boolean {
    return this.#memory.layout.isPacked;
  }

  /** A memory to work something out in; what it remembers is of no account, and does not last. */
  spareMemory(): Memory {
    this.#spare ??= this.memory();
    return this.#spare;
  }

  /** A memory without memories; to be used at once. */
  freshMemory(): Memory {
    const memory = this.spareMemory();
    this.forget(memory);
    return memory;
  }

  /** Make `memory` what it was before its first bar. */
  forget(memory: Memory): void {
    memory.become(this.#memory.fresh);
  }

  /** Whether nothing that came up to `newest` is to be remembered where `bar` comes after it. */
  beginsAnew(bar: ClosedBar, newest: ClosedBar | undefined): boolean {
    const { policy, minBars } = this.gaps;
    if (policy !== 'restart' || newest === undefined || newest.end >= bar.time) return false;
    return this.#schedule.expectedBars(this.#base, newest.end, bar.time) >= minBars;
  }

  /**
   * What is left, once `bar` has closed, of the `count` bars for which a base bar echoes. Where a memory
   * begins anew, only that of a base bar which belongs to `bar` itself does.
   */
  echoAt(bar: ClosedBar, newest: ClosedBar | undefined, count: number): number {
    const left = Math.max(count - 1, 0);
    return left > 0 && left < this.warmUp && this.beginsAnew(bar, newest) ? 0 : left;
  }

  /** The way back for a memory without memories; `undefined` where nothing is taken back. */
  checkpoint(): Checkpoint | undefined {
    return this.#isRevisable ? new Checkpoint(this.#memory.fresh) : undefined;
  }

  /**
   * How many whole bars in a row lead up to `bar`: bars that are complete, with none missing.
   *
   * @param newest       the bar before it, `undefined` before the first
   * @param wholeBefore  the same of that bar
   */
  wholeBefore(bar: ClosedBar, newest: ClosedBar | undefined, wholeBefore: number): number {
    if (newest === undefined || !newest.complete || this.#isGap(newest.end, bar.time)) return 0;
    return wholeBefore + 1;
  }

  /** Whether the calendar has a base bar between the `end` of a bar and the `time` of the next. */
  #isGap(end: number, time: number): boolean {
    return end < time && this.#schedule.expectedBars(this.#base, end, time) > 0;
  }
}
