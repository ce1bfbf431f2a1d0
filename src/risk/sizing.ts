import { reason } from '../core/reason.js';
import type { RiskPolicy } from './policy.js';
import { readSizing } from './read-sizing.js';
import {
  byRisk,
  capped,
  isPositive,
  nothing,
  objectionTo,
  type Size,
  type Wanted,
} from './size.js';
import type { SizingInput } from './size-input.js';
import { requireSizing, type Sizing } from './sizing-rule.js';
import { soundPolicy } from './sound-policy.js';

/**
 * The size by a rule, never more than what loses `riskRatio` of equity at the stop, nor than any other
 * limit of the policy; `scaleRatio` of it.
 *
 *   volatilityTarget  equity · min(target / volatility, maxLeverage) / (entry · pointValue · quoteRate)
 *   kelly             equity · min(fraction · (p − (1 − p)/b), maxRatio) / (entry · pointValue · quoteRate)
 *
 * @param sizing  from `requireSizing`, or a literal
 * @returns quantity 0 with the reason where there is nothing to size
 * @throws {ConfigError} if the policy or the rule is none; what is known never makes it throw
 * @cost    O(1)
 * @source  J. L. Kelly, A new interpretation of information rate, Bell Syst. Tech. J. 35 (1956)
 * @example
 * const policy = riskPolicy({ step: 1, riskRatio: 1 });
 * const known = { equity: 10_000, entry: 50, stop: 40, volatilityRatio: 0.4 };
 * sizeBy(policy, { kind: 'volatilityTarget', targetRatio: 0.1 }, known).quantity; // 50
 * const odds = { ...known, winRatio: 0.75, payoffRatio: 1 };
 * sizeBy(policy, { kind: 'kelly' }, odds).quantity; // 25
 */
export function sizeBy(policy: RiskPolicy, sizing: Sizing, input: SizingInput): Size {
  return sizeOn(soundPolicy(policy), requireSizing('sizing', sizing), readSizing(input));
}

/** The same of what has been read. */
export function sizeOn(policy: RiskPolicy, sizing: Sizing, input: SizingInput): Size {
  const objection = objectionTo(input);
  if (objection !== undefined) return objection;
  const { scaleRatio = 1 } = input;
  if (!isPositive(scaleRatio)) return nothing('scaled-to-nothing', scaleRatio, 0);
  const atStop = byRisk(policy, input);
  const atRisk: Wanted = { quantity: atStop, code: 'sized-by-risk', cap: 'risk' };
  const wanted = wantedBy(policy, sizing, input) ?? atRisk;
  if (!(wanted.quantity > 0)) return nothing(wanted.code, wanted.quantity, 0);
  const isRisky = wanted.quantity > atStop;
  const rule: Wanted = isRisky
    ? { quantity: atStop, code: 'limited-by-risk', cap: 'risk' }
    : wanted;
  const share = Math.min(scaleRatio, 1);
  const { code, cap } = rule;
  const size = capped(policy, { quantity: rule.quantity * share, code, cap }, input);
  if (share === 1 || size.quantity === 0) return size;
  return { ...size, reasons: [...size.reasons, reason('scaled', share)] };
}

/** By the rule alone, less what is held; `undefined` if that is the risk at the stop. */
function wantedBy(policy: RiskPolicy, sizing: Sizing, input: SizingInput): Wanted | undefined {
  const { equity, entry, quoteRate = 1, heldQuantity = 0 } = input;
  const whole = equity / (entry * policy.pointValue * quoteRate);
  if (sizing.kind === 'volatilityTarget') {
    const { volatilityRatio } = input;
    if (!isPositive(volatilityRatio)) return { ...unsized, code: 'no-volatility' };
    const weight = Math.min(sizing.targetRatio / volatilityRatio, sizing.maxLeverage ?? 1);
    const quantity = whole * weight - heldQuantity;
    return { quantity, code: 'sized-by-volatility', cap: 'volatility' };
  }
  if (sizing.kind === 'kelly') {
    const { winRatio, payoffRatio } = input;
    const areOdds = isPositive(winRatio) && winRatio <= 1 && isPositive(payoffRatio);
    if (!areOdds) return { ...unsized, code: 'no-odds' };
    const kelly = winRatio - (1 - winRatio) / payoffRatio;
    if (!(kelly > 0)) return { ...unsized, code: 'no-edge' };
    const share = Math.min((sizing.fraction ?? 0.25) * kelly, sizing.maxRatio ?? 0.2);
    return { quantity: whole * share - heldQuantity, code: 'sized-by-kelly', cap: 'kelly' };
  }
  return undefined;
}

const unsized = { quantity: 0, cap: 'risk' } as const;
