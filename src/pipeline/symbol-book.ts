import { ConfigError, within } from '../core/errors.js';
import { type RiskPolicy, riskPolicy } from '../risk/policy.js';
import type { PipelineConfig } from './config.js';
import type { LaneExtensions } from './hearing/lane-parts.js';
import { LaneDesign } from './lane-design.js';
import type { Laps } from './laps.js';
import type { SymbolConfig } from './options.js';
import { symbolSettings } from './symbol-settings.js';

/** On which terms a lane works. */
export interface Terms {
  /** Shared by all symbols of one structure. */
  readonly design: LaneDesign;
  readonly policy: RiskPolicy;
  /** Until another is told; NaN where one has to be. */
  readonly quoteRate: number;
  /** Who goes first where there is not room for all. */
  readonly priority: number;
  /** Whether bars are taken in. */
  readonly isEnabled: boolean;
}

/** The terms of every symbol: of most the usual ones. A symbol that never comes costs no lane. */
export class SymbolBook {
  readonly usual: Terms;
  readonly #config: PipelineConfig;
  readonly #extensions: LaneExtensions;
  readonly #like: SymbolBook | undefined;
  /** By structure, as text. */
  readonly #designs: Map<string, LaneDesign>;
  readonly #own = new Map<string, Terms>();
  /** With whose point value positions of the others are booked, once there may be any. */
  #booked: RiskPolicy | undefined;
  /** Of each symbol with settings of its own, what of them the future depends on. */
  readonly #ids = new Map<string, unknown>();
  #laps: Laps | undefined;

  /** @param like  terms of a pipeline that finds the same, to share the designs with */
  constructor(config: PipelineConfig, extensions: LaneExtensions, like?: SymbolBook) {
    this.#config = config;
    this.#extensions = extensions;
    this.#like = like;
    const design = new LaneDesign(config, extensions, like?.usual.design);
    const policy = riskPolicy(config.risk);
    this.usual = { design, policy, quoteRate: 1, priority: 0, isEnabled: true };
    this.#designs = new Map([['{}', design]]);
    for (const [symbol, given] of Object.entries(config.symbols)) this.declare(symbol, given);
    this.#booked = policy;
  }

  /** Of symbols with settings of their own. */
  get own(): ReadonlyMap<string, Terms> {
    return this.#own;
  }

  /** Everything that the future depends on besides the state. */
  get id(): string {
    const { id } = this.usual.design;
    const ids = [...this.#ids.values()];
    return ids.length === 0 ? id : `${id}; ${JSON.stringify(ids)}`;
  }

  /** From now on `laps` is told how long each part takes. */
  watch(laps: Laps): void {
    this.#laps = laps;
    for (const design of this.#designs.values()) design.watch(laps);
  }

  of(symbol: string): Terms {
    return this.#own.get(symbol) ?? this.usual;
  }

  /** From now on `symbol` works on the terms that `given` say; nothing changes where they are wrong. */
  declare(symbol: string, given: SymbolConfig): void {
    const { config: its, structure, ...terms } = symbolSettings(symbol, given, this.#config);
    const known = this.#own.get(symbol)?.policy ?? this.#booked;
    if (known !== undefined && known.pointValue !== terms.policy.pointValue) {
      const bound = `${known.pointValue}, as positions are booked`;
      throw new ConfigError(`symbols.${symbol}.pointValue`, bound, terms.policy.pointValue);
    }
    const design =
      this.#designs.get(structure) ??
      within(`symbols.${symbol}`, () => {
        const like = this.#like?.of(symbol).design;
        return new LaneDesign(its, this.#extensions, like);
      });
    if (this.#laps !== undefined) design.watch(this.#laps);
    this.#designs.set(structure, design);
    this.#own.set(symbol, { design, ...terms });
    this.#ids.set(symbol, [
      symbol,
      design === this.usual.design ? '' : design.id,
      terms.priority,
      Object.values(terms.policy),
      ...(terms.isEnabled ? [] : ['disabled']),
    ]);
  }
}

/** Everything that the future of a pipeline depends on besides the state. */
export function configurationOf(
  book: SymbolBook,
  { portfolio }: PipelineConfig,
  step: { stageIds?(): string } | undefined,
): string {
  return `pipeline(${book.id}; ${step?.stageIds?.() ?? ''}${JSON.stringify(portfolio ?? null)})`;
}

const laneNumbers = ['risk', 'riskTimeframe', 'revisableBars', 'closeDelayMs', 'gaps'] as const;

/** What the parts of a configuration are called that say no name themselves. */
export function partNames(head: string, items: readonly string[]): readonly (string | undefined)[] {
  if (items[0]?.startsWith('{"riskRatio"')) return laneNumbers;
  if (head !== 'pipeline') return [];
  return items.map((item, i) => {
    if (i === items.length - 1) return 'portfolio';
    return item.startsWith('[["') ? 'symbols' : undefined;
  });
}
