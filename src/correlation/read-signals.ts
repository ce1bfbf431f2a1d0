import { isDoubt } from '../strategies/doubt.js';
import type { Signal } from '../strategies/signal.js';
import type { Ignored } from './hear.js';

const numbersOfSignals = [
  ...['time', 'end', 'revision', 'pUp', 'statedUp', 'strength', 'horizonBars'],
  ...['received', 'expected'],
];

/** Signals from outside, each read once; what is no record with an id and a symbol is ignored. */
export function readSignals(given: readonly Signal[]): {
  readonly signals: readonly Signal[];
  readonly unread: readonly Ignored[];
} {
  const signals: Signal[] = [];
  const unread: Ignored[] = [];
  for (const one of listFrom(given)) {
    const signal = readSignal(one);
    if (signal === undefined) unread.push({ id: '', code: 'unsound' });
    else signals.push(signal);
  }
  return { signals, unread };
}

/** What is given, once; nothing if it is no list. */
function listFrom(given: unknown): readonly Signal[] {
  try {
    return Array.isArray(given) ? [...given] : [];
  } catch {
    return [];
  }
}

function readSignal(given: Signal): Signal | undefined {
  try {
    const signal: Record<string, unknown> & Signal = { ...given };
    for (const name of numbersOfSignals) {
      const isOther = signal[name] !== undefined && typeof signal[name] !== 'number';
      if (isOther) Object.assign(signal, { [name]: Number.NaN });
    }
    const isNamed = typeof signal.id === 'string' && typeof signal.symbol === 'string';
    if (!isNamed || signal.restsOn === undefined) return isNamed ? signal : undefined;
    const restsOn = signal.restsOn.map(({ type, time }) => ({ type, time }));
    return restsOn.every(isDoubt) ? { ...signal, restsOn } : undefined;
  } catch {
    return undefined;
  }
}
