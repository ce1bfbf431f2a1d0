// Every source that can be asked: those without keys, and those whose keys are in the environment.
import { Guarded, type GuardOptions } from './guarded.js';
import { HttpSource } from './http-source.js';
import { Limiter, type LimiterState } from './limiter.js';
import { providers } from './providers.js';
import { ReplaySource } from './replay.js';
import type { Source, SourceName } from './source.js';

export interface AllSourcesOptions extends GuardOptions {
  readonly now: () => number;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** What `states` said in the run before. */
  readonly states?: Readonly<Record<string, LimiterState>>;
  /** Hosts in place of the providers' own. */
  readonly hosts?: Readonly<Partial<Record<SourceName, string>>>;
  readonly timeoutMs?: number;
}

export class AllSources {
  readonly sources: readonly Source[];
  readonly #limiters = new Map<SourceName, Limiter>();
  readonly #guards: Guarded[] = [];

  constructor(options: AllSourcesOptions) {
    const { now, environment, states = {}, hosts = {}, timeoutMs = 30_000 } = options;
    const usable = providers.filter(({ keys }) => keys.every((key) => environment[key]));
    for (const provider of usable) {
      const { name, limits } = provider;
      const limiter = new Limiter(limits, states[name]);
      const keys = provider.keys.map((key) => environment[key]!);
      const source = new HttpSource({ provider, limiter, now, keys, host: hosts[name], timeoutMs });
      this.#limiters.set(name, limiter);
      this.#guards.push(new Guarded(source, options));
    }
    this.sources = [new ReplaySource(now), ...this.#guards];
  }

  /** What was asked of each, to be kept over a restart. */
  get states(): Record<string, LimiterState> {
    return Object.fromEntries([...this.#limiters].map(([name, { state }]) => [name, state]));
  }

  /** Sources whose breakers are open. */
  get open(): readonly SourceName[] {
    return this.#guards.filter(({ isOpen }) => isOpen).map(({ name }) => name);
  }
}
