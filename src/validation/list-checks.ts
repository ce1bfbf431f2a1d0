import type { Bar } from '../bars/bar.js';
import { requireInteger, requireOneOf, requireRecord } from '../core/arguments.js';
import { requireList } from '../core/lists.js';
import type { DoorDesign } from './door-design.js';
import { type FilledBar, type FillMethod, fillGaps, gapsOf, MOST_FILLED_BARS } from './fill.js';
import { type Gap, gapsBetween } from './missing-bars.js';
import { detectOutliers, type OutlierOptions } from './outliers.js';

/**
 * What there is to ask about a list, by the calendar and the timeframe of a door, apart from its
 * stream: nothing here is remembered.
 */
export abstract class ListChecks {
  readonly #design: DoorDesign;

  constructor(design: DoorDesign) {
    this.#design = design;
  }

  /**
   * Gaps of more than `tolerance` bars (default: the option) in a list of times, by the calendar; over the
   * list, not the stream.
   */
  detectGaps(
    times: Iterable<number>,
    options: { readonly tolerance?: number } = {},
  ): readonly Gap[] {
    const design = this.#design;
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
    const design = this.#design;
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
    requireList('gaps', gaps);
    return fillGaps(this.#design, bars, { gaps, method, mostBars: MOST_FILLED_BARS });
  }

  /** Indices of values that lie apart. See `detectOutliers`. */
  detectOutliers(values: Iterable<number>, options: OutlierOptions = {}): readonly number[] {
    return detectOutliers(values, options);
  }
}
