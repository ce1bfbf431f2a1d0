import type { ClosedBar } from '../bars/bar.js';
import { timeframeOf } from '../bars/timeframe.js';
import type { Reason } from '../core/reason.js';
import { type Doubt, noDoubts } from './doubt.js';
import { type Direction, directionOf, type Opinion, probabilityUp } from './opinion.js';
import { type TradingStyle, tradingStyleOfRaw } from './trading-style.js';

/**
 * What a probability rests on: a `prior` while its source has too few outcomes; `learned` from a
 * source that is better than a coin; `no-skill` from one that is not known to be.
 */
export type SignalBasis = 'prior' | 'learned' | 'no-skill';

/** What one strategy said about one bar of one timeframe: plain data, and the same wherever made. */
export interface Signal {
  /** `symbol|timeframe|end|strategy#revision`, see `signalId`: the idempotency key everywhere. */
  readonly id: string;
  readonly symbol: string;
  readonly timeframe: string;
  /** What kind of strategy said it: `trend`, `momentum`, … */
  readonly family: string;
  /** How long a position on it is meant to be held, by its timeframe. */
  readonly style: TradingStyle;
  /** Who said it: the name it has in the configuration. */
  readonly strategy: string;
  /** Open of the bar it is about, ms since the epoch, UTC. */
  readonly time: number;
  /** End of that bar: the first moment at which it could be said. */
  readonly end: number;
  /** Of that bar: 0 as first closed. */
  readonly revision: number;
  /** Follows from `pUp`. */
  readonly direction: Direction;
  /** Probability that the close is higher at the horizon, as far as outcomes have taught. */
  readonly pUp: number;
  /** The same as the strategy stated it: its own, or the prior's. */
  readonly statedUp: number;
  /** What `pUp` rests on. */
  readonly basis: SignalBasis;
  /** The market's regime at that bar: `trend`, `range`, `volatile`, `quiet`, or `unknown`. */
  readonly regime: string;
  /** How clearly, from 0 to 1. */
  readonly strength: number;
  readonly horizonBars: number;
  /** Said of a bar that is still forming: may be another thing, or nothing, when it closes. */
  readonly provisional: boolean;
  /** A bar behind it was corrected after it had closed. */
  readonly basedOnRevision: boolean;
  /** Base bars that arrived of the bar it is about. */
  readonly received: number;
  /** Base bars that the bar it is about should hold, by the calendar. */
  readonly expected: number;
  /** Among the bars of its strategy's warm-up, up to this one, one is incomplete or missing. */
  readonly afterGap: boolean;
  /** Base bars in doubt among those of its timeframe's warm-up, oldest first. */
  readonly restsOn: readonly Doubt[];
  readonly reasons: readonly Reason[];
}

/** Everything about a signal but the opinion. */
export interface SignalOrigin {
  readonly symbol: string;
  readonly timeframe: string;
  readonly family: string;
  /** Default: by the length of the timeframe. */
  readonly style?: TradingStyle;
  readonly strategy: string;
  readonly bar: Pick<ClosedBar, 'time' | 'end' | 'revision' | 'received' | 'expected'>;
  readonly provisional?: boolean;
  readonly basedOnRevision?: boolean;
  readonly afterGap?: boolean;
  readonly restsOn?: readonly Doubt[];
  readonly regime?: string;
}

/** See `signalId` of from-outside.ts; this one checks no argument. */
export function signalIdRaw(
  symbol: string,
  timeframe: string,
  end: number,
  strategy: string,
  revision: number,
): string {
  const parts = [escapedRaw(symbol), escapedRaw(timeframe), String(end), escapedRaw(strategy)];
  return `${parts.join('|')}#${revision}`;
}

/** `part` of an id; `%` first, or the others' escapes would be escaped again. */
export function escapedRaw(part: string): string {
  if (!/[%|#]/.test(part)) return part;
  return part.replaceAll('%', '%25').replaceAll('|', '%7C').replaceAll('#', '%23');
}

/** See `signalFrom`: the same of what has been read. */
export function signalOn(opinion: Opinion, origin: SignalOrigin): Signal | undefined {
  const { symbol, timeframe, family, strategy, bar } = origin;
  const { strength, horizonBars, reasons } = opinion;
  const pUp = probabilityUp(opinion);
  const isSound = pUp > 0 && pUp < 1 && strength >= 0 && strength <= 1 && horizonBars >= 1;
  if (!isSound) return undefined;
  return {
    id: signalIdRaw(symbol, timeframe, bar.end, strategy, bar.revision),
    symbol,
    timeframe,
    family,
    style: origin.style ?? tradingStyleOfRaw(timeframeOf(timeframe)),
    strategy,
    time: bar.time,
    end: bar.end,
    revision: bar.revision,
    direction: directionOf(pUp - 0.5),
    pUp,
    statedUp: pUp,
    basis: 'prior',
    regime: origin.regime ?? 'unknown',
    strength,
    horizonBars,
    provisional: origin.provisional ?? false,
    basedOnRevision: origin.basedOnRevision ?? false,
    received: bar.received,
    expected: bar.expected,
    afterGap: origin.afterGap ?? false,
    restsOn: origin.restsOn ?? noDoubts,
    reasons,
  };
}
