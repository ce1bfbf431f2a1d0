import { type Reason, reason } from '../core/reason.js';
import { fitState, isStateArray, misfit, requireStateRecord, type State } from '../core/state.js';
import type { Decision } from '../risk/decide.js';
import { floorToStep } from '../risk/step.js';

/**
 * The step that sees all symbols at once: candidates of one end time wait until nothing more can
 * come for it, and are then settled in order of confidence, then symbol, so that the order in
 * which they came changes nothing.
 */
export class Portfolio {
  readonly #maxExposureRatio: number;
  readonly #step: number;
  #end = 0;
  #candidates: Decision[] = [];

  constructor(maxExposureRatio: number, step: number) {
    this.#maxExposureRatio = maxExposureRatio;
    this.#step = step;
  }

  /** Take `candidate` in; what it settles: an end time that it shows to be over, or itself. */
  add(candidate: Decision, equity: number): readonly Decision[] {
    if (candidate.end < this.#end) return [held(candidate, reason('after-its-portfolio-step'))];
    const settled = candidate.end > this.#end ? this.settle(equity) : [];
    this.#end = candidate.end;
    this.#candidates = this.#candidates.filter(({ symbol }) => symbol !== candidate.symbol);
    this.#candidates.push(candidate);
    return settled;
  }

  /** What `add` would return; changes nothing. */
  peek(candidate: Decision, equity: number): readonly Decision[] {
    if (candidate.end < this.#end) return [held(candidate, reason('after-its-portfolio-step'))];
    return candidate.end > this.#end ? this.#settled(equity) : [];
  }

  /** Decide over all that waits. */
  settle(equity: number): readonly Decision[] {
    const settled = this.#settled(equity);
    this.#candidates = [];
    return settled;
  }

  #settled(equity: number): readonly Decision[] {
    const limit = this.#maxExposureRatio * equity;
    let exposure = 0;
    return [...this.#candidates].sort(byPriority).map((candidate) => {
      if (candidate.action === 'hold') return { ...candidate, final: true };
      const room = Math.max(0, limit - exposure) / candidate.entry;
      const quantity = floorToStep(Math.min(candidate.quantity, room), this.#step);
      exposure += quantity * candidate.entry;
      const why = reason('portfolio-exposure', exposure, limit);
      if (quantity === 0) return held(candidate, why);
      const isCut = quantity < candidate.quantity;
      const reasons = isCut ? [...candidate.reasons, why] : candidate.reasons;
      return { ...candidate, quantity, reasons, final: true };
    });
  }

  snapshot(): State {
    const candidates = this.#candidates.map(({ reasons, ...rest }) => ({
      ...rest,
      reasons: reasons.map((one) => ({ ...one })),
    }));
    return { end: this.#end, candidates };
  }

  /** Into a fresh portfolio only. */
  restore(given: State, path: string): void {
    const { candidates, ...rest } = requireStateRecord(given, path);
    const { end } = fitState({ end: 0 }, rest, path);
    this.#candidates = requireArray(candidates, `${path}.candidates`).map((one, i) =>
      requireDecision(one, `${path}.candidates[${i}]`),
    );
    this.#end = end;
  }
}

function byPriority(a: Decision, b: Decision): number {
  if (a.confidence !== b.confidence) return b.confidence - a.confidence;
  return a.symbol < b.symbol ? -1 : 1;
}

function held(candidate: Decision, why: Reason): Decision {
  const nothing = { quantity: 0, entry: Number.NaN, stop: Number.NaN };
  return { ...candidate, ...nothing, action: 'hold', reasons: [why], final: true };
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
