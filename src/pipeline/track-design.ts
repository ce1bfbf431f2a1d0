import type { PipelineConfig } from './config.js';
import { Memory } from './memory.js';
import type { MemoryDesign } from './memory-design.js';
import type { FusionOptions } from './options.js';

/** What the tracks of one timeframe share in all symbols. */
export class TrackDesign {
  readonly timeframe: string;
  readonly fusion: Required<FusionOptions>;
  readonly warmUp: number;
  readonly #memory: MemoryDesign;

  constructor(timeframe: string, config: PipelineConfig, memory: MemoryDesign) {
    this.timeframe = timeframe;
    this.fusion = config.fusion;
    this.warmUp = memory.warmUp;
    this.#memory = memory;
  }

  /** A memory without memories. */
  memory(): Memory {
    return new Memory(this.timeframe, this.#memory);
  }
}
