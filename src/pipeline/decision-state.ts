import { type Reason, reason } from '../core/reason.js';
import { fitState, isStateArray, misfit, requireStateRecord, type State } from '../core/state.js';
import { type Decision, decisionIdRaw, type SizeCap } from '../risk/decision.js';

/** A decision of one's own: the caller may write on the one that was handed out. */
export function copied(decision: Decision): Decision {
  const { denial, reasons } = decision;
  return {
    ...decision,
    denial: denial === undefined ? undefined : { ...denial },
    reasons: reasons.map((one) => ({ ...one })),
  };
}

/** A decision as state: what is not there is null, and what its id and revision say is left out. */
export function decisionState(decision: Decision): State {
  const { id: _id, supersedes: _supersedes, boundBy, denial, reasons, ...rest } = decision;
  return {
    ...rest,
    boundBy: boundBy ?? null,
    denial: denial === undefined ? null : { ...denial },
    reasons: reasons.map((one) => ({ ...one })),
  };
}

const aDecision = {
  symbol: '',
  time: 0,
  end: 0,
  decidedAt: 0,
  revision: 0,
  action: '',
  side: '',
  quantity: 0,
  price: 0,
  stop: 0,
  target: 0,
  horizonMs: 0,
  riskTaken: 0,
  confidence: 0,
  final: false,
};

const words = {
  action: ['open', 'add', 'reduce', 'close', 'hold'],
  side: ['long', 'short', 'flat'],
} as const;

/** The decision that `given` describes, or a `SnapshotError`. */
export function decisionFrom(given: State | undefined, path: string): Decision {
  const { boundBy, denial, reasons, ...rest } = requireStateRecord(given, path);
  const numbers = fitState(aDecision, rest, path);
  const { symbol, end, revision, quantity } = numbers;
  for (const name of ['action', 'side'] as const) {
    if ((words[name] as readonly string[]).includes(numbers[name])) continue;
    throw misfit(`${path}.${name}`, 'is an unknown word');
  }
  if (!Number.isSafeInteger(revision) || revision < 0 || !(quantity >= 0)) {
    throw misfit(path, 'has numbers that cannot be');
  }
  if (boundBy !== null && typeof boundBy !== 'string') throw misfit(path, 'is bound by no name');
  if (!isStateArray(reasons)) throw misfit(`${path}.reasons`, 'expected an array');
  const { time, decidedAt, price, stop, target, horizonMs, riskTaken } = numbers;
  const { confidence, final } = numbers;
  return {
    id: decisionIdRaw(symbol, end, revision), // in the order in which `decide` says it
    ...{ symbol, time, end, decidedAt, revision },
    supersedes: revision > 0 ? decisionIdRaw(symbol, end, revision - 1) : undefined,
    action: numbers.action as Decision['action'],
    side: numbers.side as Decision['side'],
    ...{ quantity, price, stop, target, horizonMs, riskTaken },
    boundBy: (boundBy as SizeCap | null) ?? undefined,
    denial: denial === null ? undefined : reasonFrom(denial, `${path}.denial`),
    ...{ confidence, final },
    reasons: reasons.map((one, i) => reasonFrom(one, `${path}.reasons[${i}]`)),
  };
}

function reasonFrom(given: State | undefined, path: string): Reason {
  const { code, value, limit, of, ...unknown } = requireStateRecord(given, path);
  fitState({}, unknown, path);
  if (typeof code !== 'string') throw misfit(`${path}.code`, 'expected a string');
  if (of !== undefined && typeof of !== 'string') throw misfit(`${path}.of`, 'expected a string');
  const why = reason(code, value as number, limit as number);
  return of === undefined ? why : { ...why, of };
}
