import { messageOf, refusePromise } from '../core/own-code.js';
import { fieldsOf, isRecord, listIn, numberIn, textIn } from '../core/reading.js';
import { type Reason, reason } from '../core/reason.js';
import { decideOn } from '../risk/decide.js';
import { type Decision, type DecisionAction, held, type PositionSide } from '../risk/decision.js';
import type { KnownInput } from '../risk/decision-input.js';
import type { RiskPolicy } from '../risk/policy.js';
import { readInput } from '../risk/read-input.js';
import { copied } from './decision-state.js';
import { noStages } from './reaction.js';
import type { Steps } from './steps.js';

/** What is decided, by the risk room or a step in its place. */
export function decidedBy(
  step: Steps['decision'],
  policy: RiskPolicy,
  input: KnownInput,
): Decision {
  const usual = decideOn(policy, input);
  if (step === undefined) return usual;
  try {
    const { id: _, ...known } = input;
    const given = step(structuredClone(known), (other) => decideOn(policy, readInput(other)));
    return planned(given, usual);
  } catch (error) {
    return failed(usual, error);
  }
}

export type Decided = readonly Decision[];
export type PortfolioStep = Steps['portfolio'];

/** What the limits over all symbols leave of candidates. */
export type Limiter = (candidates: Decided) => Decided;

/** What becomes of `candidates`, by the limits over all symbols or a step in their place. */
export function settledBy(
  step: PortfolioStep,
  candidates: readonly Decision[],
  limit: Limiter,
): readonly Decision[] {
  if (step === undefined) return limit(candidates);
  try {
    const given = listIn(step(candidates.map(copied), (some) => limit(some.map(copied)), noStages));
    const byId = new Map(given.map((one) => [fieldsOf(one)('id'), one]));
    return candidates.map((candidate) => {
      const one = byId.get(candidate.id);
      if (one === undefined) return held(candidate, reason('left-out'));
      return { ...planned(one, candidate), final: true };
    });
  } catch (error) {
    return candidates.map((candidate) => ({ ...failed(candidate, error), final: true }));
  }
}

const sides: readonly unknown[] = ['long', 'short', 'flat'];
const actions: readonly unknown[] = ['open', 'add', 'reduce', 'close', 'hold'];

/**
 * `about`, decided as `given` says, each field read once.
 *
 * @throws {TypeError} for what is no decision
 */
function planned(given: unknown, about: Decision): Decision {
  refusePromise(given);
  const of = fieldsOf(given);
  const [action, side, quantity] = [of('action'), of('side'), of('quantity')];
  const isRisk = action === 'open' || action === 'add';
  const riskTaken = numberIn(of('riskTaken') ?? 0);
  const plan: Decision = {
    ...about,
    action: action as DecisionAction,
    side: side as PositionSide,
    quantity: quantity as number,
    stop: numberIn(of('stop')),
    target: numberIn(of('target')),
    horizonMs: numberIn(of('horizonMs')),
    riskTaken: isRisk ? riskTaken : 0,
    boundBy: isRisk ? (textIn(of('boundBy')) as Decision['boundBy']) : undefined,
    denial: isRecord(of('denial')) ? reasonFrom(of('denial')) : undefined,
    reasons: listIn(of('reasons')).map(reasonFrom),
  };
  const isSound =
    actions.includes(action) &&
    sides.includes(side) &&
    (action === 'hold' ? quantity === 0 : side !== 'flat' && numberIn(quantity) > 0) &&
    riskTaken >= 0 &&
    !Object.values(plan).some(
      (x) => x === Number.POSITIVE_INFINITY || x === Number.NEGATIVE_INFINITY,
    );
  if (isSound) return plan;
  throw new TypeError('returned no decision');
}

function reasonFrom(given: unknown): Reason {
  const of = fieldsOf(given);
  const why = reason(textIn(of('code')) ?? 'unnamed', numberIn(of('value')), numberIn(of('limit')));
  const about = textIn(of('of'));
  return about === undefined ? why : { ...why, of: about };
}

/** A step that failed takes no new risk; a position stays as it is. */
function failed(about: Decision, error: unknown): Decision {
  const why = { ...reason('own-step-failed'), of: messageOf(error) };
  return { ...held(about, why), final: about.final };
}
