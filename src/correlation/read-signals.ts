import { listIn, numberIn, optionalNumberIn } from '../core/reading.js';
import { isDoubt } from '../strategies/doubt.js';
import type { Signal } from '../strategies/signal.js';
import type { Ignored, ReadSignal } from './hear.js';

/** Signals from outside, each read once; what is no record with an id and a symbol is ignored. */
export function readSignals(given: readonly Signal[]): {
  readonly signals: readonly ReadSignal[];
  readonly unread: readonly Ignored[];
} {
  const signals: ReadSignal[] = [];
  const unread: Ignored[] = [];
  for (const one of listIn(given) as readonly Signal[]) {
    const signal = readSignal(one);
    if (signal === undefined) unread.push({ id: '', code: 'unsound' });
    else signals.push(signal);
  }
  return { signals, unread };
}

function readSignal(given: Signal): ReadSignal | undefined {
  try {
    const { id, symbol, timeframe, strategy, provisional, basis, regime, restsOn } = given;
    const { end, revision, pUp, statedUp, horizonBars } = given;
    if (typeof id !== 'string' || typeof symbol !== 'string') return undefined;
    const doubts = restsOn?.map(({ type, time }) => ({ type, time }));
    if (doubts !== undefined && !doubts.every(isDoubt)) return undefined;
    return {
      id,
      symbol,
      timeframe,
      strategy,
      provisional,
      basis,
      regime,
      end: numberIn(end),
      revision: numberIn(revision),
      pUp: numberIn(pUp),
      statedUp: optionalNumberIn(statedUp) as number,
      horizonBars: numberIn(horizonBars),
      restsOn: doubts as ReadSignal['restsOn'],
    };
  } catch {
    return undefined;
  }
}
