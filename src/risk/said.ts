import type { Reason } from '../core/reason.js';
import {
  type Decision,
  type DecisionAction,
  decisionIdRaw,
  type PositionSide,
} from './decision.js';
import type { KnownInput } from './decision-input.js';
import { shareOf } from './share.js';

/** What becomes of a position without another word. */
export interface Plan {
  readonly side: PositionSide;
  readonly stop?: number;
  readonly target?: number;
  readonly horizonMs?: number;
}

/** What a decision says besides its plan and what it is about. */
export interface Saying {
  readonly action: DecisionAction;
  readonly quantity?: number;
  readonly riskTaken?: number;
  readonly boundBy?: Decision['boundBy'];
  readonly denial?: Reason | undefined;
  readonly reasons: readonly Reason[];
}

/** A decision about what `input` is about, with the plan and what is said of it. */
export function said(input: KnownInput, plan: Plan, saying: Saying): Decision {
  const { symbol, time, end, decidedAt, revision = 0, price, composite } = input;
  return {
    id: input.id ?? decisionIdRaw(symbol, end, revision),
    symbol,
    time,
    end,
    decidedAt,
    revision,
    supersedes: revision > 0 ? decisionIdRaw(symbol, end, revision - 1) : undefined,
    action: saying.action,
    side: plan.side,
    quantity: saying.quantity ?? 0,
    price: typeof price === 'number' ? price : Number.NaN,
    stop: plan.stop ?? Number.NaN,
    target: plan.target ?? Number.NaN,
    horizonMs: plan.horizonMs ?? Number.NaN,
    riskTaken: saying.riskTaken ?? 0,
    boundBy: saying.boundBy,
    denial: saying.denial,
    confidence: shareOf(composite?.confidence),
    final: input.final ?? true,
    reasons: saying.reasons,
  };
}
