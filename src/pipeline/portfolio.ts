import { reason } from '../core/reason.js';
import { fitState, isStateArray, misfit, requireStateRecord, type State } from '../core/state.js';
import type { Decision } from '../risk/decide.js';
import { type ExposureTerms, held, limitExposure } from '../risk/portfolio-limit.js';

/**
 * The step that sees all symbols at once: candidates of one end time wait until nothing more can
 * come for it, and are then settled in order of confidence, then symbol, so that the order in
 * which they came changes nothing. An end time is settled once: who comes later holds.
 */
export class Portfolio {
  readonly #maxExposureRatio: number;
  readonly #termsOf: (symbol: string) => ExposureTerms;
  /** The latest end time of a candidate, and the latest that is settled. */
  #end: number = Number.NaN;
  #settledEnd: number = Number.NaN;
  #candidates: Decision[] = [];

  constructor(maxExposureRatio: number, termsOf: (symbol: string) => ExposureTerms) {
    this.#maxExposureRatio = maxExposureRatio;
    this.#termsOf = termsOf;
  }

  /** Take `candidate` in; what it settles: an end time that it shows to be over, or itself. */
  add(candidate: Decision, equity: number): readonly Decision[] {
    if (this.#isLate(candidate)) return [held(candidate, tooLate)];
    const settled = candidate.end > this.#end ? this.settle(this.#end, equity) : [];
    this.#end = candidate.end;
    this.#candidates = this.#candidates.filter(({ symbol }) => symbol !== candidate.symbol);
    this.#candidates.push(copied(candidate));
    return settled;
  }

  /** What `add` would return; changes nothing. */
  peek(candidate: Decision, equity: number): readonly Decision[] {
    if (this.#isLate(candidate)) return [held(candidate, tooLate)];
    return candidate.end > this.#end ? this.#settled(equity) : [];
  }

  /** Decide over all that waits, if its end time is over by `until`. */
  settle(until: number, equity: number): readonly Decision[] {
    if (!(this.#end <= until)) return [];
    const settled = this.#settled(equity);
    this.#candidates = [];
    this.#settledEnd = this.#end;
    return settled;
  }

  #isLate({ end }: Decision): boolean {
    return end < this.#end || end <= this.#settledEnd;
  }

  #settled(equity: number): readonly Decision[] {
    const limit = this.#maxExposureRatio * equity;
    return limitExposure(this.#candidates.map(copied), limit, this.#termsOf);
  }

  snapshot(): State {
    const candidates = this.#candidates.map((candidate) => copied(candidate) as unknown as State);
    return { end: this.#end, settledEnd: this.#settledEnd, candidates };
  }

  /** Into a fresh portfolio only. */
  restore(given: State, path: string): void {
    const { candidates, ...rest } = requireStateRecord(given, path);
    const { end, settledEnd } = fitState({ end: 0, settledEnd: 0 }, rest, path);
    this.#candidates = requireArray(candidates, `${path}.candidates`).map((one, i) =>
      requireDecision(one, `${path}.candidates[${i}]`),
    );
    this.#end = end;
    this.#settledEnd = settledEnd;
  }
}

const tooLate = reason('after-its-portfolio-step');

/** A decision of one's own: the caller may write on the one that was handed out. */
function copied(decision: Decision): Decision {
  return { ...decision, reasons: decision.reasons.map((one) => ({ ...one })) };
}

const aDecision: Omit<Decision, 'reasons'> = {
  symbol: '',
  time: 0,
  end: 0,
  decidedAt: 0,
  action: 'hold',
  quantity: 0,
  entry: 0,
  stop: 0,
  confidence: 0,
  final: false,
};

function requireDecision(given: State, path: string): Decision {
  const { reasons, ...rest } = requireStateRecord(given, path);
  const decision = fitState({ ...aDecision }, rest, path);
  if (!['buy', 'sell', 'hold'].includes(decision.action)) throw misfit(path, 'an unknown action');
  const why = requireArray(reasons, `${path}.reasons`).map((one, i) => {
    const { code, value, limit, ...unknown } = requireStateRecord(one, `${path}.reasons[${i}]`);
    fitState({}, unknown, path);
    if (typeof code !== 'string') throw misfit(`${path}.reasons[${i}].code`, 'expected a string');
    return reason(code, value as number, limit as number);
  });
  return { ...decision, reasons: why };
}

function requireArray(given: State | undefined, path: string): readonly State[] {
  if (isStateArray(given)) return given;
  throw misfit(path, 'expected an array');
}
