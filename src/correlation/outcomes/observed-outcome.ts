import type { Signal } from '../../strategies/signal.js';
import type { CorrelatorDesign } from '../options.js';

/** What came of signals that were said of one event. */
export interface ObservedOutcome {
  /** 1 if up was right, 0 if down was, ½ for a tie. */
  readonly outcome: number;
  /** The signals, as they were said; nothing else of them is looked at. */
  readonly signals: readonly Pick<
    Signal,
    'timeframe' | 'strategy' | 'regime' | 'statedUp' | 'pUp'
  >[];
}

/** One signal of an outcome. */
export interface Observed {
  readonly source: number;
  readonly regime: string;
  readonly pUp: number;
}

/** An outcome read once, if it is one; signals of sources that nobody knows are left out. */
export function readObserved(
  given: ObservedOutcome,
  { placeOf }: CorrelatorDesign,
): { readonly outcome: number; readonly voices: readonly Observed[] } | undefined {
  try {
    const { outcome, signals } = given;
    if (typeof outcome !== 'number' || !(outcome >= 0 && outcome <= 1)) return undefined;
    const voices = signals.flatMap(({ timeframe, strategy, regime, statedUp, pUp }) => {
      const source = placeOf(timeframe, strategy);
      const stated: unknown = statedUp ?? pUp;
      const isSound = typeof stated === 'number' && stated > 0 && stated < 1 && source !== -1;
      return isSound ? [{ source, regime, pUp: stated }] : [];
    });
    return { outcome, voices };
  } catch {
    return undefined;
  }
}
