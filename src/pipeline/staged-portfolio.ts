import { ConfigError } from '../core/errors.js';
import { requireStateRecord, type State } from '../core/state.js';
import type { OwnTerms } from '../risk/after-account.js';
import type { Decision } from '../risk/decision.js';
import type { PortfolioLimits } from '../risk/portfolio-limits.js';
import type { Desks } from './desks.js';
import type { Limiter } from './own-decision.js';
import type { PipelineEvent } from './pipeline-event.js';
import { Portfolio } from './portfolio.js';
import { PortfolioStages } from './portfolio-stages.js';
import type { PortfolioStageClass } from './portfolio-view.js';
import type { Steps } from './steps.js';
import type { SymbolBook } from './symbol-book.js';
import type { Rows } from './told.js';

/** A portfolio step before which stages of the caller's look at all that waits. */
export class StagedPortfolio extends Portfolio {
  readonly #stages: PortfolioStages;
  readonly #step: Steps['portfolio'];
  #equity: number = Number.NaN;
  /** Whether what is settled now is only foretold. */
  #isPeek = false;

  constructor(
    limits: PortfolioLimits | undefined,
    desks: Desks,
    termsOf: (symbol: string) => OwnTerms,
    step: Steps['portfolio'],
    classes: Readonly<Record<string, PortfolioStageClass>>,
    book: SymbolBook,
  ) {
    if (limits === undefined) {
      const bound = `given, for own.stages.${Object.keys(classes)[0]}`;
      throw new ConfigError('portfolio', bound, limits);
    }
    super(limits, desks, termsOf, step);
    this.#step = step;
    this.#stages = new PortfolioStages(classes, (symbol) => book.of(symbol).design);
  }

  override stageIds(): string {
    return this.#stages.id;
  }

  override takeEvents(): readonly PipelineEvent[] {
    return this.#stages.takeEvents();
  }

  override add(candidate: Decision, equity: number, rows: Rows): readonly Decision[] {
    const settled = super.add(candidate, equity);
    const isLate = settled.some(({ id }) => id === candidate.id);
    if (!isLate) this.#stages.add(candidate.symbol, rows);
    return settled;
  }

  override peek(candidate: Decision, equity: number): readonly Decision[] {
    this.#equity = equity;
    this.#isPeek = true;
    try {
      return super.peek(candidate, equity);
    } finally {
      this.#isPeek = false;
    }
  }

  override settle(until: number, equity: number): readonly Decision[] {
    this.#equity = equity;
    return super.settle(until, equity);
  }

  protected override decided(candidates: readonly Decision[], limit: Limiter): readonly Decision[] {
    const step = this.#step;
    const seen = { equity: this.#equity, candidates };
    const stages = this.#stages.run(seen, !this.#isPeek);
    const told: typeof step = step && ((some, usual) => step(some, usual, stages));
    return super.decided(candidates, limit, told);
  }

  override snapshot(): State {
    return { ...(super.snapshot() as object), stages: this.#stages.snapshot() };
  }

  override restore(given: State, path: string, latest?: number): void {
    const { stages, ...rest } = requireStateRecord(given, path);
    super.restore(rest, path, latest);
    this.#stages.restore(stages, `${path}.stages`);
  }
}
