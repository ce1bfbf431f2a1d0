import {
  requireInteger,
  requireKnownKeys,
  requireNumber,
  requireRecord,
} from '../core/arguments.js';

/** What one unit of a symbol is worth, and what holding it takes. */
export interface SymbolTerms {
  /** Money in the symbol's currency for a price one higher, a unit; default 1. */
  readonly pointValue?: number;
  /** Share of the value of a position that has to be there to open it; default 1: no leverage. */
  readonly marginRatio?: number;
  /** Share at which it is closed by force; default 0. */
  readonly maintenanceRatio?: number;
}

export interface AccountOptions {
  /** Money to begin with; default 10,000. */
  readonly cash?: number;
  /** By symbol; one that is not here has the `usual` terms. */
  readonly symbols?: Readonly<Record<string, SymbolTerms>>;
  /** Of a symbol that is not in `symbols`. */
  readonly usual?: SymbolTerms;
  /** How many of the newest fills are known again; 1 to 100,000, default 1,000. */
  readonly rememberedFills?: number;
}

/** The options, checked, defaults filled in. */
export interface AccountSettings {
  readonly cash: number;
  readonly terms: ReadonlyMap<string, Required<SymbolTerms>>;
  readonly usual: Required<SymbolTerms>;
  readonly rememberedFills: number;
}

const defaultTerms: Required<SymbolTerms> = {
  pointValue: 1,
  marginRatio: 1,
  maintenanceRatio: 0,
};

const MOST_SYMBOLS = 100_000;

export function accountSettings(options: AccountOptions = {}): AccountSettings {
  const given = requireRecord('options', options);
  requireKnownKeys('', given, ['cash', 'symbols', 'usual', 'rememberedFills']);
  const { cash = 10_000, symbols = {}, usual = {}, rememberedFills = 1_000 } = options;
  const entries = Object.entries(requireRecord('symbols', symbols));
  requireInteger('symbols', entries.length, 0, MOST_SYMBOLS);
  return {
    cash: requireNumber('cash', cash, -1e15, 1e15),
    terms: new Map(
      entries.map(([symbol, terms]) => [symbol, requireTerms(`symbols.${symbol}`, terms)]),
    ),
    usual: requireTerms('usual', usual),
    rememberedFills: requireInteger('rememberedFills', rememberedFills, 1, 100_000),
  };
}

/** The terms of a symbol: its own, or the usual ones. */
export function termsOf({ terms, usual }: AccountSettings, symbol: string): Required<SymbolTerms> {
  return terms.get(symbol) ?? usual;
}

function requireTerms(path: string, given: unknown): Required<SymbolTerms> {
  const record = requireRecord(path, given);
  requireKnownKeys(path, record, Object.keys(defaultTerms));
  const { pointValue, marginRatio, maintenanceRatio } = { ...defaultTerms, ...record };
  return {
    pointValue: requireNumber(`${path}.pointValue`, pointValue, 1e-12, 1e12),
    marginRatio: requireNumber(`${path}.marginRatio`, marginRatio, 0, 1),
    maintenanceRatio: requireNumber(`${path}.maintenanceRatio`, maintenanceRatio, 0, 1),
  };
}
