import { noLoss } from '../validation/quality.js';
import type { SymbolNames } from './options.js';
import type { PipelineResult } from './result.js';

/** The longest symbol that gets a lane. */
export const longestSymbol = 64;

/** The symbol that `bar` says it is of, `usual` if it does not say; `undefined` if it is no name. */
export function symbolOf(bar: unknown, usual: string): string | undefined {
  try {
    const { symbol = usual } = (bar ?? {}) as { readonly symbol?: unknown };
    const isName = typeof symbol === 'string' && symbol !== '' && symbol.length <= longestSymbol;
    return isName ? symbol : undefined;
  } catch {
    return undefined; // a getter that throws
  }
}

/** The canonical name of what `bar` says it is of; `undefined` if `names` do not know it. */
export function canonicalOf(bar: unknown, usual: string, names: SymbolNames): string | undefined {
  try {
    const { symbol, feed } = (bar ?? {}) as { readonly symbol?: unknown; readonly feed?: unknown };
    if (symbol === undefined) return usual;
    if (typeof symbol !== 'string') return undefined;
    const name = names.canonical(symbol, typeof feed === 'string' ? feed : undefined);
    return typeof name === 'string' && name.length <= longestSymbol ? name : undefined;
  } catch {
    return undefined;
  }
}

/** What is said of a bar that has no lane to go to; `isNamed` if there is a symbol for it. */
export function refusedBar(bar: unknown, isNamed: boolean): PipelineResult {
  const isText = symbolOf(bar, '') !== undefined;
  const unnamed = isText ? 'unknown-symbol' : 'symbol-not-text';
  const reason = isNamed ? 'too-many-symbols' : unnamed;
  return {
    symbol: symbolOf(bar, '') ?? '',
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
