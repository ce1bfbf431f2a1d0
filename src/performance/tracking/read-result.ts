import type { TrackedBar, TrackedResult } from './tracked.js';

/** A bar of a timeframe. */
interface BarOfTimeframe {
  readonly timeframe: string;
  readonly bar: TrackedBar;
}

/** A result as read, each field once. */
export interface ReadResult extends Omit<TrackedResult, 'events' | 'closed'> {
  readonly closed: readonly BarOfTimeframe[];
  /** Bars that came once more, with other values. */
  readonly revised: readonly BarOfTimeframe[];
}

/** What a result says, if it is one. Never throws. */
export function readResult(result: TrackedResult): ReadResult | undefined {
  try {
    const { symbol, closed, events, signals, decisions } = result;
    return {
      symbol: String(symbol),
      closed: barsIn(closed),
      revised: barsIn(events.filter(({ type }) => type === 'revision')),
      signals: signals.map((one) => ({ ...one })),
      decisions: decisions.map(({ symbol: of, action, quantity, reasons }) => {
        return { symbol: of, action, quantity, reasons: reasons.map((one) => ({ ...one })) };
      }),
    };
  } catch {
    return undefined;
  }
}

function barsIn(list: readonly object[]): readonly BarOfTimeframe[] {
  return list.map((one) => {
    const { timeframe, bar } = one as BarOfTimeframe;
    const { close, end } = bar;
    return { timeframe, bar: { close, end } };
  });
}
