import type { Bar } from '../bars/bar.js';
import { noLoss } from '../validation/quality.js';
import type { PipelineResult } from './result.js';
import type { SymbolNames } from './symbol-names.js';

/** The longest symbol that gets a lane. */
export const longestSymbol = 64;

/** What `symbolOf` says of what cannot be read: it is nothing, whatever stands in it. */
export const unreadable = '';

/** What stands for an input that cannot be read. */
export const nothing = {} as Bar;

export function isSymbol(symbol: unknown): symbol is string {
  return typeof symbol === 'string' && symbol !== '' && symbol.length <= longestSymbol;
}

/** The symbol that `bar` says it is of, `usual` if it does not say; `undefined` if it is no name. */
export function symbolOf(bar: unknown, usual: string): string | undefined {
  try {
    const { symbol = usual } = (bar ?? {}) as { readonly symbol?: unknown };
    return isSymbol(symbol) ? symbol : undefined;
  } catch {
    return unreadable;
  }
}

/** The canonical name of `said`, which `bar` says it is of; `undefined` if `names` do not know it. */
export function canonicalOf(said: string, bar: unknown, names: SymbolNames): string | undefined {
  try {
    const { feed } = (bar ?? {}) as { readonly feed?: unknown };
    const name = names.canonical(said, typeof feed === 'string' ? feed : undefined);
    return isSymbol(name) ? name : undefined;
  } catch {
    return undefined;
  }
}

/** What is said of a bar that has no lane to go to: `said` to be of what is called `symbol` here. */
export function refusedBar(said: string | undefined, symbol: string | undefined): PipelineResult {
  const unnamed = said === undefined ? 'symbol-not-text' : 'unknown-symbol';
  const reason = symbol === undefined ? unnamed : 'too-many-symbols';
  return {
    symbol: said ?? '',
    bars: [
      {
        time: Number.NaN,
        decidedAt: Number.NaN,
        disposition: 'rejected',
        reasons: [reason],
        decision: undefined,
      },
    ],
    quality: { score: Number.NaN, tier: 'Invalid', provisional: true, loss: noLoss },
    closed: [],
    forming: {},
    features: {},
    denoised: {},
    regime: {},
    stages: {},
    signals: [],
    composite: undefined,
    decision: undefined,
    decisions: [],
    events: [],
  };
}
