import { noLoss } from '../validation/quality.js';
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

/** What is said of a bar that has no lane to go to. */
export function refusedBar(bar: unknown, isFull: boolean): PipelineResult {
  const reason = symbolOf(bar, '') !== undefined && isFull ? 'too-many-symbols' : 'symbol-not-text';
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
