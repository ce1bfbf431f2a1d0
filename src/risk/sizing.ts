import { requireKnownKeys, requireNumber, requireOneOf, requireRecord } from '../core/arguments.js';
import { reason } from '../core/reason.js';
import type { RiskPolicy } from './policy.js';
import {
  byRisk,
  capped,
  isPositive,
  nothing,
  objectionTo,
  type Size,
  type SizeInput,
  type Wanted,
} from './size.js';

/** How the size of a position follows from what is known, as JSON. */
export type Sizing =
  /** What loses a fixed share of equity at the stop; the default. */
  | { readonly kind: 'fixedFractional' }
  /** What makes the position as volatile as a target, at most `maxLeverage` times the equity. */
  | {
      readonly kind: 'volatilityTarget';
      /** In the unit of the volatility that is given, e.g. 0.1 a year. */
      readonly targetRatio: number;
      /** Default 1. */
      readonly maxLeverage?: number;
    }
  /** A fraction of what Kelly's rule says, at most `maxRatio` of equity. */
  | {
      readonly kind: 'kelly';
      /** Default 0.25. */
      readonly fraction?: number;
      /** Default 0.2. */
      readonly maxRatio?: number;
    };

/** What a size may depend on besides entry, stop and equity; anything may be missing or nonsense. */
export interface SizingInput extends SizeInput {
  /** Standard deviation of returns, over the same time as the target. */
  readonly volatilityRatio?: number | undefined;
  /** Probability of a gain; better its lower bound: one standard error less. */
  readonly winRatio?: number | undefined;
  /** What is won over what is lost. */
  readonly payoffRatio?: number | undefined;
  /** Share of the size to take, 0 … 1: of a confidence, of a regime. Default 1. */
  readonly scaleRatio?: number | undefined;
}

/**
 * The size by a rule, never more than what loses `riskRatio` of equity at the stop, nor than any other
 * limit of the policy; `scaleRatio` of it.
 *
 *   volatilityTarget  equity · min(target / volatility, maxLeverage) / (entry · pointValue · quoteRate)
 *   kelly             equity · min(fraction · (p − (1 − p)/b), maxRatio) / (entry · pointValue · quoteRate)
 *
 * @param sizing  from `requireSizing`, or a literal
 * @returns quantity 0 with the reason where there is nothing to size
 * @cost    O(1); never throws because of a number
 * @source  J. L. Kelly, A new interpretation of information rate, Bell Syst. Tech. J. 35 (1956)
 * @example
 * const policy = riskPolicy({ step: 1, riskRatio: 1 });
 * const known = { equity: 10_000, entry: 50, stop: 40, volatilityRatio: 0.4 };
 * sizeBy(policy, { kind: 'volatilityTarget', targetRatio: 0.1 }, known).quantity; // 50
 * const odds = { ...known, winRatio: 0.75, payoffRatio: 1 };
 * sizeBy(policy, { kind: 'kelly' }, odds).quantity; // 25
 */
export function sizeBy(policy: RiskPolicy, sizing: Sizing, input: SizingInput): Size {
  const objection = objectionTo(input);
  if (objection !== undefined) return objection;
  const { scaleRatio = 1 } = input;
  if (!isPositive(scaleRatio)) return nothing('scaled-to-nothing', scaleRatio);
  const atStop = byRisk(policy, input);
  const wanted = wantedBy(policy, sizing, input) ?? { quantity: atStop, code: 'sized-by-risk' };
  if (!(wanted.quantity > 0)) return nothing(wanted.code, wanted.quantity);
  const isRisky = wanted.quantity > atStop;
  const rule = isRisky ? { quantity: atStop, code: 'limited-by-risk' } : wanted;
  const share = Math.min(scaleRatio, 1);
  const size = capped(policy, { ...rule, quantity: rule.quantity * share }, input);
  if (share === 1 || size.quantity === 0) return size;
  return { ...size, reasons: [...size.reasons, reason('scaled', share)] };
}

/** Every rule of size by its name, checked. */
export function requireSizing(path: string, value: unknown): Sizing {
  const sizing = requireRecord(path, value) as unknown as Sizing;
  const kinds = ['fixedFractional', 'volatilityTarget', 'kelly'] as const;
  const kind = requireOneOf(`${path}.kind`, sizing.kind, kinds);
  requireKnownKeys(path, sizing as unknown as Record<string, unknown>, ['kind', ...ownKeys[kind]]);
  if (sizing.kind === 'volatilityTarget') {
    requireNumber(`${path}.targetRatio`, sizing.targetRatio, 1e-6, 1e3);
    requireNumber(`${path}.maxLeverage`, sizing.maxLeverage ?? 1, 0, 1e3);
  } else if (sizing.kind === 'kelly') {
    requireNumber(`${path}.fraction`, sizing.fraction ?? 0.25, 0, 1);
    requireNumber(`${path}.maxRatio`, sizing.maxRatio ?? 0.2, 0, 1e3);
  }
  return sizing;
}

const ownKeys = {
  fixedFractional: [],
  volatilityTarget: ['targetRatio', 'maxLeverage'],
  kelly: ['fraction', 'maxRatio'],
} as const;

/** By the rule alone; `undefined` if that is the risk at the stop. */
function wantedBy(policy: RiskPolicy, sizing: Sizing, input: SizingInput): Wanted | undefined {
  const { equity, entry, quoteRate = 1, volatilityRatio, winRatio, payoffRatio } = input;
  const whole = equity / (entry * policy.pointValue * quoteRate);
  if (sizing.kind === 'volatilityTarget') {
    if (!isPositive(volatilityRatio)) return { quantity: 0, code: 'no-volatility' };
    const weight = Math.min(sizing.targetRatio / volatilityRatio, sizing.maxLeverage ?? 1);
    return { quantity: whole * weight, code: 'sized-by-volatility' };
  }
  if (sizing.kind === 'kelly') {
    if (!(isPositive(winRatio) && winRatio <= 1 && isPositive(payoffRatio))) {
      return { quantity: 0, code: 'no-odds' };
    }
    const kelly = winRatio - (1 - winRatio) / payoffRatio;
    if (!(kelly > 0)) return { quantity: 0, code: 'no-edge' };
    const share = Math.min((sizing.fraction ?? 0.25) * kelly, sizing.maxRatio ?? 0.2);
    return { quantity: whole * share, code: 'sized-by-kelly' };
  }
  return undefined;
}
