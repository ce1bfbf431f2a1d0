import { type Reason, reason } from '../core/reason.js';
import type { Decision, PositionSide } from './decision.js';
import type { DecisionInput, KnownInput, SignalShare } from './decision-input.js';
import { type Entry, entryOf, objectionToRisk } from './entry.js';
import { exitOf, wishOf } from './exits.js';
import { heldIn, type OpenPosition, sideOf, trailedStop } from './open-position.js';
import type { RiskPolicy } from './policy.js';
import { readInput } from './read-input.js';
import { said } from './said.js';
import { shareOf } from './share.js';
import { soundPolicy } from './sound-policy.js';
import { excessOf } from './trim.js';

/**
 * One decision, from the quality of the data to the size of the position. A position that is held is
 * looked at first: a rule of `exits` closes it, exposure that has outgrown its cap is reduced. Then
 * come the gates to new risk: tier and quality of the data, direction, confidence, coverage, state of
 * the market; a stop by ATR, and the size. The first gate that is shut is the denial.
 *
 * A pure function. Data never make it throw: what is missing, zero, NaN or of another type is a
 * hold with the reason.
 *
 * @param policy  from `riskPolicy`
 * @throws {ConfigError} if the policy is none
 * @example
 * const policy = riskPolicy({ step: 1 });
 * const bar = { symbol: 'SPY', time: 0, end: 86_400_000, decidedAt: 86_400_000 };
 * const composite = { direction: 'up', confidence: 0.12, coverage: 0.5 } as const;
 * const known = { ...bar, composite, price: 400, atr: 5, equity: 100_000 };
 * const { id, action, side, quantity, stop } = decide(policy, known);
 * [id, action, side, quantity, stop]; // ['SPY|86400000#0', 'open', 'long', 100, 390]
 * decide(policy, { ...known, atr: Number.NaN }).denial; // { code: 'no-volatility', limit: 0 }
 */
export function decide(policy: RiskPolicy, input: DecisionInput): Decision {
  return decideOn(soundPolicy(policy), readInput(input));
}

/** The same of what has been read. */
export function decideOn(policy: RiskPolicy, input: KnownInput): Decision {
  const position = heldIn(input.position);
  if (position !== undefined) return decideHeld(policy, input, position);
  const objection = objectionToRisk(policy, input);
  if (objection !== undefined) return denied(input, objection);
  const entry = entryOf(policy, input);
  if (entry.quantity === 0) return denied(input, entry.reasons[0]!, entry.reasons);
  return taken('open', policy, input, entry);
}

function decideHeld(policy: RiskPolicy, input: KnownInput, position: OpenPosition): Decision {
  const side = sideOf(position);
  const { price, atr } = input;
  const { target, horizonMs } = position;
  const stop = trailedStop(position, price, { atr, multiple: policy.trailAtrMultiple });
  const plan = { side, stop, target, horizonMs };
  const exit = exitOf(policy, input, position);
  if (exit !== undefined) {
    const quantity = Math.abs(position.quantity);
    return said(input, plan, { action: 'close', quantity, reasons: [exit] });
  }
  const excess = excessOf(policy, input, position);
  if (excess !== undefined) return said(input, plan, excess);
  if (wishOf(policy, input) !== side) {
    return said(input, plan, { action: 'hold', reasons: [reason('position-kept')] });
  }
  const denial = objectionToMore(policy, input, position);
  if (denial !== undefined) return said(input, plan, { action: 'hold', denial, reasons: [denial] });
  const entry = entryOf(policy, input, { ...position, stop });
  if (entry.quantity > 0) return taken('add', policy, input, entry);
  const { reasons } = entry;
  return said(input, plan, { action: 'hold', denial: reasons[0], reasons });
}

/**
 * Whether `decide` leaves `position` as it is: no rule of `exits` ends it, its exposure is within the
 * cap, and nothing asks for more of it, or it may not become more.
 */
export function isKept(policy: RiskPolicy, input: DecisionInput, position: OpenPosition): boolean {
  if (heldIn(position) === undefined || exitOf(policy, input, position) !== undefined) return false;
  if (excessOf(policy, input, position) !== undefined) return false;
  return wishOf(policy, input) !== sideOf(position) || position.entryCount >= policy.maxEntries;
}

function objectionToMore(
  policy: RiskPolicy,
  input: KnownInput,
  { entryCount }: OpenPosition,
): Reason | undefined {
  if (entryCount >= policy.maxEntries) {
    return reason('position-open', entryCount, policy.maxEntries);
  }
  return objectionToRisk(policy, input);
}

function taken(
  action: 'open' | 'add',
  policy: RiskPolicy,
  input: KnownInput,
  entry: Entry,
): Decision {
  const { side, quantity, riskTaken, boundBy } = entry;
  const { composite, atr } = input;
  const reasons = [
    reason('confident', shareOf(composite?.confidence), policy.minConfidence),
    ...entry.reasons,
    reason('atr', atr),
    ...signalReasons(composite?.contributions ?? [], side),
  ];
  return said(input, entry, { action, quantity, riskTaken, boundBy, reasons });
}

/** Who spoke for a position on `side`, and who against, each with its share. */
export function signalReasons(signals: readonly SignalShare[], side: PositionSide): Reason[] {
  return signals.map(({ id, logOdds, share }) => {
    const isFor = side === 'long' ? logOdds >= 0 : logOdds <= 0;
    return { ...reason(isFor ? 'signal' : 'signal-against', share), of: id };
  });
}

function denied(
  input: KnownInput,
  denial: Reason,
  reasons: readonly Reason[] = [denial],
): Decision {
  return said(input, { side: 'flat' }, { action: 'hold', denial, reasons });
}
