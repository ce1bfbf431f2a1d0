import type { Signal } from '../strategies/signal.js';
import type { Ignored } from './hear.js';

/** Signals from outside, each read once; what is no record with an id and a symbol is ignored. */
export function readSignals(given: readonly Signal[]): {
  readonly signals: readonly Signal[];
  readonly unread: readonly Ignored[];
} {
  const signals: Signal[] = [];
  const unread: Ignored[] = [];
  for (const one of given) {
    const signal = readSignal(one);
    if (signal === undefined) unread.push({ id: '', code: 'unsound' });
    else signals.push(signal);
  }
  return { signals, unread };
}

function readSignal(given: Signal): Signal | undefined {
  try {
    const signal = { ...given };
    const isNamed = typeof signal.id === 'string' && typeof signal.symbol === 'string';
    return isNamed ? signal : undefined;
  } catch {
    return undefined;
  }
}
