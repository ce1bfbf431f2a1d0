// Sources by priority: the first that answers is whose word counts.
import type { Asset, Config } from '../config.js';
import type { GuardOptions } from './guard.js';
import { Limiter, type LimiterState } from './limiter.js';
import { ProviderSource } from './provider-source.js';
import { providers } from './providers.js';
import { ReplaySource } from './replay.js';
import type { Candles, Source, SourceName, Wanted } from './source.js';

export interface Fetched {
  readonly candles: Candles;
  readonly source: SourceName;
}

export class Sources {
  readonly #byName: ReadonlyMap<SourceName, Source>;
  /** How often the answer was not the first source's. */
  fallbacks = 0;

  constructor(sources: readonly Source[]) {
    this.#byName = new Map(sources.map((source) => [source.name, source]));
  }

  /** Where nobody has anything, an `Error` that tells what each said. */
  async fetch({ sources }: Asset, wanted: Wanted): Promise<Fetched> {
    const faults: string[] = [];
    for (const name of sources) {
      try {
        const source = this.#byName.get(name);
        if (source === undefined) throw new Error('is not set up');
        const candles = await source.fetch(wanted);
        if (faults.length > 0) this.fallbacks += 1;
        return { candles, source: name };
      } catch (error) {
        faults.push(`${name}: ${(error as Error).message}`);
      }
    }
    throw new Error(faults.join('; '));
  }

  /** What was asked of each, to be kept over a restart. */
  get states(): Readonly<Record<string, LimiterState | undefined>> {
    return Object.fromEntries([...this.#byName].map(([name, { state }]) => [name, state]));
  }

  close(): void {
    for (const source of this.#byName.values()) source.close?.();
  }
}

export interface SourcesOptions extends GuardOptions {
  readonly now: () => number;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly settings: Config['providers'];
  /** What `states` said in the run before. */
  readonly states?: Readonly<Record<string, LimiterState>>;
  readonly timeoutMs?: number;
}

/** Every source that can be asked: those without keys, and those whose keys are in the environment. */
export function sourcesFor(options: SourcesOptions): Source[] {
  const { now, environment, settings, states = {} } = options;
  const usable = providers.filter(({ keys }) => keys.every((key) => environment[key]));
  const asked = usable.map((provider) => {
    const { host = '', requestsPerMinute = 0 } = settings[provider.name] ?? {};
    const own = [{ requests: requestsPerMinute, perMs: 60_000 }];
    const limits = requestsPerMinute > 0 ? own : provider.limits;
    const limiter = new Limiter(limits, states[provider.name]);
    const keys = provider.keys.map((key) => environment[key]!);
    return new ProviderSource({ ...options, provider, limiter, keys, host });
  });
  return [new ReplaySource(now), ...asked];
}
