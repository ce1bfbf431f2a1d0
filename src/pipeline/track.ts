import type { ClosedBar } from '../bars/bar.js';
import { within } from '../core/errors.js';
import type { Row } from '../core/row.js';
import {
  fitState,
  misfit,
  requireStateRecord,
  type Snapshot,
  type State,
  type StateRecord,
} from '../core/state.js';
import { IncrementalIndicators } from '../indicators/incremental-indicators.js';
import { needsOf, strategyOf } from '../strategies/catalog.js';
import { type Signal, signalFrom } from '../strategies/signal.js';
import type { Strategy, StrategyView } from '../strategies/strategy.js';
import type { PipelineConfig } from './config.js';
import { vetoIn, weighed } from './fusion.js';
import type { FusionOptions, PipelineExtensions } from './options.js';
import type { PipelineEvent } from './result.js';
import type { Stage } from './stage.js';
import { trackKinds, trackSpecs } from './track-specs.js';

/** What a closed bar led to in its timeframe. */
export interface TrackOutcome {
  /** Detached. */
  readonly features: Row;
  readonly stages: Readonly<Record<string, unknown>>;
  readonly signals: readonly Signal[];
  readonly events: readonly PipelineEvent[];
}

/** One timeframe of one symbol: a row of features, the strategies that read it, custom stages. */
export class Track {
  readonly timeframe: string;
  readonly id: string;
  readonly indicators: IncrementalIndicators;
  /** Bars, counted from 1, until everything has something to say. */
  readonly warmUp: number;
  readonly #symbol: string;
  readonly #fusion: Required<FusionOptions>;
  readonly #strategies: ReadonlyMap<string, Strategy>;
  readonly #stages: ReadonlyMap<string, Stage>;
  /** Of the last closed bar, detached; `undefined` before the first. */
  #features: Row | undefined;
  /** Bars for which a corrected bar still echoes in the indicators. */
  #echoCount = 0;

  constructor(symbol: string, timeframe: string, config: PipelineConfig, own: PipelineExtensions) {
    const strategies = Object.entries(config.strategies).map(
      ([name, spec]) =>
        [name, within(`strategies.${name}`, () => strategyOf(spec, own.strategies))] as const,
    );
    const stages = Object.entries(own.stages ?? {});
    const specs = needsOf(
      strategies.map(([, strategy]) => strategy),
      trackSpecs(config),
    );
    const kinds = { ...own.kinds, ...trackKinds };
    this.timeframe = timeframe;
    this.indicators = within('indicators', () => new IncrementalIndicators(specs, { kinds }));
    this.#symbol = symbol;
    this.#fusion = config.fusion;
    this.#strategies = new Map(strategies);
    this.#stages = new Map(stages.map(([name, Own]) => [name, new Own()]));
    const warmUps = strategies.map(([, strategy]) => strategy.warmUp);
    const parts = [...this.#strategies, ...this.#stages].map(([name, { id }]) => `${name}=${id}`);
    const fusion = JSON.stringify(config.fusion);
    this.id = `${timeframe}: ${[this.indicators.id, ...parts, fusion].join('; ')}`;
    this.warmUp = Math.max(this.indicators.warmUp, ...warmUps);
  }

  get features(): Row | undefined {
    return this.#features;
  }

  /** Absorb a closed bar, or, without `keep`, say what absorbing it would lead to. */
  run(bar: ClosedBar, keep: boolean): TrackOutcome {
    const features = (keep ? this.indicators.update(bar) : this.indicators.peek(bar)).copy();
    const echoCount = Math.max(this.#echoCount - 1, 0);
    if (keep) {
      this.#features = features;
      this.#echoCount = echoCount;
    }
    const view: StrategyView = { bar, timeframe: this.timeframe, features };
    const events: PipelineEvent[] = [];
    const signals: Signal[] = [];
    const barsSince = vetoIn(features, this.#fusion);
    for (const [name, strategy] of this.#strategies) {
      const signal = this.#guarded(`strategy ${name}`, events, () => {
        const opinion = keep ? strategy.update(view) : strategy.peek(view);
        return opinion && signalFrom(opinion, this.#origin(name, strategy, bar, echoCount > 0));
      });
      if (signal === undefined) continue;
      if (barsSince === undefined) signals.push(weighed(signal, features, this.#fusion));
      else events.push({ type: 'veto', timeframe: this.timeframe, strategy: name, barsSince });
    }
    const stages: Record<string, unknown> = {};
    for (const [name, stage] of this.#stages) {
      stages[name] = this.#guarded(`stage ${name}`, events, () =>
        keep ? stage.update(view) : stage.peek(view),
      );
    }
    return { features, stages, signals, events };
  }

  /** A bar that was absorbed has changed since: what is said for a warm-up from now rests on it. */
  revised(): void {
    this.#echoCount = this.warmUp;
  }

  snapshot(): State {
    return {
      echoCount: this.#echoCount,
      indicators: this.indicators.snapshot(),
      strategies: snapshotsOf(this.#strategies),
      stages: snapshotsOf(this.#stages),
    };
  }

  /** Into a fresh track only: a failure may leave it half restored. */
  restore(given: State, path: string): void {
    const { indicators, strategies, stages, ...rest } = requireStateRecord(given, path);
    const { echoCount } = fitState({ echoCount: this.#echoCount }, rest, path);
    this.indicators.restore(indicators as Snapshot);
    restoreParts(this.#strategies, strategies, `${path}.strategies`);
    restoreParts(this.#stages, stages, `${path}.stages`);
    this.#features = this.indicators.count === 0 ? undefined : this.indicators.row.copy();
    this.#echoCount = echoCount;
  }

  #origin(
    name: string,
    { style }: Strategy,
    bar: ClosedBar,
    basedOnRevision: boolean,
  ): Parameters<typeof signalFrom>[1] {
    const { timeframe } = this;
    return { symbol: this.#symbol, timeframe, style, strategy: name, bar, basedOnRevision };
  }

  /** What `run` returns; a throw costs this output alone, and is told. */
  #guarded<T>(what: string, events: PipelineEvent[], run: () => T): T | undefined {
    try {
      return run();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      events.push({ type: 'failure', what, timeframe: this.timeframe, message });
      return undefined;
    }
  }
}

interface Part {
  snapshot(): Snapshot;
  restore(snapshot: Snapshot): void;
}

function snapshotsOf(parts: ReadonlyMap<string, Part>): StateRecord {
  return Object.fromEntries([...parts].map(([name, part]) => [name, part.snapshot()]));
}

function restoreParts(
  parts: ReadonlyMap<string, Part>,
  given: State | undefined,
  path: string,
): void {
  const record = requireStateRecord(given, path);
  const names = [...parts.keys()].sort().join();
  if (Object.keys(record).sort().join() !== names) throw misfit(path, `expected ${names}`);
  for (const [name, part] of parts) part.restore(record[name] as Snapshot);
}
