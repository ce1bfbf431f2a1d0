import type { ClosedBar } from '../../bars/bar.js';
import type { Row } from '../../core/row.js';
import type { IndicatorSet } from '../../indicators/set/indicator-set.js';
import type { CapturedForming } from '../../timeframe/forming.js';
import { TimeframeAggregator } from '../../timeframe/timeframe-aggregator.js';
import type { CapturedQuality } from '../../validation/quality-tier.js';
import { StreamValidator } from '../../validation/stream-validator.js';
import type { RowsToTell } from './heard-lane.js';
import { HeardRows, type RowTeller } from './heard-rows.js';
import type { LaneParts, RowSource } from './lane-parts.js';
import { type HeardRow, type Readout, untold } from './readout.js';

/** What the lane at work hears, and how far it has listened. */
export class Hearing implements LaneParts, RowTeller, RowsToTell {
  readonly areRowsHeard: boolean = true;
  /** Like those that are heard, without values. */
  readonly row: Row;
  #readout!: Readout;
  #rows: readonly HeardRow[] = [];
  #absorbedCount = 0;
  #rowCount = 0;

  constructor(row: Row) {
    this.row = row;
  }

  begin(readout: Readout): void {
    this.#readout = readout;
    this.#absorbedCount = 0;
    this.tell(readout.rows);
  }

  tell(rows: readonly HeardRow[]): void {
    this.#rows = rows;
    this.#rowCount = 0;
  }

  get readout(): Readout {
    return this.#readout;
  }

  /** What the next bar that went on has led to. */
  absorbed(): Readout['absorbed'][number] {
    return this.#readout.absorbed[this.#absorbedCount++]!;
  }

  next(bar: ClosedBar): HeardRow | undefined {
    const next = this.#rows[this.#rowCount];
    if (next?.bar !== bar) return undefined;
    this.#rowCount += 1;
    return next;
  }

  validator(like: StreamValidator): StreamValidator {
    return new HeardValidator(like, this);
  }

  aggregator(like: TimeframeAggregator): TimeframeAggregator {
    return new HeardAggregator(like, this);
  }

  indicators(like: IndicatorSet | undefined): RowSource {
    return new HeardRows(this, like?.row);
  }
}

/** Given a readout in the place of a bar, it says what was said of the bar. */
class HeardValidator extends StreamValidator {
  readonly #hearing: Hearing;

  constructor(like: StreamValidator, hearing: Hearing) {
    super(like);
    this.#hearing = hearing;
  }

  override judge(readout: unknown): Readout['validated'] {
    this.#hearing.begin(readout as Readout);
    return this.#hearing.readout.validated;
  }

  override captureQuality(): CapturedQuality {
    return this.#hearing.readout.quality;
  }
}

class HeardAggregator extends TimeframeAggregator {
  readonly #hearing: Hearing;

  constructor(like: TimeframeAggregator, hearing: Hearing) {
    super(like);
    this.#hearing = hearing;
  }

  override absorb(): Readout['absorbed'][number] {
    return this.#hearing.absorbed();
  }

  override captureForming(): CapturedForming {
    return untold;
  }
}
