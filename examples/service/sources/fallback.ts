// Sources by priority: the first that answers is whose word counts.
import type { Asset } from '../config.js';
import type { Candles, Source, SourceName, Wanted } from './source.js';

export interface Fetched {
  readonly candles: Candles;
  readonly source: SourceName;
}

/** Nobody had anything; what each said. */
export class NoSource extends Error {
  constructor(faults: readonly string[]) {
    super(faults.join('; '));
  }
}

export class Sources {
  readonly #byName: ReadonlyMap<SourceName, Source>;
  /** How often the answer was not the first source's. */
  fallbacks = 0;

  constructor(sources: readonly Source[]) {
    this.#byName = new Map(sources.map((source) => [source.name, source]));
  }

  async fetch({ sources }: Asset, wanted: Wanted): Promise<Fetched> {
    const faults: string[] = [];
    for (const name of sources) {
      const source = this.#byName.get(name);
      try {
        if (source === undefined) throw new Error('is not set up');
        const candles = await source.fetch(wanted);
        if (faults.length > 0) this.fallbacks += 1;
        return { candles, source: name };
      } catch (error) {
        faults.push(`${name}: ${(error as Error).message}`);
      }
    }
    throw new NoSource(faults);
  }
}
