import { requireOneOf } from '../core/arguments.js';
import { requireFields } from '../core/door.js';
import type { Reason } from '../core/reason.js';
import { escapedRaw } from '../strategies/signal.js';

/** What to do: begin a position, enlarge it, take from it, end it, or keep what is. */
export type DecisionAction = 'open' | 'add' | 'reduce' | 'close' | 'hold';

/** Of a position: it gains when the price rises, or falls; `flat` where there is none. */
export type PositionSide = 'long' | 'short' | 'flat';

/** The limit that set a size. */
export type SizeCap =
  | 'risk' // what may be lost at the stop
  | 'volatility' // the target of the sizing
  | 'kelly'
  | 'exposure' // of the symbol
  | 'quantity' // of the symbol
  | 'portfolio-exposure'
  | 'portfolio-net'
  | 'portfolio-leverage'
  | 'portfolio-risk'
  | 'portfolio-group'
  | 'portfolio-positions'
  | 'correction'; // what was decided on the bar before it was corrected

/** What to do about one symbol at one bar, and why: plain data. */
export interface Decision {
  /** `symbol|end#revision`, see `decisionId`: the same bars give the same ids. */
  readonly id: string;
  readonly symbol: string;
  /** Open of the bar decided on, ms since the epoch, UTC. */
  readonly time: number;
  /** End of that bar. */
  readonly end: number;
  /** When it is decided: not before `end`. */
  readonly decidedAt: number;
  /** How often the bar was decided on before: it was corrected since. */
  readonly revision: number;
  /** Id of the decision that this one takes back; its orders are to be cancelled. */
  readonly supersedes: string | undefined;
  readonly action: DecisionAction;
  /** Of the position that it is about. */
  readonly side: PositionSide;
  /** Units to trade; 0 for a hold. */
  readonly quantity: number;
  /** Close of the bar decided on; NaN where that is no price. */
  readonly price: number;
  /** Where the position is given up; NaN without one. */
  readonly stop: number;
  /** Where its profit is taken; NaN for nowhere. */
  readonly target: number;
  /** How long what is said holds, from the opening on; NaN for no end. */
  readonly horizonMs: number;
  /** What the quantity loses at the stop, costs included, in the account's currency; 0 unless it opens or adds. */
  readonly riskTaken: number;
  /** What kept the quantity from being larger; `undefined` unless it opens or adds. */
  readonly boundBy: SizeCap | undefined;
  /** What stood in the way of new risk. */
  readonly denial: Reason | undefined;
  /** Of the composite; 0 where there is none. */
  readonly confidence: number;
  /** False where a step after this one may still change it. */
  readonly final: boolean;
  /** The denial, or what led to the trade: its rule, the ATR behind the stop, the signals with their shares. */
  readonly reasons: readonly Reason[];
}

/** See `decisionId` of from-outside.ts; this one checks no argument. */
export function decisionIdRaw(symbol: string, end: number, revision: number): string {
  return `${escapedRaw(symbol)}|${end}#${revision}`;
}

/**
 * The side of the order that carries a decision out; `undefined` for a hold.
 *
 * @throws {ConfigError} if it is no decision
 * @example
 * orderSideOf({ action: 'open', side: 'short' }); // 'sell'
 * orderSideOf({ action: 'close', side: 'short' }); // 'buy'
 */
export function orderSideOf(
  decision: Pick<Decision, 'action' | 'side'>,
): 'buy' | 'sell' | undefined {
  const { action, side } = requireFields('decision', decision);
  return sideOfOrder({
    action: requireOneOf('decision.action', action, actions),
    side: requireOneOf('decision.side', side, ['long', 'short', 'flat']),
  });
}

const actions: readonly DecisionAction[] = ['open', 'add', 'reduce', 'close', 'hold'];

/** The same of a decision that is one. */
export function sideOfOrder({
  action,
  side,
}: Pick<Decision, 'action' | 'side'>): 'buy' | 'sell' | undefined {
  if (action === 'hold' || side === 'flat') return undefined;
  return takesRisk(action) === (side === 'long') ? 'buy' : 'sell';
}

/** Whether an action makes the position larger. */
export function takesRisk(action: DecisionAction): boolean {
  return action === 'open' || action === 'add';
}

/** `candidate` takes no new risk after all: it holds, and keeps what it says of a position. */
export function held(candidate: Decision, why: Reason): Decision {
  const { side, stop, target, horizonMs } = candidate.action === 'open' ? flat : candidate;
  return {
    ...candidate,
    action: 'hold',
    side,
    quantity: 0,
    stop,
    target,
    horizonMs,
    riskTaken: 0,
    boundBy: undefined,
    denial: { ...why },
    reasons: [{ ...why }],
    final: true,
  };
}

const flat = {
  side: 'flat',
  stop: Number.NaN,
  target: Number.NaN,
  horizonMs: Number.NaN,
} as const;
