import type { Snapshot } from '../core/state.js';
import type { PipelineEvent } from './pipeline-event.js';
import type { PortfolioStageClass, PortfolioView, StageOverAll } from './portfolio-view.js';
import type { StageOutputs } from './stage.js';
import { StagedPortfolio } from './staged-portfolio.js';

/**
 * A stage of your own over all symbols, for a breadth of the market, a ranking, a correlation between
 * symbols. It is one of `own.stages`, needs the option `portfolio`, and runs once for each end time, before
 * limits are applied. What it says is handed to `own.steps.portfolio`, and told as the event `portfolio`:
 * see `saidOverAll`. `Said` is anything that JSON can carry.
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

/** What the stages over all symbols among `C` said of an end time, each by its name. */
export type SaidOverAll<C> = { readonly end: number } & {
  readonly [N in keyof C as C[N] extends PortfolioStageClass ? N : never]:
    | (C[N] extends PortfolioStageClass<infer Said> ? Said : never)
    | undefined;
};

/**
 * What stages over all symbols said, typed by their classes; one that failed said `undefined`.
 *
 * @param events   of a result or of an `Advance`
 * @param _stages  `own.stages` of the pipeline
 */
export function saidOverAll<C extends Readonly<Record<string, unknown>>>(
  events: readonly PipelineEvent[] | undefined,
  _stages: C,
): readonly SaidOverAll<C>[] {
  return (events ?? []).flatMap((event) => {
    return event.type === 'portfolio' ? [{ ...event.stages, end: event.end } as never] : [];
  });
}
