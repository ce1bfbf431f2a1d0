import type { ClosedBar } from '../../bars/bar.js';
import type { Packable } from '../../core/packing.js';
import type { Row } from '../../core/row.js';
import type { Streaming } from '../../core/streaming.js';
import type { IndicatorFailure, IndicatorSet } from '../../indicators/set/indicator-set.js';
import type { TimeframeAggregator } from '../../timeframe/timeframe-aggregator.js';
import type { StreamValidator } from '../../validation/stream-validator.js';
import type { KnownExtensions } from '../extensions.js';
import type { Part } from '../memory-copy.js';

/** Where the rows of a timeframe come from: a set of indicators, or one that was noted elsewhere. */
export interface RowSource extends Part, Packable {
  /** Bars absorbed. */
  readonly count: number;
  /** The row of the last bar; live. */
  readonly row: Row;
  /** Its values, where they are as they are for ever. */
  readonly lasting?: readonly number[] | undefined;
  /** What failed in the last call. */
  readonly failures: readonly IndicatorFailure[];
  /** The one behind a name, where it runs here. */
  operator?(name: string): Streaming<unknown, unknown> | undefined;
  update(bar: ClosedBar): Row;
  peek(bar: ClosedBar): Row;
}

/** Who makes the parts of a lane that depend on no strategy, where they are not the usual ones. */
export interface LaneParts {
  /** Whether rows are heard of elsewhere; what stages say is then of interest to the caller's strategies alone. */
  readonly areRowsHeard: boolean;
  validator(like: StreamValidator): StreamValidator;
  aggregator(like: TimeframeAggregator): TimeframeAggregator;
  /** @param like  of all columns that the caller's code is to know; none where rows are heard and it is shown none */
  indicators(like: IndicatorSet | undefined): RowSource;
}

/** The caller's code, the kinds there are, and who makes the parts of lanes, if not their design. */
export interface LaneExtensions extends KnownExtensions {
  readonly parts?: LaneParts;
}
