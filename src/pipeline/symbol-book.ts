import { within } from '../core/errors.js';
import { type RiskPolicy, riskPolicy } from '../risk/policy.js';
import type { PipelineConfig } from './config.js';
import { LaneDesign } from './lane-design.js';
import type { PipelineExtensions } from './options.js';
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
}

/** The terms of every symbol: of most the usual ones. A symbol that never comes costs no lane. */
export class SymbolBook {
  readonly usual: Terms;
  /** Everything that the future depends on besides the state. */
  readonly id: string;
  /** Of symbols with settings of their own. */
  readonly own: ReadonlyMap<string, Terms>;

  /** @param like  terms of a pipeline that finds the same, to share the designs with */
  constructor(config: PipelineConfig, extensions: PipelineExtensions, like?: SymbolBook) {
    const design = new LaneDesign(config, extensions, like?.usual.design);
    this.usual = { design, policy: riskPolicy(config.risk), quoteRate: 1, priority: 0 };
    const designs = new Map<string, LaneDesign>([['{}', design]]);
    const ids: unknown[] = [];
    const own = new Map<string, Terms>();
    for (const [symbol, given] of Object.entries(config.symbols)) {
      const { config: its, structure, ...terms } = symbolSettings(symbol, given, config);
      const shared =
        designs.get(structure) ??
        within(`symbols.${symbol}`, () => new LaneDesign(its, extensions, like?.of(symbol).design));
      designs.set(structure, shared);
      own.set(symbol, { design: shared, ...terms });
      ids.push([
        symbol,
        shared === design ? '' : shared.id,
        terms.priority,
        Object.values(terms.policy),
      ]);
    }
    this.own = own;
    this.id = ids.length === 0 ? design.id : `${design.id}; ${JSON.stringify(ids)}`;
  }

  of(symbol: string): Terms {
    return this.own.get(symbol) ?? this.usual;
  }
}
