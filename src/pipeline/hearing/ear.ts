import type { IncrementalIndicators } from '../../indicators/set/incremental-indicators.js';
import { TimeframeAggregator } from '../../timeframe/timeframe-aggregator.js';
import { DataValidator } from '../../validation/data-validator.js';
import type { CapturedQuality } from '../../validation/quality-tier.js';
import { pipelineConfig } from '../config.js';
import { extensionsOf, type PipelineExtensions } from '../extensions.js';
import type { GuardedLane } from '../guarded-lane.js';
import type { PipelineOptions } from '../options.js';
import type { PipelineResult } from '../result.js';
import type { Passed } from '../told.js';
import { type Wired, Wiring } from '../wiring.js';
import { HeardRows } from './heard-rows.js';
import type { LaneParts, RowSource } from './lane-parts.js';
import type { Readout } from './readout.js';

/** What the lane at work hears, and how far it has listened. */
export class Hearing implements LaneParts {
  readonly areRowsHeard: boolean = true;
  /** Of the rows that are heard. */
  readonly columns: readonly string[];
  #readout!: Readout;
  #absorbedCount = 0;
  #passedCount = 0;

  constructor(columns: readonly string[]) {
    this.columns = columns;
  }

  begin(readout: Readout): void {
    this.#readout = readout;
    this.#absorbedCount = 0;
    this.#passedCount = 0;
  }

  get readout(): Readout {
    return this.#readout;
  }

  /** What the next bar that went on has led to. */
  absorbed(): Readout['absorbed'][number] {
    return this.#readout.absorbed[this.#absorbedCount++]!;
  }

  /** The next bar that went through a track, if it is this very one. */
  passed(bar: unknown): Passed | undefined {
    const next = this.#readout.passed[this.#passedCount];
    if (next?.bar !== bar) return undefined;
    this.#passedCount += 1;
    return next;
  }

  validator(like: DataValidator): DataValidator {
    return new HeardValidator(like, this);
  }

  aggregator(like: TimeframeAggregator): TimeframeAggregator {
    return new HeardAggregator(like, this);
  }

  indicators(like: IncrementalIndicators): RowSource {
    return new HeardRows(like.row, this);
  }
}

/** Given a readout in the place of a bar, it says what was said of the bar. */
class HeardValidator extends DataValidator {
  readonly #hearing: Hearing;

  constructor(like: DataValidator, hearing: Hearing) {
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

  override captureForming(): readonly number[] {
    return this.#hearing.readout.formingNumbers;
  }
}

/**
 * Lanes of a pipeline that read no bars: they hear what a scout has found of them, and come to what
 * they would find themselves, at the price of their strategies and the correlator.
 */
export class Ear implements Wired {
  readonly id: string;
  readonly configuration: string;
  readonly #wiring: Wiring;

  /** @param columns  of the scout's rows, all that the strategies need among them */
  constructor(options: PipelineOptions, own: PipelineExtensions, columns: readonly string[]) {
    const extensions = { ...extensionsOf(own), parts: new Hearing(columns) };
    this.#wiring = new Wiring(pipelineConfig(options), extensions, this);
    this.id = this.#wiring.id;
    this.configuration = this.#wiring.configuration;
  }

  get symbols(): readonly string[] {
    return this.#wiring.lanes.symbols;
  }

  /** What is found of the bar, for `follow`: nothing is decided. */
  hear(readout: Readout): PipelineResult {
    return this.#lane(readout.symbol).update(readout, undefined);
  }

  #lane(symbol: string): GuardedLane {
    const { lanes } = this.#wiring;
    if (!lanes.has(symbol)) lanes.renew(symbol, () => {});
    return lanes.of(symbol)!;
  }
}
