import { logOddsOf } from '../statistics/log-odds.js';
import { isTime } from './age.js';
import { BarClock } from './bar-clock.js';
import { type HeardColumns, heardAt, heardWidth } from './heard-columns.js';
import type { CorrelatorDesign } from './options.js';

/** What follows from the voices of one symbol: their log-odds, and how old they are. */
export class VoiceAges {
  readonly logOdds: Float64Array;
  /** Ages at the time it was moved to, as `ageOf` has them: NaN where there is nothing that counts. */
  readonly bars: Float64Array;
  readonly #design: CorrelatorDesign;
  readonly #columns: HeardColumns;
  /** Bars begun, and left of the last, when each voice spoke. */
  readonly #begunBars: Float64Array;
  readonly #leftOfBars: Float64Array;
  /** One for each source, the same for all of a timeframe. */
  readonly #clocks: readonly BarClock[];
  /** NaN if voices have changed since. */
  #time = Number.NaN;

  /** Those of `columns`; as `like` has them, whose voices are the same. */
  constructor(design: CorrelatorDesign, columns: HeardColumns, like?: VoiceAges) {
    this.#design = design;
    this.#columns = columns;
    if (like !== undefined) {
      this.logOdds = like.logOdds.slice();
      this.bars = like.bars.slice();
      this.#begunBars = like.#begunBars.slice();
      this.#leftOfBars = like.#leftOfBars.slice();
      this.#clocks = like.#clocks; // they keep their origins, wherever they are moved to
      return;
    }
    const { sources, schedule } = design;
    const { length } = sources;
    this.logOdds = new Float64Array(length);
    this.bars = new Float64Array(length);
    this.#begunBars = new Float64Array(length);
    this.#leftOfBars = new Float64Array(length);
    const clocks = new Map(
      sources.map(({ timeframe }) => [timeframe.name, new BarClock(schedule, timeframe)]),
    );
    this.#clocks = sources.map(({ timeframe }) => clocks.get(timeframe.name)!);
    for (let source = 0; source < length; source++) {
      if (columns.ids[source] !== '') this.changed(source);
    }
  }

  /** Another voice speaks at `source`. */
  changed(source: number): void {
    const { numbers } = this.#columns;
    const from = source * heardWidth;
    const clock = this.#clocks[source]!;
    clock.moveTo(numbers[from + heardAt.end]!);
    this.logOdds[source] = logOddsOf(numbers[from + heardAt.pUp]!);
    this.#begunBars[source] = clock.begunBars;
    this.#leftOfBars[source] = clock.leftOfBar;
    this.#time = Number.NaN;
  }

  dropped(source: number): void {
    this.bars[source] = Number.NaN;
  }

  moveTo(now: number): void {
    if (now === this.#time) return;
    const { length } = this.bars;
    for (let source = 0; source < length; source++) this.#age(source, now);
    this.#time = now;
  }

  #age(source: number, now: number): void {
    const { ids, numbers } = this.#columns;
    const { bars } = this;
    const from = source * heardWidth;
    const end = numbers[from + heardAt.end]!;
    bars[source] = Number.NaN;
    if (ids[source] === '' || !isTime(now)) return;
    if (numbers[from + heardAt.isFinal] === 1 && end > now) return;
    bars[source] = 0;
    if (now <= end) return;
    const clock = this.#clocks[source]!;
    clock.moveTo(now);
    const begun = clock.begunBars - this.#begunBars[source]! + this.#leftOfBars[source]!;
    const ageBars = begun - clock.leftOfBar;
    bars[source] = ageBars > this.#design.expiryBars ? Number.NaN : Math.max(0, ageBars);
  }
}
