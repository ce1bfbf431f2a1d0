import { fitState, misfit, requireStateRecord, type Snapshot, type State } from '../core/state.js';
import type { OwnTerms } from '../risk/after-account.js';
import type { Decision } from '../risk/decision.js';
import { DrawdownGuard } from '../risk/drawdown-guard.js';
import { fittedToLimits } from '../risk/portfolio-limit.js';
import type { PortfolioLimits } from '../risk/portfolio-limits.js';
import type { TradingStatus } from '../risk/trading-status.js';
import { Candidates, pricesOf } from './candidates.js';
import { lateDecision } from './corrected-decision.js';
import { copied } from './decision-state.js';
import type { Desks } from './desks.js';
import { type Decided, type Limiter, type PortfolioStep, settledBy } from './own-decision.js';
import type { PipelineEvent } from './pipeline-event.js';
import type { Rows } from './told.js';

/**
 * The step that sees all symbols at once: candidates of one end time wait until nothing more can
 * come for it, and are then settled in order of priority, confidence, then symbol, so that the order
 * in which they came changes nothing. An end time is settled once: who comes later may reduce and
 * close, and a corrected bar may take back of what was decided on it, but there is no new risk.
 */
export class Portfolio {
  readonly #limits: PortfolioLimits;
  readonly #termsOf: (symbol: string) => OwnTerms;
  readonly #desks: Desks;
  readonly #guard: DrawdownGuard | undefined;
  readonly #step: PortfolioStep;
  /** The latest end time of a candidate, and the latest that is settled. */
  #end: number = Number.NaN;
  #settledEnd: number = Number.NaN;
  readonly #candidates = new Candidates();
  /** Of stages over all symbols, where there are any, and what they said since this was asked last. */
  stageIds?(): string;
  takeEvents?(): readonly PipelineEvent[];

  /** @param step  in the place of the limits */
  constructor(
    limits: PortfolioLimits,
    desks: Desks,
    termsOf: (symbol: string) => OwnTerms,
    step?: PortfolioStep,
  ) {
    this.#limits = limits;
    this.#step = step;
    this.#desks = desks;
    this.#termsOf = termsOf;
    this.#guard = limits.drawdown && new DrawdownGuard(limits.drawdown);
  }

  /** What the account may do at `time`; `undefined` where no limit of drawdown is set. */
  statusAt(time: number, equity: number): TradingStatus | undefined {
    return this.#guard?.peek(time, equity);
  }

  /** The account is worth `equity` at `time`, by default when the last end time was settled. */
  tell(equity: number, time: number = this.#settledEnd): void {
    if (Number.isFinite(time)) this.#guard?.update(time, equity);
  }

  /** End a halt. */
  resume(time: number): void {
    this.#guard?.resume(time);
  }

  /** Take `candidate` in; what it settles: an end time that it shows to be over, or itself. */
  add(candidate: Decision, equity: number, _rows?: Rows): Decided {
    if (this.#isLate(candidate)) {
      const settled = this.#late(candidate);
      this.#desks.settle(copied(settled));
      return [settled];
    }
    const settled = candidate.end > this.#end ? this.settle(this.#end, equity) : [];
    this.#end = candidate.end;
    const { quoteRate } = this.#termsOf(candidate.symbol);
    this.#candidates.add(candidate, { equity, quoteRate });
    return settled;
  }

  /** A fill has left `quantity` units of `symbol`: what waits was decided before it. */
  fill(symbol: string, quantity: number): void {
    this.#candidates.fill(symbol, quantity);
  }

  /** What `add` would return; changes nothing. */
  peek(candidate: Decision, equity: number): Decided {
    if (this.#isLate(candidate)) return [this.#late(candidate)];
    if (!(candidate.end > this.#end)) return [];
    return this.#settled(equity, this.statusAt(this.#end, equity)).map(copied);
  }

  /** Decide over all that waits, if its end time is over by `until`. */
  settle(until: number, equity: number): Decided {
    if (!(this.#end <= until) || this.#candidates.size === 0) return [];
    const settled = this.#settled(equity, this.#guard?.update(this.#end, equity));
    for (const decision of settled) {
      this.#desks.settle(copied(decision));
      if (Number.isFinite(decision.price)) this.#desks.price(decision.symbol, decision.price);
    }
    this.#candidates.clear();
    this.#settledEnd = this.#end;
    return settled;
  }

  #isLate({ end }: Decision): boolean {
    return end < this.#end || end <= this.#settledEnd;
  }

  #late(candidate: Decision): Decision {
    const { symbol } = candidate;
    const terms = this.#termsOf(symbol);
    return lateDecision(candidate, this.#desks.pending(symbol), terms, this.#settledEnd);
  }

  /** What becomes of all that waits; it shares reasons with the candidates. */
  #settled(equity: number, status: TradingStatus | undefined): Decided {
    const candidates = this.#candidates.asOf((symbol) => {
      const position = this.#desks.position(symbol);
      return { equity, terms: this.#termsOf(symbol), position };
    });
    const commitments = this.#desks.commitments(this.#termsOf, pricesOf(candidates));
    const book = { equity, limits: this.#limits, commitments, status };
    return this.decided(candidates, (some) => fittedToLimits(some, book, this.#termsOf));
  }

  protected decided(all: Decided, limit: Limiter, step: PortfolioStep = this.#step): Decided {
    return settledBy(step, all, limit);
  }

  snapshot(): State {
    return {
      end: this.#end,
      settledEnd: this.#settledEnd,
      guard: (this.#guard?.snapshot() as State | undefined) ?? null,
      candidates: this.#candidates.snapshot(),
    };
  }

  /** Into a fresh portfolio only. */
  restore(given: State, path: string, latest: number = Number.MAX_VALUE): void {
    const { candidates, guard, ...rest } = requireStateRecord(given, path);
    const { end, settledEnd } = fitState({ end: 0, settledEnd: 0 }, rest, path);
    if (end > latest || settledEnd > latest) throw misfit(path, 'is ahead of all bars');
    this.#candidates.restore(candidates, `${path}.candidates`);
    if (this.#guard !== undefined) this.#guard.restore(guard as Snapshot);
    else if (guard !== null) throw misfit(`${path}.guard`, 'expected none');
    this.#end = end;
    this.#settledEnd = settledEnd;
  }
}
