import { messageOf, refuseUncarried } from '../core/own-code.js';
import { isStateArray, isStateRecord, misfit, type Snapshot, type State } from '../core/state.js';
import type { Decision } from '../risk/decision.js';
import { copied } from './decision-state.js';
import type { LaneDesign } from './lane-design.js';
import type { PipelineEvent } from './pipeline-event.js';
import type { CandidateView, PortfolioStageClass, StageOverAll } from './portfolio-view.js';
import { noStages } from './reaction.js';
import type { StageOutputs } from './stage.js';
import type { Rows } from './told.js';

/** Rows that a decision rests on, which waits, and what their columns are. */
interface Seen {
  readonly rows: Rows;
  readonly design: LaneDesign;
}

/** What is settled now: decisions of one end time. */
interface Settling {
  readonly equity: number;
  readonly candidates: readonly Decision[];
}

/** The caller's stages over all symbols, in their order, and the rows that they will be shown. */
export class PortfolioStages {
  readonly id: string;
  readonly #stages: readonly (readonly [name: string, stage: StageOverAll])[];
  readonly #designOf: (symbol: string) => LaneDesign;
  readonly #seen = new Map<string, Seen>();
  #events: PipelineEvent[] = [];

  constructor(
    classes: Readonly<Record<string, PortfolioStageClass>>,
    designOf: (symbol: string) => LaneDesign,
  ) {
    this.#stages = Object.entries(classes).map(([name, Own]) => [name, new Own()]);
    this.#designOf = designOf;
    this.id = this.#stages.map(([name, { id }]) => `over all ${name}=${id}; `).join('');
  }

  /** A decision on `symbol` waits, at which it had `rows`. */
  add(symbol: string, rows: Rows): void {
    this.#seen.set(symbol, { rows, design: this.#designOf(symbol) });
  }

  /** What they say of it; without `keep` nothing is absorbed. */
  run({ candidates, equity }: Settling, keep: boolean): StageOutputs {
    if (candidates.length === 0) return noStages;
    const { end } = candidates[0]!;
    const ordered = candidates.toSorted((a, b) => (a.symbol < b.symbol ? -1 : 1));
    let stages: StageOutputs = noStages;
    for (const [name, stage] of this.#stages) {
      const view = { end, equity, candidates: ordered.map((one) => this.#view(one)), stages };
      let said: unknown;
      try {
        const given = keep ? stage.update(view) : stage.peek(view);
        refuseUncarried(given);
        said = given;
      } catch (error) {
        const failure = { what: `stage ${name}`, timeframe: '', message: messageOf(error) };
        this.#events.push({ type: 'failure', ...failure });
      }
      stages = Object.freeze({ ...stages, [name]: said });
    }
    this.#events.push({ type: 'portfolio', end, stages });
    if (keep) this.#seen.clear();
    return stages;
  }

  /** What was said since this was asked last. */
  takeEvents(): readonly PipelineEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  #view(decision: Decision): CandidateView {
    const { symbol } = decision;
    const { rows, design } = this.#known(symbol) ?? { rows: [] };
    const features: Record<string, never> = {};
    rows.forEach((values, place) => {
      if (values) features[design!.timeframes[place]!] = design!.rowOf(values) as never;
    });
    return { symbol, decision: copied(decision), features };
  }

  /** The rows of a symbol that has not been given other columns since. */
  #known(symbol: string): Seen | undefined {
    const seen = this.#seen.get(symbol);
    return seen?.design === this.#designOf(symbol) ? seen : undefined;
  }

  snapshot(): State {
    const rows: Record<string, State> = { __proto__: null } as never;
    for (const symbol of this.#seen.keys()) {
      const known = this.#known(symbol);
      if (known) rows[symbol] = known.rows.map((row) => (row ? [...row] : null));
    }
    return { stages: this.#stages.map(([, stage]) => stage.snapshot() as never), rows };
  }

  /** Into fresh stages only. */
  restore(given: State | undefined, path: string): void {
    if (!isStateRecord(given)) throw misfit(path, 'expected a record');
    const { stages, rows } = given;
    if (!isStateArray(stages) || stages.length !== this.#stages.length || !isStateRecord(rows)) {
      throw misfit(path, `expected rows and ${this.#stages.length} snapshots`);
    }
    this.#stages.forEach(([, stage], i) => void stage.restore(stages[i] as unknown as Snapshot));
    for (const [symbol, held] of Object.entries(rows)) {
      this.add(symbol, rowsFrom(held, this.#designOf(symbol), `${path}.rows`));
    }
  }
}

function rowsFrom(given: State, { timeframes, columns }: LaneDesign, path: string): Rows {
  const fits = (row: State): boolean =>
    row === null ||
    (isStateArray(row) &&
      row.length === columns.length &&
      row.every((value) => typeof value === 'number'));
  if (isStateArray(given) && given.length === timeframes.length && given.every(fits)) {
    return given.map((row) => (row as readonly number[] | null) ?? undefined);
  }
  throw misfit(path, `expected ${timeframes.length} rows of ${columns.length} numbers`);
}
