import { ConfigError, within } from '../core/errors.js';
import type { Row } from '../core/row.js';
import { IndicatorSet } from '../indicators/set/indicator-set.js';
import { needsIn } from '../strategies/needs.js';
import type { Strategy } from '../strategies/strategy.js';
import { strategyFrom } from '../strategies/strategy-from.js';
import type { PipelineConfig } from './config.js';
import type { LaneExtensions, RowSource } from './hearing/lane-parts.js';
import type { Laps } from './laps.js';
import { holdingsOf, type MemoryCopy, MemoryLayout, type Part } from './memory-copy.js';
import type { Stage, StageClass } from './stage.js';
import { earlyOf, mayForetell } from './stage-order.js';
import { optionOf, trackDesign, trackSpecs } from './track-specs.js';
import { withPath } from './with-path.js';

/** A strategy under the name that signals give it. */
export interface NamedStrategy {
  readonly name: string;
  readonly strategy: Strategy;
  /** Whether it is the caller's code, to be shown nothing that matters. */
  readonly isOwn: boolean;
}

export interface NamedStage {
  readonly name: string;
  readonly stage: Stage;
  /** Whether it runs before the strategies. */
  readonly isEarly: boolean;
  /** Whether it is the caller's code. */
  readonly isOwn: boolean;
}

/**
 * What a bar goes through in each timeframe of each symbol, worked out once: a set of indicators,
 * the strategies that read it, custom stages.
 */
export class MemoryDesign {
  readonly id: string;
  /** Bars, counted from 1, until everything has something to say. */
  readonly warmUp: number;
  /** How memories are copied. */
  readonly layout: MemoryLayout;
  /** A copy of a memory without memories. */
  readonly fresh: MemoryCopy;
  /** Without values. */
  readonly row: Row;
  /** Who is told how long each part takes, if anybody. */
  laps: Laps | undefined;
  /** Whether one memory may live the lives of many: it is numbers alone, and calls no code of the caller's. */
  readonly isShareable: boolean;
  /** Whether neither stages nor strategies of the caller's run. */
  readonly isPlain: boolean;
  readonly #config: PipelineConfig;
  readonly #own: LaneExtensions;
  /** `undefined` where rows are heard and shown to nobody: it would be large. */
  readonly #model: IndicatorSet | undefined;
  readonly #stages: readonly (readonly [string, StageClass])[];
  readonly #early: ReadonlySet<string>;

  constructor(config: PipelineConfig, own: LaneExtensions) {
    this.#config = config;
    this.#own = own;
    const told = own.catalogue.stageClasses(config.stages, own.models);
    for (const name of Object.keys(own.stages ?? {})) {
      if (Object.hasOwn(told, name))
        throw new ConfigError(`own.stages.${name}`, 'a new name', name);
    }
    const strategies = this.strategies();
    const isOwn = strategies.some((strategy) => strategy.isOwn);
    const isHeard = own.parts?.areRowsHeard === true;
    // Code of the caller's that matters: a strategy, or a stage that may foretell.
    const isShown = isOwn || mayForetell(config, own);
    this.#stages = !isHeard || isShown ? Object.entries({ ...told, ...own.stages }) : [];
    this.#early = new Set(earlyOf(this.#stages, config.stages));
    const ownSpecs = trackSpecs(config, own.catalogue.rowKinds);
    const needing = strategies.map(({ strategy }) => strategy);
    const indicators = withPath(optionOf, () =>
      trackDesign(needsIn(needing, ownSpecs), own, config),
    );
    this.#model = isHeard && !isShown ? undefined : new IndicatorSet(indicators);
    const ids = [
      ...strategies.map(({ name, strategy: { id } }) => `${name}=${id}`),
      ...this.stages().map(
        ({ name, stage: { id }, isEarly }) => `${isEarly ? 'before ' : ''}${name}=${id}`,
      ),
    ];
    const { fusion, regimes } = config;
    const heard = Object.keys(regimes).length > 0 ? [JSON.stringify(regimes)] : [];
    const all = [indicators.configuration, ...ids, JSON.stringify(fusion), ...heard];
    this.id = all.join('; ');
    this.warmUp = Math.max(
      indicators.plan.warmUp,
      ...strategies.map(({ strategy }) => strategy.warmUp),
    );
    const rows = this.indicators();
    this.row = rows.row;
    const parts = partsOf(rows, strategies, this.stages());
    this.layout = new MemoryLayout(parts);
    this.isPlain = !isOwn && this.#stages.length === 0;
    this.isShareable = this.layout.isPacked && own.kinds === undefined && this.isPlain && !isHeard;
    this.fresh = this.isShareable ? holdingsOf(parts).copy() : this.layout.copy(parts);
  }

  /** A set without a memory. */
  indicators(): RowSource {
    const model = this.#model;
    return this.#own.parts?.indicators(model) ?? model!.sibling();
  }

  strategies(): readonly NamedStrategy[] {
    const own = this.#own.strategies ?? {};
    const { strategyClassOf: classOf } = this.#own.catalogue;
    return Object.entries(this.#config.strategies).map(([name, spec]) => ({
      name,
      strategy: within(`strategies.${name}`, () => strategyFrom(spec, own, classOf)),
      isOwn: Object.hasOwn(own, spec.kind),
    }));
  }

  stages(): readonly NamedStage[] {
    return this.#stages.map(([name, Own]) => {
      const isOwn = !Object.hasOwn(this.#config.stages, name);
      return { name, stage: new Own(), isEarly: this.#early.has(name), isOwn };
    });
  }
}

/** What a memory is made of, in the order in which it is copied. */
export function partsOf(
  indicators: RowSource,
  strategies: readonly NamedStrategy[],
  stages: readonly NamedStage[],
): readonly Part[] {
  return [
    indicators,
    ...strategies.map(({ strategy }) => strategy),
    ...stages.map(({ stage }) => stage),
  ];
}
