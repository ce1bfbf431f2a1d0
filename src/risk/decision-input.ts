import type { Regime } from '../regime/regime.js';
import type { Direction } from '../strategies/opinion.js';
import type { QualityTier } from '../validation/quality.js';
import type { OpenPosition } from './open-position.js';

/** What is known when a decision is due. */
export interface DecisionInput {
  readonly symbol: string;
  /** Open of the bar decided on, ms since the epoch, UTC. */
  readonly time: number;
  /** End of that bar. */
  readonly end: number;
  /** When the decision is made: not before `end`. */
  readonly decidedAt: number;
  /** How often the bar was decided on before; default 0. */
  readonly revision?: number | undefined;
  /** What the signals say; left out where there are none. */
  readonly composite?: CompositeInput | undefined;
  /** At which price a position would be opened: the close. */
  readonly price: number;
  /** Extremes of the bar, for stops and targets; default the close. */
  readonly high?: number | undefined;
  readonly low?: number | undefined;
  /** Average true range, in the unit of the price. */
  readonly atr: number;
  /** What the account is worth. */
  readonly equity: number;
  /** Account currency that one unit of the price's currency is worth; default 1. */
  readonly quoteRate?: number | undefined;
  /** How good the data are, where somebody judges them. */
  readonly tier?: QualityTier | undefined;
  /** The same as a number, 0 … 1. */
  readonly quality?: number | undefined;
  /** The state of the market, where somebody judges it. */
  readonly regime?: Pick<Regime, 'trend' | 'volatility'> | undefined;
  /** Width of the 95 % interval of the return that is foretold, as a ratio of the price. */
  readonly widthRatio?: number | undefined;
  /** What is held of the symbol. */
  readonly position?: OpenPosition | undefined;
  /** Whether what was decided on this bar before it was corrected has been filled; default false. */
  readonly isFilled?: boolean | undefined;
  /** False where a step after this one may still change the decision; default true. */
  readonly final?: boolean;
}

/** The same, and the decision's id where somebody knows it already. */
export interface KnownInput extends DecisionInput {
  readonly id?: string | undefined;
}

/** What of a composite a decision reads. */
export interface CompositeInput {
  readonly direction: Direction;
  readonly confidence: number;
  readonly coverage: number;
  /** Whether every source that speaks is known to have no skill; default false. */
  readonly isNil?: boolean | undefined;
  /** How long what it says holds; NaN where it does not say. */
  readonly horizonMs?: number | undefined;
  /** The signals that it is made of. */
  readonly contributions?: readonly SignalShare[] | undefined;
}

/** A signal and what it counts for. */
export interface SignalShare {
  readonly id: string;
  /** What it adds to the log-odds of the composite: above 0 where it speaks for a rise. */
  readonly logOdds: number;
  /** Its part in what moves the composite either way, 0 … 1. */
  readonly share: number;
}
