import type { Row } from '../../core/row.js';
import { pipelineConfig } from '../config.js';
import { extensionsOf, type PipelineExtensions } from '../extensions.js';
import { fullCatalogue } from '../full-catalogue.js';
import type { PipelineOptions } from '../options.js';
import { type Wired, Wiring, wiringOf } from '../wiring.js';
import { HeardLane } from './heard-lane.js';
import { Hearing } from './hearing.js';
import type { Heard } from './listening.js';
import type { Readout } from './readout.js';

export interface EarOptions {
  /** Like the scout's, with all that the strategies need in it. */
  readonly row: Row;
  /** Whether what is heard is good only until more is heard. */
  readonly isPassing: boolean;
  /** Another that hears the same scout, to share with it what is the same. */
  readonly like: Ear | undefined;
}

/**
 * Lanes of a pipeline that read no bars: they hear what a scout has found of them, and come to what
 * they would find themselves, at the price of their strategies and the correlator.
 */
export class Ear implements Wired {
  readonly id: string;
  readonly configuration: string;
  readonly #wiring: Wiring;
  readonly #hearing: Hearing;
  readonly #lanes = new Map<string, HeardLane>();
  readonly #isPassing: boolean;

  constructor(
    options: PipelineOptions,
    own: PipelineExtensions,
    { row, isPassing, like }: EarOptions,
  ) {
    this.#hearing = new Hearing(row);
    this.#isPassing = isPassing;
    const extensions = { ...extensionsOf(own, fullCatalogue), parts: this.#hearing };
    this.#wiring = new Wiring(pipelineConfig(options), extensions, this, like && wiringOf(like));
    this.id = this.#wiring.id;
    this.configuration = this.#wiring.configuration;
  }

  get symbols(): readonly string[] {
    return [...this.#lanes.keys()];
  }

  /** What of the bar there is to decide on; nothing is decided. */
  hear(readout: Readout): Heard | undefined {
    this.#hearing.begin(readout);
    return this.#laneOf(readout.symbol).hear(readout);
  }

  #laneOf(symbol: string): HeardLane {
    const known = this.#lanes.get(symbol);
    if (known !== undefined) return known;
    const lane = new HeardLane(
      symbol,
      this.#wiring.book.of(symbol),
      this.#hearing,
      this.#isPassing,
    );
    this.#lanes.set(symbol, lane);
    return lane;
  }
}
