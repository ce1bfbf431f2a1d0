import { requireFields } from '../core/door.js';
import { requireList } from '../core/lists.js';
import { fieldsOf } from '../core/reading.js';
import type { Snapshot } from '../core/state.js';
import type { PipelineEvent } from './pipeline-event.js';
import type { PortfolioStageClass, PortfolioView, StageOverAll } from './portfolio-view.js';
import type { StageOutputs } from './stage.js';
import { StagedPortfolio } from './staged-portfolio.js';

/**
 * A stage of your own over all symbols: for the breadth of a market, a ranking, a correlation
 * between symbols. Put the class among `own.stages`, and set the option `portfolio`. It runs once
 * for each end time, before limits are applied. `own.steps.portfolio` receives its output, and the
 * event `portfolio` carries it: see `saidOverAll`. `Said` is anything that JSON can carry.
 *
 * @example
 * import type { PortfolioView } from 'barwave/pipeline';
 * class Breadth extends PortfolioStage<number> {
 *   readonly id = 'breadth';
 *   update = ({ candidates }: PortfolioView) => candidates.length;
 *   peek = this.update;
 *   snapshot = () => ({ format: 1, version: 1, id: this.id, state: null });
 *   restore = () => {};
 * }
 * const own = { stages: { breadth: Breadth } };
 * const pipeline = new Pipeline({ base: '1m', portfolio: {} }, own);
 * const bar = { time: 0, open: 10, high: 12, low: 9, close: 11, volume: 5 };
 * for (const symbol of ['X', 'Y']) pipeline.update({ ...bar, symbol });
 * saidOverAll(pipeline.advance(120_000).events, own.stages); // [{ breadth: 2, end: 60000 }]
 */
export abstract class PortfolioStage<Said = unknown, Seen extends StageOutputs = StageOutputs>
  implements StageOverAll<Said, Seen>
{
  /** What runs them: a pipeline without any has no such code. */
  static readonly together: unknown = StagedPortfolio;
  readonly scope = 'portfolio';
  /** Name and parameters: a snapshot restores only into its equal. */
  abstract readonly id: string;
  /** Absorb an end time. */
  abstract update(view: PortfolioView<Seen>): Said;
  /** What `update(view)` would return; changes nothing. */
  abstract peek(view: PortfolioView<Seen>): Said;
  abstract snapshot(): Snapshot;
  abstract restore(snapshot: Snapshot): void;
}

/** The outputs of the stages over all symbols among `C` for one end time, by name. */
export type SaidOverAll<C> = { readonly end: number } & {
  readonly [N in keyof C as C[N] extends PortfolioStageClass ? N : never]:
    | (C[N] extends PortfolioStageClass<infer Said> ? Said : never)
    | undefined;
};

/**
 * The outputs of stages over all symbols, typed by their classes; that of a stage that failed is
 * `undefined`.
 *
 * @param events   of a result or of an `Advance`
 * @param _stages  `own.stages` of the pipeline
 * @throws {ConfigError} if there is no list of events
 */
export function saidOverAll<C extends Readonly<Record<string, unknown>>>(
  events: readonly PipelineEvent[] | undefined,
  _stages: C,
): readonly SaidOverAll<C>[] {
  return Array.from(requireList('events', events ?? [])).flatMap((event) => {
    const of = fieldsOf(event);
    if (of('type') !== 'portfolio') return [];
    return [{ ...requireFields('events.stages', of('stages') as object), end: of('end') } as never];
  });
}
