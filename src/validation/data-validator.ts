import type { Bar } from '../bars/bar.js';
import type { Checked } from '../bars/checked-timeframes.js';
import { requireInteger, requireOneOf, requireRecord } from '../core/arguments.js';
import { requireIterable } from '../core/lists.js';
import { type BackfillRequest, backfillRequests } from './backfill.js';
import { type DataPoint, dataPointOf } from './data-point.js';
import { type FilledBar, type FillMethod, fillGaps, gapsOf, MOST_FILLED_BARS } from './fill.js';
import { type Gap, gapsBetween } from './missing-bars.js';
import { detectOutliers, type OutlierOptions } from './outliers.js';
import type { Rule } from './rule.js';
import { StreamValidator } from './stream-validator.js';
import type { DataValidatorOptions } from './validator-options.js';

/**
 * The door of a symbol: it judges and counts everything that comes in, and passes on only what can
 * be believed to be a bar.
 *
 * The exact rules: type, finite, time unit, sign, OHLC, range, place on the calendar's grid, order.
 * The first rule that is broken gives the reason. Gaps are events; the calendar tells them from
 * nights, weekends and holidays. A bar so far ahead that its time is probably wrong waits for its
 * successor. The rates of faults make the quality.
 *
 * @param options  see `DataValidatorOptions`
 * @throws {ConfigError} if an option is not known; `update` throws at nothing
 * @cost    O(1) per bar, O(sessions skipped) after a gap
 * @example
 * const validator = new DataValidator({ base: '1m' });
 * const bar = { time: 0, open: 10, high: 12, low: 9, close: 11, volume: 5 };
 * validator.update(bar).judgements[0].disposition; // 'accepted'
 * validator.update({ ...bar, time: 180_000 }).events.map((event) => event.type === 'gap' && event.missing); // [2]
 * validator.update({ ...bar, time: 240_000, high: 1 }).judgements[0].reasons; // ['high-too-low']
 * validator.update('240000,10,12').judgements[0].reasons; // ['not-an-object']
 * validator.counts.accepted; // 2
 */
export class DataValidator<
  const O extends DataValidatorOptions = DataValidatorOptions,
> extends StreamValidator {
  /** Rules of the caller's own, for their sentences. */
  readonly #own: readonly Rule[];

  constructor(options: Checked<O, DataValidatorOptions>);
  /** One without a memory, of the same options as another, with which it shares all but memory. */
  constructor(like: DataValidator);
  constructor(given: DataValidatorOptions | DataValidator) {
    super(given);
    this.#own = given instanceof DataValidator ? given.#own : [...(given.own ?? [])];
  }

  /**
   * `update`, in the words of a simple check; a fold of the stream. A bar that waits is not valid
   * yet. `reason` is a sentence, `quality` the tier of the feed.
   *
   * @example
   * const validator = new DataValidator({ base: '1m' });
   * const bar = { time: 0, open: 10, high: 12, low: 9, close: 11, volume: 5 };
   * validator.validateDataPoint({ ...bar, high: 1 }).reason; // 'The high is below the open, the low or the close.'
   * validator.validateDataPoint(bar).valid; // true
   */
  validateDataPoint(bar: unknown): DataPoint {
    return dataPointOf(this.update(bar), this.#own);
  }

  /** The score, 0 to 100, of a feed that sent just these bars; a fold that leaves the stream alone. */
  calculateQualityScore(bars: Iterable<unknown>): number {
    const fold = new DataValidator(this);
    for (const bar of requireIterable('bars', bars)) fold.update(bar);
    return fold.quality.score;
  }

  /** What to ask the feed's history for: the stretches in which bars are missing, oldest first. */
  backfillRequests(symbol: string): readonly BackfillRequest[] {
    return backfillRequests(this.door, symbol);
  }

  /**
   * Gaps of more than `tolerance` bars (default: the option) in a list of times, by the calendar; over the
   * list, not the stream.
   */
  detectGaps(
    times: Iterable<number>,
    options: { readonly tolerance?: number } = {},
  ): readonly Gap[] {
    const design = this.design;
    const given = requireRecord('options', options) as typeof options;
    const tolerance = requireInteger('tolerance', given.tolerance ?? design.gapToleranceBars, 0);
    return gapsBetween(design, times, tolerance);
  }

  /**
   * `bars` in order, with missing ones made up from the close before, at most `maxFillBars` (default
   * 1,000) in a gap; over the list, not the stream. Made of the past alone.
   */
  fillGapsForward(
    bars: readonly Bar[],
    options: { readonly maxFillBars?: number } = {},
  ): readonly FilledBar[] {
    const design = this.design;
    const gaps = gapsOf(design, bars, 0);
    const given = requireRecord('options', options) as typeof options;
    const mostBars = requireInteger('maxFillBars', given.maxFillBars ?? MOST_FILLED_BARS, 0, 1e6);
    return fillGaps(design, bars, { gaps, method: 'forward', mostBars });
  }

  /**
   * `bars` in order, with the bars missing in `gaps` made up by `method`; over the list, not the
   * stream. `linear` and `pchip` know the future: `causal` is false.
   */
  interpolateMissing(
    bars: readonly Bar[],
    gaps: readonly Gap[],
    method: FillMethod,
  ): readonly FilledBar[] {
    requireOneOf('method', method, ['forward', 'linear', 'pchip']);
    requireIterable('gaps', gaps);
    return fillGaps(this.design, bars, { gaps, method, mostBars: MOST_FILLED_BARS });
  }

  /** Indices of values that lie apart. See `detectOutliers`. */
  detectOutliers(values: Iterable<number>, options: OutlierOptions = {}): readonly number[] {
    return detectOutliers(values, options);
  }
}
